"""What the Today screen asks of the desk; every call runs on the store lane, not on Qt's thread."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from boxoffice.domain.clerks import KnownClerk
from boxoffice.services import (
    collecting,
    correcting,
    finding,
    moving,
    selling_out,
    taking_back,
    voiding,
)
from boxoffice.services.desk import Desk
from boxoffice.services.finding import DayView, Query
from boxoffice.services.supervising import SupervisorNeeded
from sync.protocol.kinds import TicketKind, VoidReason


@dataclass(frozen=True, slots=True)
class NeedsSupervisor:
    """Nothing was done: only a supervisor may."""


@dataclass(frozen=True, slots=True)
class DoneRows:
    """How many rows an act changed, and how many it passed over."""

    rows: int = 1
    passed_over: int = 0


Outcome = DoneRows | NeedsSupervisor


class TodayWork(Protocol):
    """The use cases of the screen; store errors and refusals go through to the caller."""

    def today(self, query: Query) -> DayView:
        """Today at this desk."""
        ...

    def look_back(
        self, day: date, query: Query, supervisor: KnownClerk | None
    ) -> DayView | NeedsSupervisor:
        """Any day, other desks' rows with it; every look is written down."""
        ...

    def take_back(self, row_id: str, reason: VoidReason, supervisor: KnownClerk | None) -> Outcome:
        """Void a row, or say another reason."""
        ...

    def give_again(self, row_id: str) -> Outcome:
        """Record a voided row anew."""
        ...

    def replace(
        self,
        row_id: str,
        tickets: Mapping[TicketKind, int],
        returned: bool,
        supervisor: KnownClerk | None,
    ) -> Outcome:
        """Record other counts: tickets came back, or were counted wrong."""
        ...

    def move(self, row_ids: tuple[str, ...], event: str, supervisor: KnownClerk | None) -> Outcome:
        """Record rows for another event."""
        ...

    def move_since(
        self, from_event: str, since: datetime, event: str, supervisor: KnownClerk | None
    ) -> Outcome:
        """Record all rows of an event since a moment for another one."""
        ...

    def release(self, row_ids: tuple[str, ...], supervisor: KnownClerk | None) -> Outcome:
        """Void tickets that nobody came for."""
        ...

    def let_in(self, row_id: str) -> Outcome:
        """The customer came for the tickets of a row."""
        ...

    def mark_sold_out(self, event: str, sold_out: bool) -> None:
        """Mark an event as sold out, or take that back."""
        ...


class RowPrinter(Protocol):
    """Prints the slips of rows, and knows how that went."""

    @property
    def offered(self) -> bool:
        """Whether slips are printed at this desk at all."""
        ...

    def print(self, row_id: str) -> None:
        """Print a row's slip."""
        ...

    def note(self, row_id: str) -> str:
        """What a row says of its slip; empty where none was asked for."""
        ...

    def failed(self, row_id: str) -> bool:
        """Whether a row's slip was not printed."""
        ...


class TodayCounter:
    """The use cases over one open desk; `recorded` is called after each that wrote a row."""

    def __init__(self, desk: Desk, recorded: Callable[[], None]) -> None:
        """Work on `desk`."""
        self._desk = desk
        self._recorded = recorded

    def today(self, query: Query) -> DayView:
        """As `TodayWork`."""
        return finding.today(self._desk, query)

    def look_back(
        self, day: date, query: Query, supervisor: KnownClerk | None
    ) -> DayView | NeedsSupervisor:
        """As `TodayWork`."""
        try:
            return finding.look_back(self._desk, day, query, supervisor)
        except SupervisorNeeded:
            return NeedsSupervisor()

    def take_back(self, row_id: str, reason: VoidReason, supervisor: KnownClerk | None) -> Outcome:
        """As `TodayWork`."""

        def act() -> DoneRows:
            taking_back.take_back(self._desk, row_id, reason, supervisor)
            return DoneRows()

        return self._recording(act)

    def give_again(self, row_id: str) -> Outcome:
        """As `TodayWork`."""

        def act() -> DoneRows:
            voiding.give_again(self._desk, row_id)
            return DoneRows()

        return self._recording(act)

    def replace(
        self,
        row_id: str,
        tickets: Mapping[TicketKind, int],
        returned: bool,
        supervisor: KnownClerk | None,
    ) -> Outcome:
        """As `TodayWork`."""

        def act() -> DoneRows:
            use_case = correcting.return_tickets if returned else correcting.correct
            use_case(self._desk, row_id, tickets, supervisor)
            return DoneRows()

        return self._recording(act)

    def move(self, row_ids: tuple[str, ...], event: str, supervisor: KnownClerk | None) -> Outcome:
        """As `TodayWork`."""

        def act() -> DoneRows:
            moved = moving.move(self._desk, row_ids, event, supervisor).value
            return DoneRows(moved.rows, moved.passed_over)

        return self._recording(act)

    def move_since(
        self, from_event: str, since: datetime, event: str, supervisor: KnownClerk | None
    ) -> Outcome:
        """As `TodayWork`."""

        def act() -> DoneRows:
            moved = moving.move_since(self._desk, from_event, since, event, supervisor).value
            return DoneRows(moved.rows, moved.passed_over)

        return self._recording(act)

    def release(self, row_ids: tuple[str, ...], supervisor: KnownClerk | None) -> Outcome:
        """As `TodayWork`."""

        def act() -> DoneRows:
            released = taking_back.release(self._desk, row_ids, supervisor).value
            return DoneRows(released, len(row_ids) - released)

        return self._recording(act)

    def let_in(self, row_id: str) -> Outcome:
        """As `TodayWork`."""

        def act() -> DoneRows:
            collecting.let_in_on(self._desk, row_id)
            return DoneRows()

        return self._recording(act)

    def mark_sold_out(self, event: str, sold_out: bool) -> None:
        """As `TodayWork`."""
        if sold_out:
            selling_out.mark_sold_out(self._desk, event)
        else:
            selling_out.take_sold_out_back(self._desk, event)

    def _recording(self, act: Callable[[], DoneRows]) -> Outcome:
        try:
            done = act()
        except SupervisorNeeded:
            return NeedsSupervisor()
        self._recorded()
        return done
