"""Who is at the open desk: asked at its start, changed by a key, locked by a key or by time."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog

from boxoffice.domain.clerks import KnownClerk
from boxoffice.services import signing_in
from boxoffice.services.desk import Desk
from boxoffice.ui import faults, kiosk_words
from boxoffice.ui.desk.presenter import DeskPresenter
from boxoffice.ui.lane import Lane
from boxoffice.ui.sign_in.presenter import SignInPresenter
from boxoffice.ui.sign_in.work import DeskSignIn, DeskSupervision
from boxoffice.ui.supervision.presenter import Supervision
from boxoffice.ui.threads import QtTimer
from boxoffice.ui.today import presenter as today_presenter
from boxoffice.ui.window import DeskWindow, Section

CHANGE_KEY = "F11"
LOCK_KEY = "Ctrl+L"
LOCK_MINUTES = 10
"""How long a desk may stand unused before it locks, unless the settings say otherwise."""
_LOOK_MS = 5_000
_HOLD_WORK = frozenset({Section.PAPER, Section.FIRST_START, Section.SCANNER_TEST})
"""Screens on which nobody is interrupted because the first clerks came with a round."""


class Reception(QObject):
    """Signing in, changing and locking at one open desk. A venue without clerks sees none of it."""

    def __init__(
        self, window: DeskWindow, desk: Desk, lane: Lane, presenter: DeskPresenter
    ) -> None:
        """`begin` looks for clerks; all calls are made on the interface thread."""
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._lane = lane
        self._presenter = presenter
        self._clerk: KnownClerk | None = None
        self._staffed = False
        self._wanted = False
        self._asks_event = False
        self.lock_minutes = LOCK_MINUTES
        """0 never locks by itself."""
        self.staffed: Callable[[bool], None] = lambda staffed: None
        """Told whether the venue has clerks."""
        self.sign_in = SignInPresenter(
            DeskSignIn(desk),
            lane,
            QtTimer(self),
            lambda each: window.sign_in.render_screen(each),  # noqa: PLW0108 - made late
            faults.fault_sentence,
        )
        self.supervision = Supervision(
            DeskSupervision(desk), lane, QtTimer(self), presenter.show, faults.fault_sentence
        )
        presenter.supervised_by(self.supervision)
        self.sign_in.signed_in = self._signed_in
        self.sign_in.nobody = self._nobody
        window.when_made(Section.SIGN_IN, self._connect)
        window.desk.clerk_requested.connect(self.change)
        self._shortcut(CHANGE_KEY, self.change)
        self._shortcut(LOCK_KEY, self.lock)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)

    @property
    def locked(self) -> bool:
        """Whether the desk waits for somebody to sign in."""
        return self._window.locked

    @property
    def is_staffed(self) -> bool:
        """Whether the venue works with clerks."""
        return self._staffed

    def begin(self) -> None:
        """Ask who is at the desk, where the venue has clerks."""
        self._asks_event = self._wanted = True
        self._count_clerks()

    def round_ended(self) -> None:
        """A round of sync may have brought the first clerks, or taken one away."""
        self._count_clerks()

    def change(self) -> None:
        """Somebody else takes over: choose a name, type six digits."""
        if self._staffed:
            self._close("")

    def lock(self) -> None:
        """Leave the desk for a moment: it opens again as it was left, with the same PIN at hand."""
        if self._staffed:
            self._close(self._clerk.name if self._clerk else "")

    def lock_if_idle(self, seconds: float) -> None:
        """Lock where nobody touched the desk for the minutes that the settings say."""
        if self.lock_minutes and self._clerk and seconds >= self.lock_minutes * 60:
            self.lock()

    def supervise_today(self, today: "today_presenter.TodayPresenter") -> None:
        """Ask for a supervisor on the Today screen too, in place."""
        today.supervised_by(
            Supervision(
                DeskSupervision(self._desk),
                self._lane,
                QtTimer(self),
                today.show,
                faults.fault_sentence,
                heading=kiosk_words.today_title,
                back=kiosk_words.back,
            )
        )

    def look_again(self) -> None:
        """Offer who was added meanwhile, where somebody is asked for."""
        if self.locked:
            self.sign_in.look_again()

    def show(self) -> None:
        """Say everything anew, in the language spoken now."""
        if self.locked:
            self.sign_in.show()

    def stop(self) -> None:
        """The desk closes."""
        self._timer.stop()

    def _shortcut(self, key: str, act: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(key), self._window)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(act)

    def _connect(self) -> None:
        view = self._window.sign_in
        view.chosen.connect(self.sign_in.choose)
        view.pin_entered.connect(self.sign_in.pin_entered)
        view.scanned.connect(lambda _text: self.sign_in.scanned())
        self._window.router.typed_elsewhere.connect(view.key_typed)

    def _count_clerks(self) -> None:
        # A store that does not answer is said by the desk itself, behind this.
        self._lane.run(
            partial(signing_in.clerks, self._desk), self._clerks_came, lambda error: None
        )

    def _clerks_came(self, found: Sequence[KnownClerk]) -> None:
        self._staffed = bool(found)
        self.staffed(self._staffed)
        if not found:
            self._nobody()
            return
        if not self._timer.isActive():
            self._timer.start(_LOOK_MS)
        # Whose role is another one by now signs in anew: what a desk lets them do goes by it.
        known = {(each.name, each.role) for each in found}
        self._wanted = self._clerk is None or (self._clerk.name, self._clerk.role) not in known
        self._look()

    def _look(self) -> None:
        """Now and then: whether nobody is here, or somebody has to say who they are."""
        if self.locked:
            return
        if self._wanted and self._presenter.between_cards:
            if self._window.section not in _HOLD_WORK:
                self._close("")
        else:
            self.lock_if_idle(self._window.router.idle_seconds)

    def _close(self, name: str) -> None:
        if self.locked:
            return
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            dialog.reject()
        # Behind what is under way: tickets that are being given are the present clerk's.
        self._lane.run(partial(signing_in.sign_out, self._desk), lambda _: None, lambda error: None)
        self._clerk = None
        self.supervision.cancel()
        self._window.lock()
        self.sign_in.open(name)

    def _signed_in(self, clerk: KnownClerk) -> None:
        self._clerk, self._wanted = clerk, False
        self._presenter.clerk_is(clerk.name)
        self._window.unlock()
        asks, self._asks_event = self._asks_event, False
        if asks:
            self._presenter.ask_event()
        else:
            self._presenter.go_on()

    def _nobody(self) -> None:
        """The venue runs without PINs, or does so from now on."""
        self._staffed = self._wanted = self._asks_event = False
        self._timer.stop()
        if self._clerk is not None:
            self._lane.run(
                partial(signing_in.sign_out, self._desk), lambda _: None, lambda error: None
            )
            self._clerk = None
        self._presenter.clerk_is("")
        if self.locked:
            self._window.unlock()
            self._presenter.go_on()
