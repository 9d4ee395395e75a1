"""Enrolling a desk once more in the window, over one open desk."""

from collections.abc import Callable
from functools import cached_property

from boxoffice.domain.matters import MatterKind
from boxoffice.services.desk import Desk
from boxoffice.ui import faults
from boxoffice.ui.anew import presenter as anew_presenter
from boxoffice.ui.anew import work as anew_work
from boxoffice.ui.lane import Lane
from boxoffice.ui.window import DeskWindow, Section


class AnewSession:
    """Wires the page; `done` is for the composition root, which opens the desk anew."""

    def __init__(
        self,
        window: DeskWindow,
        desk: Desk,
        lane: Lane,
        enrolling: "Callable[[], anew_work.EnrollingAnew]",
    ) -> None:
        """`enrolling` makes what does the steps."""
        self._window = window
        self._desk = desk
        self._lane = lane
        self._enrolling = enrolling
        self.done: Callable[[], None] = lambda: None
        window.when_made(Section.ANEW, self._connect)

    @cached_property
    def page(self) -> "anew_presenter.AnewPresenter":
        """What the page says; made when it is first wanted."""
        made = anew_presenter.AnewPresenter(
            anew_work.AnewCounter(self._desk, self._enrolling()),
            self._lane,
            lambda each: self._window.anew.render_screen(each),  # noqa: PLW0108 - made late
            faults.fault_sentence,
        )
        made.back = self._back
        made.done = lambda: self.done()  # noqa: PLW0108 - it may be set later
        return made

    def open(self, kind: MatterKind, key: str) -> None:
        """Show the page for a matter."""
        self._window.open(Section.ANEW)
        self.page.open(kind, key)

    def show(self) -> None:
        """Say everything anew, in the language spoken now."""
        if self._window.section is Section.ANEW:
            self.page.show()

    def _connect(self) -> None:
        view = self._window.anew
        view.pressed.connect(self.page.press)
        view.second.connect(self.page.second)
        view.back.connect(self._back)

    def _back(self) -> None:
        self._window.open(Section.SYNC)
