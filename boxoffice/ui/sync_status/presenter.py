"""What the sync screen says: whether all is sent and confirmed, and what went wrong last."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from boxoffice.domain.list_age import ListState
from boxoffice.ui import setup_words
from boxoffice.ui.sync_status.screen import SyncScreen
from sync.protocol.days import LocalDays


@dataclass(frozen=True, slots=True)
class SyncState:
    """Where the desk stands with its centre; moments in UTC, `now` corrected."""

    now: datetime
    days: LocalDays
    waiting: int
    oldest: datetime | None
    confirmed: int
    last_contact: datetime | None
    cards: int
    list_state: ListState


class SyncPresenter:
    """Keeps the last state and the last problem."""

    def __init__(self, show: Callable[[SyncScreen], None]) -> None:
        """`show` paints a screen."""
        self._show = show
        self._state: SyncState | None = None
        self._problem: Callable[[], str] | None = None
        self._running = False

    def update(self, state: SyncState) -> None:
        """The desk's state was read anew."""
        self._state = state
        self.show()

    def started(self) -> None:
        """A round of sync began."""
        self._running = True
        self.show()

    def ended(self, problem: Callable[[], str] | None) -> None:
        """A round ended; `problem` words what went wrong, in the language spoken then."""
        self._running, self._problem = False, problem
        self.show()

    def show(self) -> None:
        """Paint the state in the language spoken now."""
        state = self._state
        if state is None:
            return
        age = state.now - state.oldest if state.oldest else None
        contact = state.days.local(state.last_contact) if state.last_contact else None
        lines = [setup_words.sync_waiting_detail(age), setup_words.sync_last(contact)]
        if state.confirmed:
            lines.append(setup_words.sync_confirmed(state.confirmed))
        if state.list_state.since is not None:
            lines.append(setup_words.sync_list(state.cards, state.list_state.since))
        button = setup_words.sync_running() if self._running else setup_words.sync_now()
        self._show(
            SyncScreen(
                setup_words.sync_title(state.waiting),
                state.waiting == 0,
                tuple(lines),
                self._problem() if self._problem else "",
                button,
                button_enabled=not self._running,
            )
        )
