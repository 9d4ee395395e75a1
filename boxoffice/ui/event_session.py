"""Making and changing events in the window: the form, its row, and the desk that goes on."""

from collections.abc import Callable
from functools import partial

from boxoffice.domain.topics import Done
from boxoffice.services import changing_events, making_events
from boxoffice.services.changing_events import EventUsed
from boxoffice.services.desk import Desk, EventUnknown
from boxoffice.services.making_events import WalkIn
from boxoffice.ui import event_words, faults
from boxoffice.ui.desk.presenter import DeskPresenter
from boxoffice.ui.event_choice.making import NewEventPresenter
from boxoffice.ui.lane import Lane
from boxoffice.ui.window import DeskWindow, Section
from sync.protocol.programme import Event, Language


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
        self._form = NewEventPresenter(self, lambda each: window.events.render_form(each))  # noqa: PLW0108
        self.choices_wanted: Callable[[], None] = lambda: None
        """The list of events is another one now: it is shown anew."""
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
        view.form.taken_back.connect(self._form.take_back)
        view.change_wanted.connect(self._form.change)

    def make(self, wish: WalkIn) -> None:
        """As `Records`."""
        self._lane.run(
            partial(making_events.make_event, self._desk, wish), self._made, self._failed
        )

    def rename(self, event_id: str, title: str, language: Language) -> None:
        """As `Records`."""
        work = partial(changing_events.rename_event, self._desk, event_id, title, language)
        self._lane.run(work, lambda _: self._changed(), self._failed)

    def take_back(self, event_id: str) -> None:
        """As `Records`."""
        work = partial(changing_events.take_back_event, self._desk, event_id)
        self._lane.run(work, lambda _: self._changed(), self._failed)

    def _made(self, done: Done[Event]) -> None:
        self._recorded()
        self._form.made()
        self._presenter.choose_event(done.value.id)
        if self._window.section is Section.EVENTS:
            self._window.open(Section.DESK)

    def _changed(self) -> None:
        self._recorded()
        self._form.made()
        self._presenter.refresh()
        if self._window.section is Section.EVENTS:
            self.choices_wanted()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, EventUsed):
            self._form.failed(lambda: event_words.problem("used"))
            return
        if isinstance(error, EventUnknown):
            self._form.failed(lambda: event_words.problem("mapped"))
            return
        self._form.failed(lambda: faults.fault_sentence(error))
