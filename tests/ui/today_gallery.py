"""The Today screen in each of its states with made-up data, through its own presenter."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

from boxoffice.domain.clerks import KnownClerk
from boxoffice.domain.day_rows import DayRow
from boxoffice.domain.event_days import EventChoice, EventTiming
from boxoffice.domain.issues import RowState
from boxoffice.services.finding import DayView, EventOfDay, Query
from boxoffice.ui import counter_words, kiosk_words
from boxoffice.ui.supervision.presenter import Supervision
from boxoffice.ui.today.presenter import TodayPresenter
from boxoffice.ui.today.screen import ActName, Tab, TodayScreen
from boxoffice.ui.today.work import DoneRows, NeedsSupervisor, Outcome
from sync.protocol.days import LocalDays
from sync.protocol.kinds import Channel, EventKind, Finding, Sector, TicketKind, VoidReason
from sync.protocol.programme import Event
from tests.support.faults import plain_fault
from tests.support.held import HeldLane
from tests.ui.front_gallery import Front, Unhurried

TODAY = date(2026, 4, 25)
NOW = datetime(2026, 4, 25, 17, 30, tzinfo=UTC)
H, C, A, W, G = TicketKind


def event(name: str, hours: int, **titles: str) -> Event:
    """A performance, so many hours from now."""
    return Event(
        id=name,
        kind=EventKind.PERFORMANCE,
        sector=Sector.CULTURE,
        title=titles,
        organiser="April Jazz",
        place="Louhisali",
        starts_at=NOW + timedelta(hours=hours),
    )


EVENTS = (
    event("family", -3, fi="Perhekonsertti", sv="Familjekonsert", en="Family concert"),
    event("opening", 1, fi="Avajaiskonsertti", sv="Öppningskonsert", en="Opening concert"),
    event("late", 4, fi="Yöklubi", sv="Nattklubb", en="Late-night club"),
)
_GIVEN: tuple[tuple[str, dict[TicketKind, int]], ...] = (
    ("482", {H: 1, C: 2}),
    ("051", {H: 1}),
    ("719", {H: 1, C: 1, A: 1}),
    ("204", {W: 2, G: 5}),
    ("997", {H: 1}),
    ("310", {H: 1}),
    ("118", {H: 1, C: 3}),
    ("640", {H: 1}),
    ("205", {H: 1, C: 1}),
    ("888", {H: 1}),
)


def rows() -> tuple[DayRow, ...]:
    """Rows of every state, the latest first."""
    made = [
        DayRow(
            f"row-{n}",
            "opening",
            NOW - timedelta(minutes=2 * n),
            tickets,
            f"…{code}",
            RowState.WAITING if n < 2 else RowState.CONFIRMED,
            recorded=NOW - timedelta(minutes=2 * n),
        )
        for n, (code, tickets) in enumerate(_GIVEN)
    ]
    made[3] = replace(made[3], state=RowState.VOIDED, void_reason=VoidReason.WRONG_COUNT)
    made[5] = replace(made[5], state=RowState.PROBLEM, outcome=Finding.DOUBLE_ISSUE)
    made[7] = replace(made[7], event="family", channel=Channel.PHONE, collected=True)
    made[8] = replace(made[8], event="family")
    return tuple(made)


def waiting() -> tuple[DayRow, ...]:
    """Tickets ordered by phone or given ahead that nobody has come for."""
    day_before = NOW - timedelta(days=1)
    return tuple(
        DayRow(
            f"order-{n}",
            "opening",
            day_before + timedelta(minutes=n),
            {H: 1, C: n},
            None if n == 2 else f"…73{n}",
            RowState.CONFIRMED,
            here=n != 2,
            recorded=None if n == 2 else day_before,
            channel=Channel.PHONE,
        )
        for n in range(3)
    )


def day(shown: tuple[DayRow, ...] | None = None, *, sold_out: bool = False) -> DayView:
    """The day, with its rows."""
    found = rows() if shown is None else shown
    events = (
        EventOfDay("family", EVENTS[0], {H: 2, C: 1}, 2, 0, False),
        EventOfDay("opening", EVENTS[1], {H: 6, C: 6, A: 1}, 7, 3, False),
        EventOfDay("late", EVENTS[2], {}, 0, 0, sold_out),
    )
    choices = tuple(EventChoice(each, EventTiming.TODAY, TODAY) for each in EVENTS)
    titles = {each.id: each for each in EVENTS}
    return DayView(TODAY, LocalDays(), NOW, events, found, waiting(), choices, titles, found)


@dataclass
class Work:
    """The screen's desk: what it was asked, and what it answers."""

    shown: DayView = field(default_factory=day)
    asked: list[str] = field(default_factory=list)
    supervised: bool = False
    """Whether only a supervisor may act."""
    broken: Exception | None = None
    of_card: str = "order-1"
    """The order of every card that is read."""

    def today(self, query: Query) -> DayView:
        if self.broken is not None:
            raise self.broken
        self.asked.append(f"today {query.text}{query.card}".strip())
        found = tuple(row for row in self.shown.rows if (row.code or "").endswith(query.text))
        waiting = tuple(row for row in self.shown.waiting if (row.code or "").endswith(query.text))
        if query.card:
            found, waiting = (), tuple(row for row in waiting if row.row_id == self.of_card)
        return replace(self.shown, rows=found, waiting=waiting)

    def look_back(
        self, day: date, query: Query, supervisor: KnownClerk | None
    ) -> DayView | NeedsSupervisor:
        if self.supervised and supervisor is None:
            return NeedsSupervisor()
        self.asked.append(f"look back {day} {query.text}".strip())
        return replace(self.shown, day=day, events=(), waiting=())

    def take_back(self, row_id: str, reason: VoidReason, supervisor: KnownClerk | None) -> Outcome:
        return self._act(f"take back {row_id} {reason}", supervisor)

    def give_again(self, row_id: str) -> Outcome:
        return self._act(f"give again {row_id}", None)

    def replace(
        self,
        row_id: str,
        tickets: Mapping[TicketKind, int],
        returned: bool,
        supervisor: KnownClerk | None,
    ) -> Outcome:
        counts = " ".join(f"{kind}={count}" for kind, count in tickets.items() if count)
        name = "return" if returned else "correct"
        return self._act(f"{name} {row_id} {counts}", supervisor)

    def move(self, row_ids: tuple[str, ...], event: str, supervisor: KnownClerk | None) -> Outcome:
        return self._act(f"move {' '.join(row_ids)} to {event}", supervisor, len(row_ids))

    def move_since(
        self, from_event: str, since: datetime, event: str, supervisor: KnownClerk | None
    ) -> Outcome:
        return self._act(f"move {from_event} since {since:%H:%M} to {event}", supervisor, 8)

    def release(self, row_ids: tuple[str, ...], supervisor: KnownClerk | None) -> Outcome:
        return self._act(f"release {' '.join(row_ids)}", supervisor, len(row_ids))

    def let_in(self, row_id: str) -> Outcome:
        return self._act(f"let in {row_id}", None)

    def mark_sold_out(self, event: str, sold_out: bool) -> None:
        self.asked.append(f"sold out {event} {sold_out}")
        self.shown = day(self.shown.rows, sold_out=sold_out)

    def _act(self, what: str, supervisor: KnownClerk | None, count: int = 1) -> Outcome:
        if self.broken is not None:
            raise self.broken
        if self.supervised and supervisor is None:
            return NeedsSupervisor()
        self.asked.append(what if supervisor is None else f"{what} by {supervisor.name}")
        return DoneRows(count)


