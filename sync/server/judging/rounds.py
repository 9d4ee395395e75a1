"""Judging what waits: gathers closed facts, judges them as a set, appends verdicts and changes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache, partial
from itertools import chain

from sync.protocol.kinds import Finding, RowKind
from sync.protocol.programme import Event
from sync.protocol.rows import IssueRow, LeaseReturnRow
from sync.server.centre import Centre
from sync.server.judging.counting import count
from sync.server.judging.facts import FactRow, Facts, Judgement
from sync.server.judging.quota_facts import exceeded, issues_beside
from sync.server.judging.reading_ahead import ReadAhead
from sync.server.judging.rules import judge, over_quota
from sync.server.judging.walk_ins import stand_for
from sync.server.ledger.intake import AnyRow, Taken, read_stored
from sync.server.running.faults import contained
from sync.server.store import devices, given, judgements, ledger, publications, register, venues
from sync.server.store import walk_ins as stored_walk_ins
from sync.server.store.database import DriverUnable, Transaction
from sync.server.store.judgements import Change
from sync.server.store.ledger import StoredRow
from sync.server.store.settings import Lock, take, take_within

Judge = Callable[[Facts], dict[str, Judgement]]
_MARKS_A_ROUND = 16
_MOST_SECONDS = 5.0


@dataclass(slots=True)
class _Closed:
    """Rows with everything that bears on them, the card of each issue that has one, and the ids of
    those that may count otherwise now: not those that were only given on the same card.
    """

    rows: dict[str, StoredRow] = field(default_factory=dict)
    card_of: dict[str, int] = field(default_factory=dict)
    counted: set[str] = field(default_factory=set)


class Judging:
    """The rounds of judging of one centre; the rule itself is a pure function."""

    def __init__(self, centre: Centre, rule: Judge = judge) -> None:
        self._centre = centre
        self._rule = rule

    def judge_waiting(self, stopped: Callable[[], bool] = lambda: False) -> int:
        """Judge until nothing waits, or somebody stops it; how many rows got a new verdict."""
        judged = 0
        while not stopped():
            with self._centre.store.write() as connection:
                found = self._judge_some(connection, (), ReadAhead(connection))
            if found is None:
                break
            judged += found
        return judged

    def judge_stored(self, connection: Transaction, stored: Sequence[Taken]) -> None:
        """Judge what the caller's transaction has just stored, and what little waited before, in
        that same transaction. Whatever fails here is undone alone: the rows stay stored and marked
        for the worker, and their acknowledgement does not wait for it, nor for somebody else's long
        round of judging.
        """

        def judge_apart() -> None:
            with connection.begin_nested():
                fresh = [each.appended.rows for each in stored if each.appended is not None]
                ahead = ReadAhead(connection, list(chain.from_iterable(fresh)))
                if take_within(connection, Lock.JUDGING, _MOST_SECONDS):
                    self._judge_some(connection, stored, ahead)

        contained(judge_apart, "judging an upload")

    def _judge_some(
        self, connection: Transaction, stored: Sequence[Taken], ahead: ReadAhead
    ) -> int | None:
        """Judge the oldest marks; how many rows got a new verdict, None where nothing waits."""
        take(connection, Lock.JUDGING)
        ahead.catch_up()
        fresh = [each.appended for each in stored if each.appended is not None]
        waiting = judgements.waiting(connection, _MARKS_A_ROUND, fresh)
        if not waiting.marks:
            return None
        judged = _Round(connection, self._centre, self._rule, stored, ahead).judge(waiting.rows)
        judgements.done(connection, waiting.marks)
        return judged


class _Round:
    """One transaction's judging; `stored` is what the same transaction has stored."""

    def __init__(
        self,
        connection: Transaction,
        centre: Centre,
        rule: Judge,
        stored: Sequence[Taken],
        ahead: ReadAhead,
    ) -> None:
        self._connection = connection
        self._centre = centre
        self._rule = rule
        self._ahead = ahead
        new = {row_id: row for taken in stored for row_id, row in taken.read.items()}
        self._read: dict[str, AnyRow | None] = {**ahead.read, **new}
        self._never_judged = set(new)
        self._now = centre.now()

    def judge(self, rows: Sequence[StoredRow]) -> int:
        """Judge rows and all that bears on them, halving down to the row where something raises."""
        judged = self._attempt(rows, frozenset())
        return self._judge_apart(self._suspects(rows), frozenset()) if judged is None else judged

    def _judge_part(self, rows: Sequence[StoredRow], without: frozenset[str]) -> int:
        judged = self._attempt(rows, without)
        return self._judge_apart(rows, without) if judged is None else judged

    def _attempt(self, rows: Sequence[StoredRow], without: frozenset[str]) -> int | None:
        """How many rows got a new verdict; None where something raised, and nothing was written."""
        if not rows:
            return 0
        return contained(
            partial(self._judge_together, rows, without),
            f"judging {len(rows)} rows from {rows[0].row_id}",
            passing=(DriverUnable,),
        )

    def _suspects(self, rows: Sequence[StoredRow]) -> list[StoredRow]:
        """The rows, and those that bear on them and wait elsewhere: a row whose own turn has not
        come must not take the ones beside it with it.
        """
        closed = self._closed(rows, frozenset()).rows
        named = {row.event for row in closed.values() if row.event is not None}
        in_quotas = issues_beside(self._connection, named)
        beside = (closed.keys() | in_quotas) - {row.row_id for row in rows}
        waiting = beside - judgements.last_verdicts(self._connection, beside).keys()
        found = ledger.rows_with_ids(self._connection, waiting)
        return [*rows, *sorted(found, key=lambda row: row.row_id)]

    def _judge_together(self, rows: Sequence[StoredRow], without: frozenset[str]) -> int:
        with self._connection.begin_nested():
            closed = self._closed(rows, without)
            facts = self._facts(closed, without)
            changed = self._changed_by_quota(closed, facts)
            if changed:
                closed = self._closed([*closed.rows.values(), *changed], without)
                facts = self._facts(closed, without)
            count(
                self._connection,
                facts,
                [row for row_id, row in closed.rows.items() if row_id in closed.counted],
                self._read,
                closed.card_of,
                new=self._never_judged,
            )
            return self._write(closed, facts.events, self._rule(facts), rows)

    def _changed_by_quota(self, closed: _Closed, facts: Facts) -> list[StoredRow]:
        """Rows of other cards that begin, or cease, to be beyond a quota by what is judged here."""
        if not facts.quota_rows:
            return []
        over = over_quota(facts)
        others = {fact.row_id for fact in facts.quota_rows} - closed.rows.keys()
        before = judgements.last_verdicts(self._connection, others)
        changed = {
            row_id
            for row_id, verdict in before.items()
            if (Finding.OVER_QUOTA in verdict.judgement.findings) != (row_id in over)
        }
        return ledger.rows_with_ids(self._connection, changed)

    def _judge_apart(self, rows: Sequence[StoredRow], without: frozenset[str]) -> int:
        if len(rows) == 1:
            return self._put_aside(rows[0], without)
        half = len(rows) // 2
        first, second = rows[:half], rows[half:]
        later = frozenset(row.row_id for row in second)
        return self._judge_part(first, without | later) + self._judge_part(second, without)

    def _put_aside(self, row: StoredRow, without: frozenset[str]) -> int:
        """Judge a row as unreadable; where even that fails (by a row beside it), quarantine it."""
        if judgements.put_aside(self._connection, row.row_id, self._now):
            self._ahead.forget_row(row.row_id)
            return self._judge_part([row._replace(aside=True)], without)
        alone = _Closed({row.row_id: row})
        quarantined = Judgement(row.row_id, Finding.QUARANTINED, (Finding.QUARANTINED,))
        given.keep(self._connection, [row.row_id], {})
        return self._write(alone, {}, {row.row_id: quarantined}, [row])

    def _closed(
        self, rows: Iterable[StoredRow], without: frozenset[str], *, of_cards: bool = True
    ) -> _Closed:
        """Rows with all that bears on them, what their cards got among it unless told otherwise."""
        closed = _Closed()
        card_of: dict[str, int] = {}
        fresh = self._add(closed, rows)
        closed.counted.update(closed.rows)
        while fresh:
            tagged = [row.row_id for row in fresh if of_cards and row.tag is not None]
            unknown = [row_id for row_id in tagged if row_id not in card_of]
            found = self._ahead.cards_of(unknown)
            new_cards = set(found.values()) - set(card_of.values())
            on_cards = self._ahead.ids_of_cards(new_cards)
            card_of |= found | on_cards
            related = self._related(fresh) - without
            closed.counted |= related
            related = (related | on_cards.keys()) - closed.rows.keys() - without
            fresh = self._add(closed, self._ahead.rows_with_ids(related))
        closed.card_of = {each: card_of[each] for each in closed.rows if each in card_of}
        return closed

    def _related(self, fresh: Sequence[StoredRow]) -> set[str]:
        """The ids of all rows that bear on these but for their cards; they may be of these."""
        corrections = {row.correction for row in fresh if row.correction}
        targets = {row.of_row for row in fresh if row.of_row}
        ids = [row.row_id for row in fresh]
        walk_ins = [row.row_id for row in fresh if row.kind == RowKind.WALK_IN_EVENT.value]
        if walk_ins:
            targets |= stored_walk_ins.uses_of(self._connection, walk_ins)
        return targets | ledger.related_ids(self._connection, ids, corrections)

    @staticmethod
    def _add(closed: _Closed, found: Iterable[StoredRow]) -> list[StoredRow]:
        fresh = {row.row_id: row for row in found}
        closed.rows.update(fresh)
        return list(fresh.values())

    def _facts(self, closed: _Closed, without: frozenset[str]) -> Facts:
        rows = self._fact_rows(closed)
        issues = [each.row for each in rows if isinstance(each.row, IssueRow)]
        versions = {row.list_version for row in issues if row.list_version is not None}
        events = self._events(rows)
        quota = exceeded(self._connection, events.values())
        found = ledger.rows_with_ids(self._connection, quota.row_ids - without)
        quota_rows = self._fact_rows(self._closed(found, without, of_cards=False))
        return Facts(
            rows=rows,
            cards=register.card_facts(self._connection, set(closed.card_of.values())),
            events=events | self._events(quota_rows) if quota_rows else events,
            list_issued=publications.taken_moments(self._connection, versions),
            days=self._centre.network.days,
            quota_rows=quota_rows,
            leases=quota.leases,
        )

    def _fact_rows(self, closed: _Closed) -> list[FactRow]:
        desks = {
            each.id: each
            for each in devices.devices_with_ids(
                self._connection, {row.device for row in closed.rows.values()}
            )
        }
        return [self._fact(row, closed, desks[row.device]) for row in closed.rows.values()]

    def _events(self, rows: Sequence[FactRow]) -> dict[str, Event]:
        """What each event that issues name stands for."""
        named = [(each.row.event, each.row_id) for each in rows if isinstance(each.row, IssueRow)]
        returned = {each.row.event for each in rows if isinstance(each.row, LeaseReturnRow)}
        wanted = returned | {event for event, _ in named}
        bodies = venues.event_bodies(self._connection, wanted)
        events = {event.id: event for event in map(_event, bodies)}
        missing = wanted - events.keys()
        if missing:
            uses = [each for each in named if each[0] in missing]
            stored_walk_ins.note_uses(self._connection, uses)
            events |= stand_for(self._connection, missing)
        return events

    def _fact(self, row: StoredRow, closed: _Closed, desk: devices.Device) -> FactRow:
        card = closed.card_of.get(row.row_id)
        said = None
        if row.readable and not row.aside:
            said = self._read.get(row.row_id) or read_stored(row.body)
            self._read[row.row_id] = said
        return FactRow(
            device=row.device,
            venue=row.venue,
            incarnation=row.incarnation,
            seq=row.seq,
            received_at=row.received_at,
            row=said,
            card=None if card is None else str(card),
            device_revoked=_out_of_use(desk, row.received_at, said),
            branch=row.branch,
            row_id=row.row_id,
        )

    def _write(
        self,
        closed: _Closed,
        events: Mapping[str, Event],
        found: Mapping[str, Judgement],
        rows: Sequence[StoredRow],
    ) -> int:
        before = self._ahead.last_verdicts(closed.rows.keys() - self._never_judged)
        new = [
            judgement
            for row_id, judgement in found.items()
            if row_id not in before or before[row_id].judgement != judgement
        ]
        judgements.add_verdicts(self._connection, new, self._now)
        self._ahead.forget_verdicts(each.row_id for each in new)
        self._never_judged -= found.keys()
        told = [Change(closed.rows[each.row_id].venue, each.row_id) for each in new]
        told += self._touched(closed, rows)
        told += _conflicts(closed, events, new)
        # Who was once told that it was given twice hears what it is found to be, each time.
        told += judgements.told_apart(
            self._connection, [each.row_id for each in new if each.row_id in before]
        )
        judgements.add_changes(self._connection, told)
        return len(new)

    @staticmethod
    def _touched(closed: _Closed, rows: Sequence[StoredRow]) -> Iterable[Change]:
        """Issues that the judged voids and collections are about."""
        for row in rows:
            if row.of_row is not None and row.of_row in closed.rows:
                yield Change(closed.rows[row.of_row].venue, row.of_row)


