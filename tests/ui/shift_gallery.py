"""The end of shift and the sync screen in each of their states, through their own presenters."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from boxoffice.domain.figures import CountedUse, Scope, report
from boxoffice.domain.list_age import ListAge, ListState
from boxoffice.domain.matters import Matter, MatterKind, Receipt, RoundNote
from boxoffice.services.inbox import Inbox
from boxoffice.services.overview import Waiting
from boxoffice.services.shifts import Shift
from boxoffice.ui.finish.presenter import FinishPresenter, Gone, Refusal
from boxoffice.ui.finish.screen import FinishScreen
from boxoffice.ui.shift.presenter import ShiftPresenter
from boxoffice.ui.shift.screen import ShiftScreen
from boxoffice.ui.sync_status.presenter import SyncPresenter, SyncState
from boxoffice.ui.sync_status.screen import SyncScreen
from sync.protocol.days import LocalDays
from sync.protocol.kinds import EventKind, TicketKind
from tests.support.faults import plain_fault
from tests.support.held import HeldLane
from tests.support.paper_printer import PaperPrinter
from tests.ui.today_gallery import EVENTS, NOW, TODAY

H, C, A, W, G = TicketKind
_MUSEUM = {"fi": "Museokäynti", "sv": "Museibesök", "en": "Museum visit"}


def use(event: str, tickets: dict[TicketKind, int], *, voided: bool = False) -> CountedUse:
    """One use of today."""
    return CountedUse(TODAY, event, None, tickets, voided=voided)


MUSEUM = EVENTS[0].model_copy(
    update={"id": "museum", "kind": EventKind.VISIT, "starts_at": None, "title": _MUSEUM}
)
USES = (
    use("family", {H: 14, C: 23}),
    use("opening", {H: 31, C: 12, A: 2}),
    use("opening", {W: 2, G: 6}),
    use("opening", {H: 1}, voided=True),
    use("late", {H: 8}),
)


def shift(
    uses: tuple[CountedUse, ...] = USES, *, day: date = TODAY, now: datetime = NOW, **fields: object
) -> Shift:
    """A day at the desk."""
    base: dict[str, object] = {
        "day": day,
        "now": now,
        "days": LocalDays(),
        "venue": "April Jazz",
        "desk": "Lippupiste 1",
        "report": report(uses, day, day, Scope.DESK, {}),
        "events": {each.id: each for each in (*EVENTS, MUSEUM)},
        "late": {},
        "till": {},
        "due": (),
        "not_collected": {"opening": 2, "late": 1},
        "unrecorded": 1,
        "to_fix": 2,
        "matters": 3,
        "unsent": Waiting(12, now - timedelta(hours=5)),
    }
    return Shift(**{**base, **fields})  # type: ignore[arg-type]


def plain(text: str) -> str:
    """Words as a person reads them: a space is a space."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


class Closing:
    """The end of shift over a made-up day, and what it painted."""

    def __init__(self, day: Shift | None = None) -> None:
        self.day = day or shift()
        self.painted: list[ShiftScreen] = []
        self.paper = PaperPrinter()
        self.lane = HeldLane()
        self.sent = 0
        self.till: dict[str, int] = {}
        self.full = False
        self.presenter = ShiftPresenter(
            lambda: self.day,
            self.lane,
            self.painted.append,
            printer=self.paper,
            keep=self._keep,
            send=self._send,
            say_fault=plain_fault,
        )
        self.presenter.open()

    def _send(self) -> None:
        self.sent += 1

    def _keep(self, day: date, event: str, count: int | None) -> None:
        if self.full:
            raise OSError
        self.till.pop(event, None)
        if count is not None:
            self.till[event] = count
        self.day = replace(self.day, till=dict(self.till)) if day == self.day.day else self.day

    @property
    def screen(self) -> ShiftScreen:
        """What is on screen."""
        return self.painted[-1]


def shift_gallery() -> Iterator[tuple[str, ShiftScreen]]:
    """Each state by its name."""
    full = Closing(shift(due=("museum",)))
    for event, count in (("opening", "53"), ("family", "36"), ("late", "8")):
        full.presenter.write_till(event, count)
    yield "shift", full.screen
    done = {"not_collected": {}, "unrecorded": 0, "to_fix": 0, "matters": 0}
    yield "shift_done", Closing(shift(unsent=Waiting(0, None), **done)).screen
    empty = Closing(shift((), unsent=Waiting(0, None), due=("opening",), **done))
    empty.presenter.write_till("opening", "ten")
    yield "shift_empty", empty.screen


