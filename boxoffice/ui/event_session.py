"""Making events in the window: the form, its row, and the desk that goes on with it."""

from collections.abc import Callable
from functools import partial

from boxoffice.domain.topics import Done
from boxoffice.services import making_events
from boxoffice.services.desk import Desk
from boxoffice.services.making_events import WalkIn
from boxoffice.ui import faults
from boxoffice.ui.desk.presenter import DeskPresenter
from boxoffice.ui.event_choice.making import NewEventPresenter
from boxoffice.ui.lane import Lane
from boxoffice.ui.window import DeskWindow, Section
from sync.protocol.programme import Event


class EventSession:
    """Connects the form to the desk it makes events for."""

    def __init__(
        self,
        window: DeskWindow,
        desk: Desk,
        lane: Lane,
        presenter: DeskPresenter,
        recorded: Callable[[], None],
    ) -> None:
        """`recorded` is called once an event's row is on the disk."""
        self._window = window
        self._desk = desk
        self._lane = lane
        self._presenter = presenter
        self._recorded = recorded
        self._form = NewEventPresenter(self._make, lambda each: window.events.render_form(each))  # noqa: PLW0108
        self._connect()

    def show(self) -> None:
        """Say everything anew, in the language spoken now."""
        self._form.show()

    def _connect(self) -> None:
        view = self._window.events
        view.new_wanted.connect(self._form.begin)
        view.form.made.connect(self._form.make)
        view.form.kind_chosen.connect(self._form.choose_kind)
        view.form.kind_stepped.connect(self._form.step_kind)
        view.form.left.connect(self._form.leave)

    def _make(self, wish: WalkIn) -> None:
        self._lane.run(
            partial(making_events.make_event, self._desk, wish), self._made, self._failed
        )

    def _made(self, done: Done[Event]) -> None:
        self._recorded()
        self._form.made()
        self._presenter.choose_event(done.value.id)
        if self._window.section is Section.EVENTS:
            self._window.open(Section.DESK)

    def _failed(self, error: Exception) -> None:
        self._form.failed(lambda: faults.fault_sentence(error))
