"""The window: the rail, the screens, and the places of first start."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final, Protocol, TypeVar, cast, runtime_checkable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QWidget,
)
from shiboken6 import isValid

from boxoffice.scanning.wedge import WedgeDetector
from boxoffice.ui import setup_words
from boxoffice.ui.anew import view as anew_view
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.customer import view as customer_view
from boxoffice.ui.customer.sentences import languages
from boxoffice.ui.desk.page import WIDE_FROM
from boxoffice.ui.desk.view import DeskView
from boxoffice.ui.event_choice import view as event_view
from boxoffice.ui.finish import view as finish_view
from boxoffice.ui.first_start import view as first_start_view
from boxoffice.ui.front import view as front_view
from boxoffice.ui.help import view as help_view
from boxoffice.ui.key_router import KeyRouter
from boxoffice.ui.keys import Place
from boxoffice.ui.page import Page
from boxoffice.ui.painting import PaintingInTurns
from boxoffice.ui.paper import view as paper_view
from boxoffice.ui.rail import Rail, Section
from boxoffice.ui.reports import view as report_view
from boxoffice.ui.scanner_test import view as scanner_test_view
from boxoffice.ui.settings import view as settings_view
from boxoffice.ui.shift import view as shift_view
from boxoffice.ui.sign_in import view as sign_in_view
from boxoffice.ui.sync_status import view as sync_view
from boxoffice.ui.today import view as today_view

__all__ = ["DeskWindow", "Section"]

View = TypeVar("View", bound=QWidget)
_SOON: Final = (
    Section.EVENTS,
    Section.SYNC,
    Section.CUSTOMER,
)
"""What a desk that is set up may be asked for at any moment, and what is quickly made. The large
screens take 50 ms and more each: made when they are opened, they stall no card of the first minute.
"""
_PLACES = {
    Section.DESK: Place.DESK,
    Section.EVENTS: Place.OWN_FIELD,
    Section.TODAY: Place.OWN_FIELD,
    Section.PAPER: Place.OWN_FIELD,
    Section.REPORTS: Place.ELSEWHERE,
    Section.SHIFT: Place.OWN_FIELD,
    Section.SIGN_IN: Place.OWN_FIELD,
    Section.FINISH: Place.OWN_FIELD,
    Section.ANEW: Place.CAPTURES,
    Section.FRONT: Place.OWN_FIELD,
    Section.FIRST_START: Place.CAPTURES,
    Section.SCANNER_TEST: Place.CAPTURES,
}
_WITHOUT_RAIL = frozenset(
    {
        Section.CUSTOMER,
        Section.FIRST_START,
        Section.SIGN_IN,
        Section.FINISH,
        Section.ANEW,
        Section.FRONT,
    }
)


@runtime_checkable
class _Listens(Protocol):
    """A page that knows where the next key belongs."""

    def listen(self) -> None:
        """Put the focus there."""
        ...


class DeskWindow(QMainWindow):
    """The one window of the desk."""

    section_changed = Signal(str)
    closing = Signal()

    def __init__(self, appearance: Appearance, detector: WedgeDetector) -> None:
        """The window with the desk's view; each other view is made when it is first asked for."""
        super().__init__()
        self._appearance = appearance
        self._section = Section.DESK
        self._locked = False
        self._behind = Section.DESK
        self._under: Section | None = None
        with appearance.styled_together():
            self.rail = Rail(appearance)
            self.desk = DeskView(appearance)
            self._stack = QStackedWidget()
            self._stack.addWidget(self.desk)
            inside = QWidget()
            row = QHBoxLayout(inside)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(0)
            row.addWidget(self.rail)
            row.addWidget(self._stack, 1)
            self.setCentralWidget(inside)
        self._pages: dict[Section, QWidget] = {Section.DESK: self.desk}
        self._half_made: dict[Section, Page] = {}
        self._painting = PaintingInTurns(self)
        self._awaited: dict[Section, list[Callable[[], object]]] = {}
        self.router = KeyRouter(self.desk, self, detector)
        self.rail.chosen.connect(lambda to: self.open(Section(to)))
        to_desk = partial(self.open, Section.DESK)
        self.when_made(Section.CUSTOMER, lambda: self.customer.back.connect(to_desk))
        self.when_made(Section.EVENTS, lambda: self.events.back.connect(to_desk))
        appearance.changed.connect(self._restyle)
        self.setMinimumSize(640, 480)
        self.resize(1280, 800)
        self._retranslate()
        self.open(Section.DESK)

    @property
    def appearance(self) -> Appearance:
        """The look, for what is made later."""
        return self._appearance

    @property
    def events(self) -> "event_view.EventChoiceView":
        """The choice of the event."""
        return self._view(Section.EVENTS, lambda look: event_view.EventChoiceView(look))  # noqa: PLW0108

    @property
    def settings(self) -> "settings_view.SettingsView":
        """The settings."""
        return self._view(Section.SETTINGS, lambda look: settings_view.SettingsView(look))  # noqa: PLW0108

    @property
    def sync(self) -> "sync_view.SyncView":
        """What was sent, what waits, and how the last round went."""
        return self._view(Section.SYNC, lambda look: sync_view.SyncView(look))  # noqa: PLW0108

    @property
    def today(self) -> "today_view.TodayView":
        """The day's events and rows."""
        return self._view(Section.TODAY, lambda look: today_view.TodayView(look))  # noqa: PLW0108

    @property
    def shift(self) -> "shift_view.ShiftView":
        """The end of the shift."""
        return self._view(Section.SHIFT, lambda look: shift_view.ShiftView(look))  # noqa: PLW0108

    @property
    def paper(self) -> "paper_view.PaperView":
        """Lines typed from paper, and uses to retype."""
        return self._view(Section.PAPER, lambda look: paper_view.PaperView(look))  # noqa: PLW0108

    @property
    def reports(self) -> "report_view.ReportView":
        """What was given in a period."""
        return self._view(Section.REPORTS, lambda look: report_view.ReportView(look))  # noqa: PLW0108

    @property
    def scanner_test(self) -> "scanner_test_view.ScannerTestView":
        """What a scanner sends."""
        return self._view(
            Section.SCANNER_TEST,
            lambda look: scanner_test_view.ScannerTestView(look),  # noqa: PLW0108
        )

    @property
    def first_start(self) -> "first_start_view.FirstStartView":
        """Enrolment."""
        return self._view(Section.FIRST_START, lambda look: first_start_view.FirstStartView(look))  # noqa: PLW0108

    @property
    def sign_in(self) -> "sign_in_view.SignInView":
        """Who is at the desk."""
        return self._view(Section.SIGN_IN, lambda look: sign_in_view.SignInView(look))  # noqa: PLW0108

    @property
    def finish(self) -> "finish_view.FinishView":
        """Finishing with this laptop."""
        return self._view(Section.FINISH, lambda look: finish_view.FinishView(look))  # noqa: PLW0108

    @property
    def anew(self) -> "anew_view.AnewView":
        """Enrolling once more."""
        return self._view(Section.ANEW, lambda look: anew_view.AnewView(look))  # noqa: PLW0108

    @property
    def front(self) -> "front_view.FrontView":
        """What stands in front of all others."""
        return self._view(Section.FRONT, lambda look: front_view.FrontView(look))  # noqa: PLW0108

    @property
    def help(self) -> "help_view.HelpView":
        """The page *At the counter*."""
        return self._view(Section.HELP, lambda look: help_view.HelpView(look))  # noqa: PLW0108

    @property
    def customer(self) -> "customer_view.CustomerView":
        """The sentence for the customer."""
        return self._view(
            Section.CUSTOMER, lambda look: customer_view.CustomerView(look, languages())
        )

    def _view(self, section: Section, make: Callable[[Appearance], View]) -> View:
        found = self._pages.get(section)
        if found is not None:
            return cast(View, found)
        begun = self._half_made.pop(section, None)
        if begun is None:
            made = make(self._appearance)
            self._stack.addWidget(made)
        else:
            begun.finish()
            made = cast(View, begun)
        self._pages[section] = made
        for call in self._awaited.pop(section, []):
            call()
        return made

    def when_made(self, section: Section, call: Callable[[], object]) -> None:
        """Make `call` once the view of a section is there: now, or as soon as it is made."""
        if section in self._pages:
            call()
        else:
            self._awaited.setdefault(section, []).append(call)

    def make_next(self) -> bool:
        """Make one of the views that a desk may be asked for; False where all of them are there.
        Done while nobody does anything, opening them costs nothing later.
        """
        section = next((each for each in _SOON if each not in self._pages), None)
        if section is not None:
            self._page(section)
        return section is not None

    def pieces_ahead(self, section: Section, begin: Callable[[Appearance], Page]) -> Iterator[None]:
        """Make a page while nobody does anything, piece by piece: its parts, then their style and
        their places. What is opened meanwhile is made to its end at once.
        """
        if section in self._pages:
            return
        page = self._half_made[section] = begin(self._appearance)
        # Parts that come into a page that has its place are styled once; a whole page that comes
        # into the window would be styled anew in one go.
        self._stack.addWidget(page)
        yield
        while section in self._half_made and page.make_piece():
            yield
        yield from self.laid_out_ahead(section)

    def laid_out_ahead(self, section: Section) -> Iterator[None]:
        """Give the parts of a page that nobody has opened yet their style and their places, one by
        one.
        """
        page = self._page(section)
        yield
        for part in page.findChildren(QWidget):
            if isValid(part):
                part.ensurePolished()
                yield
        if page.isHidden():
            page.resize(self._stack.size())
            yield
            # Each part lays out what it holds, in the size that it has by then.
            for part in (page, *page.findChildren(QWidget)):
                if isValid(part) and page.isHidden() and (part is page or not part.isHidden()):
                    QApplication.sendEvent(part, QResizeEvent(part.size(), part.size()))
                    yield

    def _page(self, section: Section) -> QWidget:
        pages: dict[Section, Callable[[], QWidget]] = {
            Section.DESK: lambda: self.desk,
            Section.TODAY: lambda: self.today,
            Section.PAPER: lambda: self.paper,
            Section.REPORTS: lambda: self.reports,
            Section.SHIFT: lambda: self.shift,
            Section.SYNC: lambda: self.sync,
            Section.HELP: lambda: self.help,
            Section.SETTINGS: lambda: self.settings,
            Section.EVENTS: lambda: self.events,
            Section.CUSTOMER: lambda: self.customer,
            Section.FIRST_START: lambda: self.first_start,
            Section.SIGN_IN: lambda: self.sign_in,
            Section.FINISH: lambda: self.finish,
            Section.ANEW: lambda: self.anew,
            Section.FRONT: lambda: self.front,
            Section.SCANNER_TEST: lambda: self.scanner_test,
        }
        return pages[section]()

    @property
    def section(self) -> Section:
        """What the window shows now."""
        return self._section

    @property
    def locked(self) -> bool:
        """Whether nothing is shown but who may sign in."""
        return self._locked

    def lock(self) -> None:
        """Show who may sign in and nothing else; what is open stays as it is behind it."""
        self.uncover()
        self._behind = self._section
        self.open(Section.SIGN_IN)
        self._locked = True

    def unlock(self) -> None:
        """Show what was open, or was asked for meanwhile."""
        self._locked = False
        self.open(self._behind)

    def cover(self, section: Section) -> None:
        """Show a page in front of all others, of the lock too; what is asked for meanwhile is shown
        behind it.
        """
        under = self._section if self._under is None else self._under
        locked, self._locked, self._under = self._locked, False, None
        self.open(section)
        self._locked, self._under = locked, under

    def uncover(self) -> None:
        """Show what is behind the page in front, if one is there."""
        under, self._under = self._under, None
        if under is not None:
            locked, self._locked = self._locked, False
            self.open(under)
            self._locked = locked

    def open(self, section: Section) -> None:
        """Show a screen and put the focus where it listens; while locked, once it is unlocked."""
        if self._locked:
            self._behind = section
            return
        if self._under is not None:
            self._under = section
            return
        self._section = section
        page = self._page(section)
        if self.isVisible() and page is not self._stack.currentWidget():
            self._painting.hold(page)
        self._stack.setCurrentWidget(page)
        self.rail.setHidden(section in _WITHOUT_RAIL)
        self.rail.select(section)
        if isinstance(page, _Listens):
            page.listen()
        else:
            page.setFocus()
        self.section_changed.emit(section)

    def show_customer(self, verdict: str) -> None:
        """Fill the window with the sentence for `verdict`, or a greeting for `ready`."""
        self.customer.render_verdict(verdict)
        self.open(Section.CUSTOMER)

    def place(self) -> Place:
        """Where the clerk is, for the key router."""
        return _PLACES.get(self._section, Place.ELSEWHERE)

    def widget(self) -> QWidget:
        """The window, for the key router."""
        return self

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A window that is small for its text shows a narrow rail."""
        super().resizeEvent(event)
        self._restyle()

    def changeEvent(self, event: QEvent) -> None:
        """Say the fixed words anew after the language changed."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell the composition root before the window goes."""
        self.router.stop()
        self.closing.emit()
        super().closeEvent(event)

    def _retranslate(self) -> None:
        self.setWindowTitle(setup_words.window_title())
        self.rail.retranslate()

    def _restyle(self) -> None:
        self.rail.narrow(self.width() < self._appearance.px(WIDE_FROM + 110))