_OF_THE_DESK = (
    Matter("unsent", MatterKind.UNSENT, NOW - timedelta(hours=26), rows=12),
    Matter("old_list", MatterKind.OLD_LIST, NOW - timedelta(hours=80)),
    Matter("clock", MatterKind.CLOCK, NOW),
    Matter("copied", MatterKind.COPIED, NOW),
    Matter("restored", MatterKind.RESTORED, NOW),
    Matter("out_of_use", MatterKind.OUT_OF_USE, NOW),
    Matter("not_known", MatterKind.NOT_KNOWN, NOW),
    Matter(
        "centre_key",
        MatterKind.CENTRE_KEY,
        NOW,
        fingerprint="9F2C 41B7 A05E D3C8 770A 1E94 5B6D C213",
    ),
    Matter("many_unknown", MatterKind.MANY_UNKNOWN, NOW, rows=40),
)
_KINDS = frozenset(each.kind for each in _OF_THE_DESK)
_OF_ROWS = tuple(
    Matter(f"{kind}:row", kind, NOW - timedelta(hours=1), 0, "…388", "opening", {H: 1, C: 2})
    for kind in MatterKind
    if kind not in _KINDS
)
MATTERS = (*_OF_THE_DESK, *_OF_ROWS)
NOTED = (
    Matter("1", MatterKind.GIVEN_TWICE, NOW, 0, "…388", "opening", {H: 1}, noted_at=NOW),
    Matter("2", MatterKind.GIVEN_TWICE, NOW, 0, "…104", "late", {H: 1}, here=False, noted_at=NOW),
)
"""What a coordinator noted: of this desk's own row, and of another desk's."""
ROUNDS = (
    RoundNote(NOW, 12, 3),
    RoundNote(NOW - timedelta(minutes=9), error="Unreachable"),
    RoundNote(NOW - timedelta(minutes=30)),
    RoundNote(NOW - timedelta(minutes=50), 0, 1, "something_new"),
    RoundNote(NOW - timedelta(hours=2), error="VersionMismatch"),
)
RECEIPT = Receipt(231, 231, bytes(range(32)), NOW, b'{"payload":"made up"}')


def state(**fields: object) -> SyncState:
    """A desk with nothing to say."""
    base: dict[str, object] = {
        "now": NOW,
        "days": LocalDays(),
        "waiting": 0,
        "oldest": None,
        "confirmed": 231,
        "last_contact": NOW,
        "cards": 23_409,
        "list_state": ListState(ListAge.FRESH, timedelta(minutes=4)),
        "inbox": Inbox((), ROUNDS, RECEIPT),
        "venue": "April Jazz",
        "desk": "Lippupiste 1",
    }
    return SyncState(**{**base, **fields})  # type: ignore[arg-type]


def full_state(matters: tuple[Matter, ...] = MATTERS) -> SyncState:
    """A desk where everything needs a person, or all that is given."""
    events = {each.id: each for each in EVENTS}
    inbox = Inbox(matters, ROUNDS, RECEIPT, events)
    return state(waiting=12, oldest=NOW - timedelta(hours=26), inbox=inbox)


@dataclass
class Records:
    """The sync screen's desk."""

    now: SyncState = field(default_factory=full_state)
    noted: list[str] = field(default_factory=list)
    written: dict[Path, str] = field(default_factory=dict)
    full: bool = False

    def state(self) -> SyncState:
        """As `SyncWork`."""
        left = tuple(each for each in self.now.inbox.matters if each.key not in self.noted)
        return replace(self.now, inbox=replace(self.now.inbox, matters=left))

    def note(self, key: str) -> bool:
        """As `SyncWork`."""
        self.noted.append(key)
        return True

    def save(self, path: Path, text: str) -> bool:
        """As `SyncWork`."""
        if not self.full:
            self.written[path] = text
        return not self.full


class Syncing:
    """The sync screen over a made-up desk, and what it painted."""

    def __init__(self, now: SyncState | None = None) -> None:
        self.work = Records(now or full_state())
        self.painted: list[SyncScreen] = []
        self.counted: list[int] = []
        self.alarms: list[str] = []
        self.paper = PaperPrinter()
        self.presenter = SyncPresenter(self.painted.append)
        self.presenter.work_with(self.work, HeldLane(), lambda error: type(error).__name__)
        self.presenter.counted = self.counted.append
        self.presenter.alarm = self.alarms.append
        self.presenter.printer = self.paper
        self.presenter.refresh()

    @property
    def screen(self) -> SyncScreen:
        """What is on screen."""
        return self.painted[-1]


def sync_gallery() -> Iterator[tuple[str, SyncScreen]]:
    """Each state by its name."""
    yield "sync_inbox", Syncing().screen
    # The page scrolls: what stands below the desk's own matters is drawn by itself.
    yield "sync_rows", Syncing(full_state(_OF_ROWS)).screen
    yield "sync_keys", Syncing(full_state(_OF_THE_DESK[3:])).screen
    events = {each.id: each for each in EVENTS}
    noted = Inbox((), ROUNDS, RECEIPT, events, settled=NOTED)
    yield "sync_noted", Syncing(state(inbox=noted)).screen
    unsupervised = full_state(_OF_THE_DESK[-1:])
    told = replace(unsupervised.inbox, supervised=False)
    yield "sync_unsupervised", Syncing(replace(unsupervised, inbox=told)).screen
    yield "sync_confirmed", Syncing(state()).screen
    yield "sync_no_rounds", Syncing(state(inbox=Inbox((), (), None))).screen


def finish_gallery() -> Iterator[tuple[str, FinishScreen]]:
    """Each state of finishing with a laptop by its name."""

    class Leaving:
        """Refuses as it is told."""

        def __init__(self, refusal: Refusal) -> None:
            self.refusal = refusal

        def leave(self, insisted: bool) -> Gone | Refusal:
            """As `FinishWork`."""
            return self.refusal

        def accepts(self, name: str, secret: str) -> bool:
            """As `FinishWork`."""
            return name == secret

    for name, refusal in (
        ("finish_staffed", Refusal(12, True)),
        ("finish_unstaffed", Refusal(12, False)),
    ):
        painted: list[FinishScreen] = []
        presenter = FinishPresenter(Leaving(refusal), HeldLane(), painted.append, str)
        presenter.open()
        if name == "finish_staffed":
            yield "finish", painted[-1]
        presenter.press("", "")
        yield name, painted[-1]
        presenter.press("Kielo", "000000")
        yield f"{name}_wrong", painted[-1]
        presenter.press("000000", "000000")
        yield f"{name}_again", painted[-1]
