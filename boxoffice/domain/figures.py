"""Figures of what was given: tickets added up by day, event, month, year and sector."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar

from sync.protocol.kinds import Sector, TicketKind

ADULTS = frozenset({TicketKind.HOLDER, TicketKind.WORKER})
CHILDREN = frozenset({TicketKind.CHILD, TicketKind.GROUP_CHILD})
Key = TypeVar("Key", bound=Hashable)


class Scope(StrEnum):
    """Whose uses are counted: this desk's, or all of the venue's that it has heard of."""

    DESK = "desk"
    VENUE = "venue"


@dataclass(frozen=True, slots=True)
class CountedUse:
    """`count` issues that are alike, as a report counts them: the local day of their use, their
    event and its sector, and the tickets of each.

    `provisional` is only known of this desk's own rows.
    """

    day: date
    event: str
    sector: Sector | None
    tickets: Mapping[TicketKind, int]
    voided: bool = False
    provisional: bool = False
    count: int = 1


@dataclass(frozen=True, slots=True)
class Tally:
    """Tickets that stand, by kind, and apart from them how many uses were taken back, and how many
    of those that stand are provisional.
    """

    tickets: Mapping[TicketKind, int] = field(default_factory=dict)
    uses: int = 0
    voided: int = 0
    provisional: int = 0

    @property
    def adults(self) -> int:
        """Holders' and workers' tickets."""
        return sum(self.tickets.get(kind, 0) for kind in ADULTS)

    @property
    def children(self) -> int:
        """Children's tickets, a group's included."""
        return sum(self.tickets.get(kind, 0) for kind in CHILDREN)

    @property
    def assistants(self) -> int:
        """Assistants' and interpreters' tickets, which stand apart in every statistic."""
        return self.tickets.get(TicketKind.ASSISTANT, 0)


@dataclass(frozen=True, slots=True)
class Report:
    """One period's figures; each part adds up to `total`. Days and months are in order, events and
    sectors by most tickets first, `lines` each event's figures of each day. `refused` counts
    refusals by verdict (domain, Privacy).
    """

    first: date
    last: date
    scope: Scope
    total: Tally
    days: Mapping[date, Tally]
    months: Mapping[date, Tally]
    years: Mapping[int, Tally]
    events: Mapping[str, Tally]
    sectors: Mapping[Sector | None, Tally]
    lines: Mapping[tuple[date, str], Tally] = field(default_factory=dict)
    refused: Mapping[str, int] = field(default_factory=dict)


def tally(uses: Iterable[CountedUse]) -> Tally:
    """Uses added up."""
    tickets: dict[TicketKind, int] = {}
    counted = voided = provisional = 0
    for use in uses:
        if use.voided:
            voided += use.count
            continue
        counted += use.count
        provisional += use.count if use.provisional else 0
        for kind, count in use.tickets.items():
            tickets[kind] = tickets.get(kind, 0) + count * use.count
    return Tally(tickets, counted, voided, provisional)


def together(tallies: Iterable[Tally]) -> Tally:
    """Figures added up."""
    tickets: dict[TicketKind, int] = {}
    uses = voided = provisional = 0
    for each in tallies:
        uses += each.uses
        voided += each.voided
        provisional += each.provisional
        for kind, count in each.tickets.items():
            tickets[kind] = tickets.get(kind, 0) + count
    return Tally(tickets, uses, voided, provisional)


def report(
    uses: Iterable[CountedUse],
    first: date,
    last: date,
    scope: Scope,
    refused: Mapping[str, int],
) -> Report:
    """The figures of the uses whose day lies between `first` and `last`, both included.

    The uses are gone through once; every other part adds up the lines of events and days.
    """
    groups: dict[tuple[date, str], list[CountedUse]] = {}
    sectors: dict[str, Sector | None] = {}
    for use in uses:
        if first <= use.day <= last:
            groups.setdefault((use.day, use.event), []).append(use)
            sectors[use.event] = use.sector
    lines = {key: tally(group) for key, group in sorted(groups.items())}
    return Report(
        first=first,
        last=last,
        scope=scope,
        total=together(lines.values()),
        days=_by(lines, lambda day, event: day),
        months=_by(lines, lambda day, event: day.replace(day=1)),
        years=_by(lines, lambda day, event: day.year),
        events=_most_first(_by(lines, lambda day, event: event)),
        sectors=_most_first(_by(lines, lambda day, event: sectors[event])),
        lines=lines,
        refused=dict(sorted(refused.items(), key=lambda each: (-each[1], each[0]))),
    )


def _by(
    lines: Mapping[tuple[date, str], Tally], key: Callable[[date, str], Key]
) -> dict[Key, Tally]:
    groups: dict[Key, list[Tally]] = {}
    for (day, event), each in lines.items():
        groups.setdefault(key(day, event), []).append(each)
    return {name: together(group) for name, group in groups.items()}


def _most_first(tallies: Mapping[Key, Tally]) -> dict[Key, Tally]:
    def rank(item: tuple[Key, Tally]) -> tuple[int, str]:
        return -sum(item[1].tickets.values()), str(item[0])

    return dict(sorted(tallies.items(), key=rank))