class Seeing:
    """A presenter over made-up work, and what it painted."""

    def __init__(
        self, work: Work | None = None, paint: Callable[[TodayScreen], None] = lambda screen: None
    ) -> None:
        self.work = work or Work()
        self.paint = paint
        self.painted: list[TodayScreen] = []
        self.changes = 0
        self.lane = HeldLane()
        self.presenter = TodayPresenter(
            self.work,
            self.lane,
            self._show,
            say_fault=plain_fault,
        )
        self.presenter.changed = self._changed
        self.presenter.open()

    def _changed(self) -> None:
        self.changes += 1

    def _show(self, screen: TodayScreen) -> None:
        self.painted.append(screen)
        self.paint(screen)

    @property
    def screen(self) -> TodayScreen:
        """What is on screen."""
        return self.painted[-1]

    @property
    def hint(self) -> str:
        """What the desk says."""
        return self.screen.hint.text if self.screen.hint else ""

    def acts(self) -> list[ActName]:
        """The buttons that can be pressed."""
        panel = self.screen.panel.acts if self.screen.panel else ()
        return [each.name for each in (*self.screen.acts, *panel) if each.enabled]

    def choose(self, *row_ids: str) -> "Seeing":
        """Choose rows."""
        self.presenter.choose_rows(row_ids)
        return self

    def press(self, name: ActName) -> "Seeing":
        """Press a button."""
        self.presenter.act(name)
        return self


class Slips:
    """A printer without paper."""

    offered = True

    def __init__(self) -> None:
        self.printed: list[str] = []

    def print(self, row_id: str) -> None:
        """As `RowPrinter`."""
        self.printed.append(row_id)

    def note(self, row_id: str) -> str:
        """As `RowPrinter`."""
        return counter_words.slip_note("refused") if row_id in self.printed else ""

    def failed(self, row_id: str) -> bool:
        """As `RowPrinter`."""
        return row_id in self.printed


def today_gallery() -> Iterator[tuple[str, TodayScreen]]:
    """Each state by its name."""
    yield "today", Seeing().choose("row-1").screen
    empty = Work(replace(day(()), waiting=()))
    yield "today_empty", Seeing(empty).screen
    sold = Seeing()
    sold.presenter.choose_event("late")
    yield "today_sold_out", sold.press(ActName.SOLD_OUT).screen
    yield "today_counts", Seeing().choose("row-0").press(ActName.CORRECT).screen
    moved = Seeing().choose("row-9").press(ActName.MOVE)
    moved.presenter.rows.choose_event("late")
    yield "today_move", moved.screen
    yield "today_moved", moved.press(ActName.MOVE_NOW).screen
    yield "today_voided", Seeing().choose("row-3").screen
    uncollected = Seeing()
    uncollected.presenter.choose_tab(Tab.WAITING)
    yield "today_waiting", uncollected.choose("order-0", "order-1").screen
    found = Seeing()
    found.presenter.search("482")
    yield "today_found", found.choose("row-0").screen
    ordered = Seeing()
    ordered.presenter.slips = Slips()
    ordered.presenter.scanned("ESP104731")
    yield "today_order_found", ordered.screen
    other = Seeing()
    other.presenter.choose_tab(Tab.OTHER)
    yield "today_other", other.screen
    asked = Seeing(Work(supervised=True))
    front = Front()
    asked.presenter.supervised_by(
        Supervision(
            front.work,
            front.lane,
            Unhurried(),
            asked.presenter.show,
            str,
            heading=kiosk_words.today_title,
            back=kiosk_words.back,
        )
    )
    asked.presenter.choose_tab(Tab.OTHER)
    yield "today_supervisor", asked.screen
    printing = Seeing()
    printing.presenter.slips = Slips()
    yield "today_slip", printing.choose("row-1").press(ActName.SLIP).screen
