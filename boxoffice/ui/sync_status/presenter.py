"""What the sync screen says: whether all is sent and confirmed, what needs a person, and how the
last rounds went. Knows no Qt.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, Protocol

from boxoffice.domain.list_age import ListState
from boxoffice.domain.matters import MatterKind
from boxoffice.services.inbox import Inbox
from boxoffice.ui import setup_words
from boxoffice.ui import sync_words as say
from boxoffice.ui.lane import Lane, Timer
from boxoffice.ui.printer import Printer
from boxoffice.ui.sync_status import composing
from boxoffice.ui.sync_status.screen import SyncAct, SyncScreen
from sync.protocol.days import LocalDays

NOTHING = Inbox((), (), None)


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
    inbox: Inbox = NOTHING
    venue: str = ""
    desk: str = ""


REST_SECONDS: Final = 0.5
"""For so long nothing may have changed before a screen that nobody sees is composed."""


class SyncWork(Protocol):
    """What the screen asks of the desk; every call runs on the store lane."""

    def state(self) -> SyncState:
        """Everything the screen shows."""
        ...

    def note(self, key: str) -> bool:
        """A person has seen to a matter; whether who is signed in may say so."""
        ...

    def save(self, path: Path, text: str) -> bool:
        """Write the receipt into a file; whether it could be written."""
        ...


class SyncPresenter:
    """Keeps the last state and the last problem."""

    def __init__(self, show: Callable[[SyncScreen], None]) -> None:
        """`show` paints a screen."""
        self._show = show
        self._state: SyncState | None = None
        self._problem: Callable[[], str] | None = None
        self._running = False
        self._hint: Callable[[], tuple[str, bool]] = lambda: ("", True)
        self._work: SyncWork | None = None
        self._lane: Lane | None = None
        self._say_fault: Callable[[Exception], str] = str
        self._alarmed = ""
        self.printer: Printer | None = None
        self.send: Callable[[], None] = lambda: None
        """Starts a round of sync, which fetches too."""
        self.counted: Callable[[int], None] = lambda count: None
        """Told how many things need a person, whenever the desk was read."""
        self._rest: Timer | None = None
        self._seen: Callable[[], bool] = lambda: True
        self.enrol_anew: Callable[[MatterKind, str], None] = lambda kind, key: None
        """Leads to where a one-time code mends a matter."""
        self.alarm: Callable[[str], None] = lambda text: None
        """Told once, in a sentence, when rows begin to have waited too long."""

    def work_with(self, work: SyncWork, lane: Lane, say_fault: Callable[[Exception], str]) -> None:
        """From now on buttons act on this desk."""
        self._work, self._lane, self._say_fault = work, lane, say_fault

    def put_off(self, rest: Timer, seen: Callable[[], bool]) -> None:
        """Compose the screen only once the desk is at rest while it is not `seen`: each card that
        is given changes it three times, and the next verdict need not wait for that.
        """
        self._rest, self._seen = rest, seen

    def refresh(self) -> None:
        """Read the desk anew; a store that fails says so where it matters."""
        if self._work is not None and self._lane is not None:
            self._lane.run(self._work.state, self.update, lambda error: None)

    def update(self, state: SyncState) -> None:
        """The desk's state was read anew."""
        self._state = state
        self.counted(len(state.inbox.matters))
        self._sound(state)
        self.show()

    def started(self) -> None:
        """A round of sync began."""
        self._running = True
        self.show()

    def ended(self, problem: Callable[[], str] | None) -> None:
        """A round ended; `problem` words what went wrong, in the language spoken then."""
        self._running, self._problem = False, problem
        self.show()

    def act(self, name: str, argument: str = "") -> None:
        """A button; `argument` is a matter's key or a file's path."""
        act = SyncAct(name)
        if act in {SyncAct.SEND, SyncAct.FETCH}:
            self.send()
        elif act is SyncAct.ANEW:
            self._enrol_anew(argument)
        elif act is SyncAct.NOTED:
            self._note(argument)
        elif act is SyncAct.PRINT_RECEIPT:
            self._print()
        elif argument:
            self._save(Path(argument))

    def show(self) -> None:
        """Paint the state in the language spoken now; soon, where nobody can see it."""
        if self._rest is None or self._seen():
            self._paint()
        else:
            self._rest.after(REST_SECONDS, self._paint)

    def _paint(self) -> None:
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
        inbox, days = state.inbox, state.days
        hint, good = self._hint()
        self._show(
            SyncScreen(
                setup_words.sync_title(state.waiting),
                state.waiting == 0,
                tuple(lines),
                self._problem() if self._problem else "",
                button,
                button_enabled=not self._running,
                inbox_title=say.heading("inbox"),
                inbox_empty="" if inbox.matters else say.inbox_empty(),
                inbox=tuple(
                    composing.matter_line(each, inbox, state.now, days) for each in inbox.matters
                ),
                settled_title=say.heading("settled"),
                settled=tuple(
                    composing.settled_line(each, inbox, state.now, days) for each in inbox.settled
                ),
                receipt=composing.receipt_panel(inbox.receipt, state.waiting, days)
                if inbox.receipt
                else None,
                history_title=say.heading("history"),
                history=tuple(
                    say.round_line(
                        composing.stamp(each.at, days), each.sent, each.received, each.error
                    )
                    for each in inbox.rounds
                )
                or (say.history_empty(),),
                hint=hint,
                hint_is_good=good,
            )
        )

    def _enrol_anew(self, key: str) -> None:
        matters = self._state.inbox.matters if self._state else ()
        for each in matters:
            if each.key == key:
                self.enrol_anew(each.kind, key)

    def _note(self, key: str) -> None:
        work, lane = self._work, self._lane
        if work is not None and lane is not None:
            lane.run(lambda: work.note(key), self._noted, self._failed)

    def _noted(self, well: bool) -> None:
        if well:
            self._say("noted")
        self.refresh()

    def _print(self) -> None:
        state = self._state
        receipt = state.inbox.receipt if state else None
        if state is None or receipt is None or self.printer is None:
            return
        lines = composing.receipt_lines(receipt, state.waiting, state.days)
        page = composing.receipt_page(say.receipt_of(state.venue, state.desk), lines)
        outcome = "saved" if self.printer.makes_files else "printed"
        self.printer.print(page, "", lambda: self._say(outcome), self._failed)

    def _save(self, path: Path) -> None:
        state, work, lane = self._state, self._work, self._lane
        receipt = state.inbox.receipt if state else None
        if state is None or receipt is None or work is None or lane is None:
            return
        lines = composing.receipt_lines(receipt, state.waiting, state.days)
        text = composing.receipt_text(say.receipt_of(state.venue, state.desk), lines, receipt)
        lane.run(
            lambda: work.save(path, text),
            lambda well: self._say("saved" if well else "not_saved", good=well),
            self._failed,
        )

    def _say(self, name: str, *, good: bool = True) -> None:
        self._hint = lambda: (say.receipt_done(name), good)
        self.show()

    def _failed(self, error: Exception) -> None:
        self._hint = lambda: (self._say_fault(error), False)
        self.show()

    def _sound(self, state: SyncState) -> None:
        found = next((each for each in state.inbox.matters if each.kind is MatterKind.UNSENT), None)
        if found is None:
            self._alarmed = ""
        elif found.key != self._alarmed:
            self._alarmed = found.key
            self.alarm(say.unsent_notice(found.rows, state.now - found.since))