def _conflicts(
    closed: _Closed, events: Mapping[str, Event], new: Sequence[Judgement]
) -> Iterable[Change]:
    """A verdict "given twice" goes to every desk whose tickets count in the same limits."""
    doubles = {each.row_id for each in new if Finding.DOUBLE_ISSUE in each.findings}
    if not doubles:
        return
    rows_of_card: dict[int, list[StoredRow]] = {}
    for row_id, card in closed.card_of.items():
        rows_of_card.setdefault(card, []).append(closed.rows[row_id])
    for row_id in doubles:
        double = closed.rows[row_id]
        for other in rows_of_card.get(closed.card_of.get(row_id, 0), []):
            if other.device != double.device and _share_limits(double, other, events):
                yield Change(other.venue, row_id, other.device)


def _share_limits(one: StoredRow, other: StoredRow, events: Mapping[str, Event]) -> bool:
    if other.kind != RowKind.ISSUE.value or one.event is None or other.event is None:
        return False
    if one.event == other.event:
        return True
    meant = [each for each in (events.get(one.event), events.get(other.event)) if each is not None]
    if len({each.id for each in meant}) < len(meant):
        return True
    groups = [{limit.group for limit in each.limits if limit.group} for each in meant]
    return len(groups) == 2 and bool(groups[0] & groups[1])  # noqa: PLR2004 - both events


@lru_cache(maxsize=4096)
def _event(body: str) -> Event:
    return Event.model_validate_json(body)


def _out_of_use(desk: devices.Device, received_at: datetime, said: AnyRow | None) -> bool:
    """Whether a row came after its desk was taken out of use, or was made after the desk had left:
    what it recorded before and sent late is as good as ever (protocol, Leaving).
    """
    if desk.revoked_at is not None and received_at >= desk.revoked_at:
        return True
    if desk.departed_at is None or received_at < desk.departed_at:
        return False
    return said is None or said.corrected_at > desk.departed_at
