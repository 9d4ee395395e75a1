"""Judging: which outcome each ledger row gets, as a pure function of stored facts.

The same facts give the same judgements for every order in which rows came and every way in which
they were judged in batches, as long as each call sees *closed* facts. Facts are closed when, with
each row, they hold all other rows of its card, all rows of the same id, the rows it refers to or
that refer to it (`of`), and all rows that share its `correction`; and `quota_rows`, where a quota
was exceeded (`Facts`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from operator import attrgetter
from typing import NamedTuple

from sync.protocol.days import LocalDays, valid_for
from sync.protocol.kinds import (
    OUTCOME_PRECEDENCE,
    CardStatus,
    Finding,
    LimitPeriod,
    TicketKind,
)
from sync.protocol.limits import (
    Bucket,
    bucket_of,
    day_of_use,
    event_day,
    hard_quota,
    limit_count,
    quota_units,
)
from sync.protocol.programme import Limit
from sync.protocol.rows import IssueRow, LeaseReturnRow, RowHeader, VoidRow
from sync.server.judging.facts import (
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
    "over_quota",
]

_NOTHING: frozenset[Finding] = frozenset()
_NOTHING_OVER: frozenset[str] = frozenset()
Place = tuple[datetime, str, str, int, int]
"""Where a row stands in the order of judging: effective time, device, incarnation, seq, branch."""


class _Standing(NamedTuple):
    """An issue with what it inherits: a corrected issue stands where the one it corrects stood;
    two issues at one place stand in the order they were made.
    """

    place: Place
    own_place: Place

    fact: FactRow
    issue: IssueRow
    list_version: int | None
    on_paper: bool


_ORDER = attrgetter("place", "own_place")


def judge(facts: Facts) -> dict[str, Judgement]:
    """The judgement of every row by row id (protocol, Judging).

    Every unvoided issue uses up limits whatever its outcome. A row id that was stored twice takes
    effect once, as it was stored first.
    """
    rows = _once_each(facts.rows)
    voided = {fact.row.of for fact in rows.values() if isinstance(fact.row, VoidRow)}
    findings = {row_id: _findings_of_any(fact, rows) for row_id, fact in rows.items()}
    standing = [each for each in _standings(rows) if each.fact.row_id not in voided]
    standing.sort(key=_ORDER)
    cards = _Cards(facts)
    for each in standing:
        found = cards.findings(each)
        if found:
            findings[each.fact.row_id] |= found
    for row_id in findings.keys() & over_quota(facts):
        findings[row_id] |= {Finding.OVER_QUOTA}
    return {row_id: _judgement(row_id, found) for row_id, found in findings.items()}


def over_quota(facts: Facts) -> frozenset[str]:
    """The issues that are beyond the hard quota of their event: what leases cover is set apart, the
    others have what is left, in order. Every unvoided one consumes quota, whatever its outcome.
    """
    hard = {
        event.id: tickets
        for event in facts.events.values()
        if (tickets := hard_quota(event)) is not None
    }
    if not hard:
        return _NOTHING_OVER
    rows = _once_each([*facts.rows, *facts.quota_rows])
    cover = _Cover(facts, rows.values())
    uncovered: dict[str, list[_Standing]] = {event: [] for event in hard}
    for each in sorted(_standings(rows), key=_ORDER):
        event = facts.events.get(each.issue.event)
        if event is not None and event.id in hard and not cover.covers(each, event.id):
            uncovered[event.id].append(each)
    over = set()
    for event_id, issues in uncovered.items():
        left = hard[event_id] - cover.taken.get(event_id, 0)
        for each in issues:
            left -= quota_units(each.issue.tickets)
            if left < 0 and quota_units(each.issue.tickets):
                over.add(each.fact.row_id)
    return frozenset(over)


class _Cover:
    """What leases cover, of issues that come in the order of judging. `taken` adds up the units of
    covered issues, by event.
    """

    def __init__(self, facts: Facts, rows: Iterable[FactRow]) -> None:
        self._facts = facts
        self._left = {lease_id: lease.units for lease_id, lease in facts.leases.items()}
        self._voided: set[str] = set()
        self.taken: dict[str, int] = {}
        for fact in rows:
            row = fact.row
            if isinstance(row, VoidRow):
                self._voided.add(row.of)
            elif isinstance(row, LeaseReturnRow) and self._gives_back(fact, row):
                self._left[row.lease] -= row.units

    def covers(self, standing: _Standing, event: str) -> bool:
        """Whether the next issue needs nothing of what leases leave: it is covered, or somebody
        voided it; its units are in its lease again.
        """
        fact, issue = standing.fact, standing.issue
        if fact.row_id in self._voided:
            return True
        units = quota_units(issue.tickets)
        lease = self._facts.leases.get(issue.lease or "")
        if (
            issue.lease is None
            or lease is None
            or lease.event != event
            or not self._holds(fact, issue.lease)
            or standing.place[0] > lease.not_after
            or (lease.released_at is not None and fact.received_at >= lease.released_at)
            or units > self._left[issue.lease]
        ):
            return False
        self._left[issue.lease] -= units
        self.taken[event] = self.taken.get(event, 0) + units
        return True

    def _gives_back(self, fact: FactRow, row: LeaseReturnRow) -> bool:
        """Whether the lease is its own, and of the event by which a return is found."""
        event = self._facts.events.get(row.event)
        lease = self._facts.leases.get(row.lease)
        of_it = event is not None and lease is not None and event.id == lease.event
        return of_it and self._holds(fact, row.lease)

    def _holds(self, fact: FactRow, lease_id: str) -> bool:
        lease = self._facts.leases.get(lease_id)
        return lease is not None and (fact.device, fact.incarnation) == lease[:2]


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


def _findings_of_any(fact: FactRow, rows: Mapping[str, FactRow]) -> frozenset[Finding]:
    """What holds for a row of any kind, by the row itself and the one it takes back."""
    found = frozenset((Finding.REVIEW,)) if fact.device_revoked else _NOTHING
    if fact.row is None:
        return found | {Finding.QUARANTINED}
    if isinstance(fact.row, VoidRow):
        issue = rows.get(fact.row.of)
        if issue is not None and issue.venue != fact.venue:
            return found | {Finding.REVIEW}
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
        issue = fact.row
        if isinstance(issue, IssueRow):
            own = place = _own_place(fact)
            version, on_paper = issue.list_version, issue.entered_late
            if fact.row_id in corrected:
                first, issue_then = _first_of_corrections(fact, issue, corrected)
                place = _own_place(first)
                version, on_paper = issue_then.list_version, issue_then.entered_late
            yield _Standing(place, own, fact, issue, version, on_paper)


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


def _first_of_corrections(
    fact: FactRow, issue: IssueRow, corrected: Mapping[str, FactRow]
) -> tuple[FactRow, IssueRow]:
    """The issue at the start of a run of corrections; the row itself where the run is a circle."""
    seen, first, first_issue = {fact.row_id}, fact, issue
    while (before := corrected.get(first.row_id)) is not None:
        if before.row_id in seen or not isinstance(before.row, IssueRow):
            return fact, issue
        seen.add(before.row_id)
        first, first_issue = before, before.row
    return first, first_issue


def _usable(state: CardState, given: date, its_day: date | None) -> bool:
    active = state.status is CardStatus.ACTIVE
    return active and valid_for(state.last_valid_day, given, its_day)


class _Calendar:
    """Local days of moments; rows come in order of time, so the last day mostly fits again."""

    def __init__(self, days: LocalDays) -> None:
        self._days = days
        self._day = date.min
        self._start = self._end = datetime.min.replace(tzinfo=UTC)

    def day_of(self, moment: datetime) -> date:
        """The same as `LocalDays.day_of`."""
        if not self._start <= moment < self._end:
            self._day = self._days.day_of(moment)
            self._start = self._days.start_of(self._day)
            self._end = self._days.start_of(self._day + timedelta(days=1))
        return self._day


@dataclass(slots=True)
class _EventOnDay:
    """What judging needs of an event for uses given on one day."""

    its_day: date | None
    limits: list[tuple[TicketKind, Limit, Bucket | None]]
    """The kind each counts, and the bucket it adds up in: none for a limit per visit."""


class _Cards:
    """Judges issues against the register and the limits; they must come in the order of judging."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._calendar = _Calendar(facts.days)
        self._used: dict[str, dict[Bucket, int]] = {}
        self._events: dict[tuple[str, date], _EventOnDay] = {}

    def findings(self, standing: _Standing) -> frozenset[Finding]:
        """What holds for the next issue; counts its tickets."""
        card = self._facts.cards.get(standing.fact.card) if standing.fact.card else None
        if card is None:
            return frozenset((Finding.UNKNOWN_CARD,))
        moment = standing.place[0]
        given = self._calendar.day_of(moment)
        event = self._event_on(standing.issue.event, given)
        state = card.at(moment)
        found = _NOTHING
        if standing.issue.tickets.get(TicketKind.CHILD, 0) > state.child_allowance:
            found |= {Finding.REVIEW}
        if not _usable(state, given, event.its_day):
            said_so = self._list_said_so(standing, card, given, event.its_day)
            found |= {Finding.VIOLATION if said_so else Finding.ACCEPTED_STALE}
        if event.limits and self._is_over(standing, card, state, event.limits):
            found |= {Finding.DOUBLE_ISSUE}
        return found

    def _list_said_so(
        self, standing: _Standing, card: CardFacts, given: date, its_day: date | None
    ) -> bool:
        """Whether the list the desk had when it gave held the card as not usable; on paper there
        was none, and a card that expired long ago is on no list.
        """
        issued = self._facts.list_issued.get(standing.list_version or 0)
        if issued is None or standing.on_paper:
            return False
        listed = card.listed_at(issued)
        if listed is None or _usable(listed, given, its_day):
            return False
        gone_after = listed.last_valid_day + timedelta(days=LISTED_DAYS)
        return self._facts.days.day_of(issued) <= gone_after

    def _is_over(
        self,
        standing: _Standing,
        card: CardFacts,
        state: CardState,
        limits: list[tuple[TicketKind, Limit, Bucket | None]],
    ) -> bool:
        """Count an issue, and say whether it is more than a limit allows.

        One issue of more children than the allowance is not given twice: that alone is a matter
        for review.
        """
        used = self._used.setdefault(card.card, {})
        tickets = standing.issue.tickets
        touched: dict[Bucket, int] = {}
        over = False
        for kind, limit, bucket in limits:
            count = tickets.get(kind, 0)
            if not count:
                continue
            before = used.get(bucket, 0) if bucket else 0
            if before + count > limit_count(limit, state.child_allowance):
                over = over or before > 0 or limit.count is not None
            if bucket:
                touched[bucket] = before + count
        used.update(touched)
        return over

    def _event_on(self, event_id: str, given: date) -> _EventOnDay:
        found = self._events.get((event_id, given))
        if found is None:
            event = self._facts.events.get(event_id)
            its_day = event_day(event, self._facts.days)
            day = day_of_use(event, given, its_day)
            limits = event.limits if event else ()
            stands_for = event.id if event else event_id
            found = _EventOnDay(
                its_day,
                [(each.ticket_kind, each, _bucket(each, stands_for, day)) for each in limits],
            )
            self._events[event_id, given] = found
        return found


def _bucket(limit: Limit, event_id: str, day: date) -> Bucket | None:
    return None if limit.per is LimitPeriod.VISIT else bucket_of(limit, event_id, day)


def _judgement(row_id: str, found: frozenset[Finding]) -> Judgement:
    if not found:
        return Judgement(row_id, Finding.ACCEPTED)
    findings = tuple(each for each in OUTCOME_PRECEDENCE if each in found)
    return Judgement(row_id, findings[0], findings)
