"""Reports: uses by event and day, adults and children apart, and how rows were judged."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from sync.protocol.days import LocalDays
from sync.protocol.kinds import RowKind, TicketKind
from sync.protocol.rows import IssueRow, UnknownCardsRow
from sync.server.ledger.intake import read_stored
from sync.server.store.reports import ReportedRow

CHILDREN = frozenset({TicketKind.CHILD, TicketKind.GROUP_CHILD})
UNJUDGED = "unjudged"
_READ = frozenset({RowKind.ISSUE.value, RowKind.UNKNOWN_CARDS.value})


@dataclass(slots=True)
class Uses:
    """Tickets of one event on one day that were not taken back."""

    adults: int = 0
    children: int = 0
    assistants: int = 0

    def add(self, issue: IssueRow) -> None:
        """Count an issue's tickets."""
        for kind, count in issue.tickets.items():
            if kind is TicketKind.ASSISTANT:
                self.assistants += count
            elif kind in CHILDREN:
                self.children += count
            else:
                self.adults += count


@dataclass(slots=True)
class Report:
    """Uses by (event, local day), outcomes counted by name, how many rows there are, and unknown
    cards by (device, local day) where a desk tells of many.
    """

    uses: dict[tuple[str, date], Uses] = field(default_factory=dict)
    outcomes: Counter[str] = field(default_factory=Counter)
    rows: int = 0
    voids: int = 0
    unknown_cards: dict[tuple[str, date], int] = field(default_factory=dict)


def make_report(rows: Iterable[ReportedRow], days: LocalDays, merged: Mapping[str, str]) -> Report:
    """The report of all stored rows; uses of `merged` walk-in events are the other event's."""
    report = Report()
    kept = list(_counted(rows, report))
    voided = {row.of_row for row in kept if row.kind == RowKind.VOID.value}
    for row in kept:
        if row.kind not in _READ or row.row_id in voided:
            continue
        said = read_stored(row.body)
        if isinstance(said, IssueRow):
            day = days.day_of(said.used_at or said.corrected_at)
            event = merged.get(said.event, said.event)
            report.uses.setdefault((event, day), Uses()).add(said)
        elif isinstance(said, UnknownCardsRow):
            # Each row of a day counts what the ones before it did.
            of_day = (row.device, said.day)
            report.unknown_cards[of_day] = max(said.cards, report.unknown_cards.get(of_day, 0))
    return report


def _counted(rows: Iterable[ReportedRow], report: Report) -> Iterator[ReportedRow]:
    """Rows that count once each, counted by outcome on the way."""
    for row in rows:
        report.rows += 1
        if row.repeats is None:
            report.outcomes[row.outcome or UNJUDGED] += 1
            report.voids += row.kind == RowKind.VOID.value
            yield row
