"""Judging: which outcome each ledger row gets, as a pure function of stored facts.

The same facts give the same judgements for every order in which rows came and every way in which
they were judged in batches, as long as each call sees *closed* facts. Facts are closed when, with
each row, they hold all other rows of its card, all rows of the same id, the rows it refers to or
that refer to it (`of`), and all rows that share its `correction`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sync.protocol.days import valid_for
from sync.protocol.kinds import (
    OUTCOME_PRECEDENCE,
    CardStatus,
    Finding,
    LimitPeriod,
    TicketKind,
)
from sync.protocol.limits import Bucket, bucket_of, day_of_use, event_day, limit_count
from sync.protocol.programme import Event, Limit
from sync.protocol.rows import IssueRow, RowHeader, VoidRow
from sync.server.judging_facts import (
    LISTED_DAYS,
    CardFacts,
    CardState,
    FactRow,
    Facts,
    Judgement,
)

__all__ = [
    "LISTED_DAYS",
    "CardFacts",
    "CardState",
    "FactRow",
    "Facts",
    "Judgement",
    "effective_time",
    "judge",
]

Place = tuple[datetime, str, str, int, int]
"""Where a row stands in the order of judging: effective time, device, incarnation, seq, branch."""


@dataclass(frozen=True, slots=True)
class _Standing:
    """An issue with what it inherits: a corrected issue stands where the one it corrects stood."""

    fact: FactRow
    issue: IssueRow
    place: Place
    list_version: int | None
    on_paper: bool


def judge(facts: Facts) -> dict[str, Judgement]:
    """The judgement of every row by row id (protocol, section Judging).

    Every unvoided issue uses up limits whatever its outcome. A row id that was stored twice takes
    effect once, as it was stored first.
    """
    rows = _once_each(facts.rows)
    findings = {row_id: _findings_of_any(fact, rows) for row_id, fact in rows.items()}
    voided = {fact.row.of for fact in rows.values() if isinstance(fact.row, VoidRow)}
    standing = [each for each in _standings(rows) if each.fact.row_id not in voided]
    standing.sort(key=lambda each: (each.place, _own_place(each.fact)))
    uses = _Uses(facts)
    for each in standing:
        found = findings[each.fact.row_id]
        card = facts.cards.get(each.fact.card) if each.fact.card else None
        if card is None:
            found.add(Finding.UNKNOWN_CARD)
            continue
        found |= _status_findings(each, card, facts)
        found |= uses.add(each, card)
    return {row_id: _judgement(row_id, found) for row_id, found in findings.items()}


def effective_time(fact: FactRow, row: RowHeader) -> datetime:
    """The desk's corrected time, not before the last signed moment it knew nor after the receipt.

    A row typed from paper counts from its moment of use, which lies before its anchor: only the
    moment of typing bounds it.
    """
    anchored = max(row.corrected_at, row.anchor) if row.anchor else row.corrected_at
    made = min(anchored, fact.received_at)
    if isinstance(row, IssueRow) and row.entered_late and row.used_at:
        return min(row.used_at, made)
    return made


def _once_each(rows: Sequence[FactRow]) -> dict[str, FactRow]:
    """One row per id: the copy that was stored first."""
    once: dict[str, FactRow] = {}
    for fact in rows:
        known = once.get(fact.row_id)
        if known is None or _stored_order(fact) < _stored_order(known):
            once[fact.row_id] = fact
    return once


def _stored_order(fact: FactRow) -> tuple[datetime, str, str, int, int]:
    return fact.received_at, fact.device, fact.incarnation, fact.branch, fact.seq


def _findings_of_any(fact: FactRow, rows: Mapping[str, FactRow]) -> set[Finding]:
    """What holds for a row of any kind, by the row itself and the one it takes back."""
    found = {Finding.REVIEW} if fact.device_revoked else set()
    if fact.row is None:
        found.add(Finding.QUARANTINED)
    elif isinstance(fact.row, VoidRow):
        issue = rows.get(fact.row.of)
        if issue is not None and issue.venue != fact.venue:
            found.add(Finding.REVIEW)
    return found


def _own_place(fact: FactRow) -> Place:
    made = effective_time(fact, fact.row) if fact.row else fact.received_at
    return made, fact.device, fact.incarnation, fact.seq, fact.branch


def _standings(rows: Mapping[str, FactRow]) -> Iterator[_Standing]:
    """Every issue at its place; a void and an issue that share a correction are one act, so the
    new issue keeps the place, the moment and the list of the one it corrects.
    """
    corrected = _corrected_issues(rows)
    for fact in rows.values():
        if isinstance(fact.row, IssueRow):
            first = _first_of_corrections(fact, corrected)
            issue = first.row if isinstance(first.row, IssueRow) else fact.row
            yield _Standing(
                fact,
                fact.row,
                _own_place(first),
                issue.list_version,
                issue.entered_late,
            )


def _corrected_issues(rows: Mapping[str, FactRow]) -> dict[str, FactRow]:
    """By the id of a correcting issue, the issue it corrects (both acts are one device's)."""
    of: dict[tuple[str, str], FactRow] = {}
    voids = [fact for fact in rows.values() if isinstance(fact.row, VoidRow)]
    for fact in sorted(voids, key=_own_place, reverse=True):
        if isinstance(fact.row, VoidRow) and fact.row.correction and fact.row.of in rows:
            of[fact.device, fact.row.correction] = rows[fact.row.of]
    if not of:
        return {}
    return {
        row_id: of[fact.device, fact.row.correction]
        for row_id, fact in rows.items()
        if isinstance(fact.row, IssueRow)
        and fact.row.correction
        and (fact.device, fact.row.correction) in of
    }


def _first_of_corrections(fact: FactRow, corrected: Mapping[str, FactRow]) -> FactRow:
    """The issue at the start of a run of corrections; the row itself where the run is a circle."""
    seen, first = {fact.row_id}, fact
    while (before := corrected.get(first.row_id)) is not None:
        if before.row_id in seen or not isinstance(before.row, IssueRow):
            return fact
        seen.add(before.row_id)
        first = before
    return first


def _status_findings(standing: _Standing, card: CardFacts, facts: Facts) -> set[Finding]:
    """What the register's state at the effective time says against an issue."""
    event = facts.events.get(standing.issue.event)
    moment = standing.place[0]
    given, its_day = facts.days.day_of(moment), event_day(event, facts.days)
    state = card.at(moment)
    found = set()
    if standing.issue.tickets.get(TicketKind.CHILD, 0) > state.child_allowance:
        found.add(Finding.REVIEW)
    if not _usable(state, given, its_day):
        issued = facts.list_issued.get(standing.list_version or 0)
        listed = card.listed_at(issued) if issued and not standing.on_paper else None
        said_so = (
            listed is not None
            and issued is not None
            and not _usable(listed, given, its_day)
            and _was_listed(listed, facts.days.day_of(issued))
        )
        found.add(Finding.VIOLATION if said_so else Finding.ACCEPTED_STALE)
    return found


def _usable(state: CardState, given: date, its_day: date | None) -> bool:
    active = state.status is CardStatus.ACTIVE
    return active and valid_for(state.last_valid_day, given, its_day)


def _was_listed(state: CardState, list_day: date) -> bool:
    return state.last_valid_day + timedelta(days=LISTED_DAYS) >= list_day


class _Uses:
    """Tickets given so far, in order, by card and bucket."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._used: dict[tuple[str, Bucket], int] = {}
        self._limits: dict[tuple[str, date], list[tuple[Limit, Bucket]]] = {}

    def add(self, standing: _Standing, card: CardFacts) -> set[Finding]:
        """Count an issue; `double_issue` where that is more than a limit of its event allows.

        One issue of more children than the allowance is not given twice: that alone is a matter
        for review.
        """
        event = self._facts.events.get(standing.issue.event)
        if event is None:
            return set()
        moment, tickets = standing.place[0], standing.issue.tickets
        allowance = card.at(moment).child_allowance
        touched: dict[tuple[str, Bucket], int] = {}
        over = False
        for limit, bucket in self._limits_of(event, self._facts.days.day_of(moment)):
            count = tickets.get(limit.ticket_kind, 0)
            if not count:
                continue
            per_visit = limit.per is LimitPeriod.VISIT
            key = (card.card, bucket)
            before = 0 if per_visit else self._used.get(key, 0)
            too_many = before + count > limit_count(limit, allowance)
            over |= too_many and (before > 0 or limit.count is not None)
            if not per_visit:
                touched[key] = before + count
        self._used.update(touched)
        return {Finding.DOUBLE_ISSUE} if over else set()

    def _limits_of(self, event: Event, given: date) -> list[tuple[Limit, Bucket]]:
        key = (event.id, given)
        if key not in self._limits:
            day = day_of_use(event, given, event_day(event, self._facts.days))
            self._limits[key] = [(each, bucket_of(each, event.id, day)) for each in event.limits]
        return self._limits[key]


def _judgement(row_id: str, found: set[Finding]) -> Judgement:
    findings = tuple(each for each in OUTCOME_PRECEDENCE if each in found)
    return Judgement(row_id, findings[0] if findings else Finding.ACCEPTED, findings)
