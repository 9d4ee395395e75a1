"""Kiosk mode over one open desk, and the page in front: settings and closing need a supervisor."""

from collections.abc import Callable
from functools import cached_property, partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from boxoffice.services.desk import Desk
from boxoffice.ui import faults, files
from boxoffice.ui import kiosk_words as say
from boxoffice.ui.front import presenter as front_presenter
from boxoffice.ui.front import work as front_work
from boxoffice.ui.lane import Lane
from boxoffice.ui.reception import Reception
from boxoffice.ui.threads import QtTimer
from boxoffice.ui.window import DeskWindow, Section

_GUARDED = frozenset({Section.SETTINGS, Section.SCANNER_TEST, Section.FINISH})
"""Where a supervisor leads, and may stay until another page is opened."""
_NOT_BEHIND = _GUARDED | {Section.FRONT, Section.SIGN_IN, Section.CUSTOMER}


class KioskSession(QObject):
    """Keeps a desk in kiosk mode where it is on; adds clerks for one event either way.

    Where the venue has no PINs, a plain yes is asked for: that keeps a hand on the wrong key from
    the settings, and promises no more. The system may end its session and the process as always.
    """

    def __init__(self, window: DeskWindow, desk: Desk, lane: Lane, reception: Reception) -> None:
        """Off until `turn` says otherwise."""
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._lane = lane
        self._reception = reception
        self.on = False
        self._led = self._leaving = False
        self._last = Section.DESK
        window.when_made(Section.FRONT, self._connect)
        window.when_made(Section.SIGN_IN, self._offer_clerk)
        window.when_made(Section.SETTINGS, self._offer_clerk_in_settings)
        window.section_changed.connect(self._section)
        window.installEventFilter(self)

    @cached_property
    def front(self) -> "front_presenter.FrontPresenter":
        """What the page in front says; made when it is first wanted."""
        made = front_presenter.FrontPresenter(
            front_work.DeskFront(self._desk),
            self._lane,
            QtTimer(self),
            lambda each: self._window.front.render_screen(each),  # noqa: PLW0108 - made late
            faults.fault_sentence,
        )
        made.opened = partial(self._window.cover, Section.FRONT)
        made.closed = self._closed
        return made

    def turn(self, on: bool) -> None:
        """Kiosk mode on or off; who is in the settings just now stays there."""
        if on == self.on:
            return
        self.on = on
        self._led = on and self._window.section in _GUARDED
        self._window.setProperty(files.KIOSK, on)
        self._fill_screen()

    def stop(self) -> None:
        """The desk closes: its window may too."""
        self._window.removeEventFilter(self)
        self._window.section_changed.disconnect(self._section)
        self.on = False

    def show(self) -> None:
        """Say everything anew, in the language spoken now."""
        if "front" in vars(self):
            self.front.show()

    def add_clerk(self) -> None:
        """A supervisor adds a clerk for one event."""
        self.front.ask(_question("clerk", staffed=True), self.front.new_clerk)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Closing asks first; what shrinks the window has it fill the screen again."""
        if watched is self._window and self.on:
            kind = event.type()
            if kind == QEvent.Type.Close and not self._may_close():
                event.ignore()
                self._ask("quit", self._close, always=True)
                return True
            if kind == QEvent.Type.WindowStateChange and not self._window.isFullScreen():
                QTimer.singleShot(0, self, self._fill_screen)
        return super().eventFilter(watched, event)

    def _may_close(self) -> bool:
        # The system that ends the session is not kept from it.
        system = QGuiApplication.instance()
        ends = isinstance(system, QGuiApplication) and system.isSavingSession()
        return self._leaving or ends

    def _fill_screen(self) -> None:
        states = Qt.WindowState
        now = self._window.windowState() & ~states.WindowMinimized
        wanted = now | states.WindowFullScreen if self.on else now & ~states.WindowFullScreen
        if wanted != self._window.windowState():
            self._window.setWindowState(wanted)

    def _section(self, name: str) -> None:
        section = Section(name)
        if section not in _NOT_BEHIND:
            self._led, self._last = False, section
        elif section in _GUARDED and self.on and not self._led:
            self._window.open(self._last)
            asked = "finish" if section is Section.FINISH else "settings"
            self._ask(asked, partial(self._lead, section))
            return
        elif section is Section.SIGN_IN:
            # Who signs in next need not be who was led there.
            self._led = False
        if section is not Section.FRONT and "front" in vars(self) and self.front.is_open:
            self.front.back()

    def _lead(self, section: Section) -> None:
        self._led = True
        self._window.open(section)

    def _ask(self, name: str, act: Callable[[], None], *, always: bool = False) -> None:
        self.front.ask(_question(name, always=always), lambda _: act())

    def _close(self) -> None:
        self._leaving = True
        self._window.close()

    def _closed(self) -> None:
        self._window.uncover()
        self._reception.look_again()

    def _connect(self) -> None:
        view = self._window.front
        view.answered.connect(self.front.answered)
        view.back.connect(self.front.back)
        view.yes.connect(self.front.yes)
        view.filled.connect(self.front.add)

    def _offer_clerk(self) -> None:
        self._window.sign_in.add_clerk.clicked.connect(self.add_clerk)

    def _offer_clerk_in_settings(self) -> None:
        self._window.settings.care.add_clerk.clicked.connect(self.add_clerk)


def _question(
    name: str, *, always: bool = False, staffed: bool = False
) -> "front_presenter.Question":
    return front_presenter.Question(
        partial(say.title, name),
        partial(say.text, name),
        partial(say.yes, name),
        always=always,
        staffed=staffed,
    )
