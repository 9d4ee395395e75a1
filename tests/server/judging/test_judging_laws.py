"""The laws of judging: neither order, batches nor repeats of rows change a verdict."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import count
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.protocol.days import LocalDays
from sync.protocol.kinds import (
    CardStatus,
    EventKind,
    Finding,
    LimitPeriod,
    Sector,
    TicketKind,
    VoidReason,
)
from sync.protocol.limits import bucket_of, day_of_use, event_day, limit_count
from sync.protocol.programme import Event, Limit
from sync.protocol.rows import IssueRow, VoidRow
from sync.server.judging.facts import CardFacts, CardState, FactRow, Facts, Judgement
from sync.server.judging.rules import effective_time, judge
from tests.laws.effort import looking

pytestmark = pytest.mark.no_cover
NOW = datetime(2026, 4, 25, 12, 0, tzinfo=UTC)
DAYS = LocalDays()
VENUES = {"door": "hall", "till": "hall", "museum": "museum"}
HOLDER = Limit(ticket_kind=TicketKind.HOLDER, count=1)
VISIT = Limit(ticket_kind=TicketKind.HOLDER, count=1, per=LimitPeriod.DAY, group="visits")


def _event(key: str, kind: EventKind, *limits: Limit) -> Event:
    return Event(
        id=key,
        kind=kind,
        sector=Sector.CULTURE,
        title={"en": key},
        organiser="Actor",
        place="Place",
        starts_at=NOW if kind is EventKind.PERFORMANCE else None,
        limits=limits,
    )


EVENTS = {
    event.id: event
    for event in (
        _event("concert", EventKind.PERFORMANCE, HOLDER, Limit(ticket_kind=TicketKind.CHILD)),
        _event("collection", EventKind.VISIT, VISIT),
        _event("exhibition", EventKind.VISIT, VISIT, Limit(ticket_kind=TicketKind.CHILD)),
    )
}
CARDS = {
    name: CardFacts(
        name,
        (
            CardState(NOW - timedelta(days=90), CardStatus.ACTIVE, date(2026, 4, 26), 2),
            CardState(NOW + timedelta(minutes=minutes), status, date(2026, 12, 1), 1),
        ),
    )
    for name, minutes, status in (("a", 30, CardStatus.BLOCKED), ("b", -30, CardStatus.ACTIVE))
}
LISTS = {1: NOW - timedelta(days=1), 2: NOW + timedelta(minutes=45)}
ROW_IDS = st.integers(0, 14).map(lambda number: f"r{number}")
CORRECTIONS = st.sampled_from((None, None, "c1", "c2"))
MINUTES = st.integers(-60, 60).map(lambda minutes: NOW + timedelta(minutes=minutes))


@st.composite
def _stored_rows(draw: st.DrawFn) -> list[FactRow]:
    """Up to fifteen rows of three desks, in which anything may refer to anything."""
    rows = []
    for seq in range(1, draw(st.integers(1, 15)) + 1):
        device = draw(st.sampled_from(sorted(VENUES)))
        header = {
            "id": draw(ROW_IDS) if draw(st.integers(0, 5)) == 0 else f"r{seq - 1}",
            "device": device,
            "incarnation": "first",
            "seq": seq,
            "made_at": NOW,
            "corrected_at": draw(MINUTES),
            "anchor": draw(st.none() | MINUTES),
            "list_version": draw(st.sampled_from((None, 1, 2))),
            "correction": draw(CORRECTIONS),
        }
        row: IssueRow | VoidRow | None
        if draw(st.integers(0, 3)) == 0:
            row = VoidRow.model_validate(
                {**header, "of": draw(ROW_IDS), "reason": VoidReason.MISTAKE}
            )
        else:
            late = draw(st.booleans())
            row = IssueRow.model_validate(
                {
                    **header,
                    "event": draw(
                        st.sampled_from(("concert", "collection", "exhibition", "walk-in"))
                    ),
                    "epoch": 1,
                    "tag": b"\0" * 8,
                    "tickets": {
                        TicketKind.HOLDER: draw(st.integers(0, 2)),
                        TicketKind.CHILD: draw(st.integers(0, 2)),
                    },
                    "verdict": "valid",
                    "entered_late": late,
                    "used_at": draw(MINUTES) if late else None,
                }
            )
        readable = draw(st.integers(0, 9)) > 0
        rows.append(
            FactRow(
                device=device,
                venue=VENUES[device],
                incarnation="first",
                seq=seq,
                received_at=NOW + timedelta(minutes=draw(st.integers(0, 90))),
                row=row if readable else None,
                row_id=row.id if readable else f"unreadable-{seq}",
                card=draw(st.sampled_from(("a", "b", None))) if isinstance(row, IssueRow) else None,
                device_revoked=draw(st.integers(0, 9)) == 0,
            )
        )
    return rows


def _facts(rows: Sequence[FactRow]) -> Facts:
    return Facts(rows, CARDS, EVENTS, LISTS, DAYS)


def _links(fact: FactRow) -> set[str]:
    """What ties a row to others: rows with a link in common belong to one closed set."""
    links = {f"row:{fact.row_id}"}
    if fact.card:
        links.add(f"card:{fact.card}")
    if isinstance(fact.row, VoidRow):
        links.add(f"row:{fact.row.of}")
    if isinstance(fact.row, IssueRow | VoidRow) and fact.row.correction:
        links.add(f"correction:{fact.row.correction}")
    return links


def _closed(stored: Sequence[FactRow], fresh: Iterable[FactRow]) -> list[FactRow]:
    links: set[str] = set().union(*(_links(fact) for fact in fresh))
    while True:
        closed = [fact for fact in stored if _links(fact) & links]
        wider = links.union(*(_links(fact) for fact in closed))
        if wider == links:
            return closed
        links = wider


@given(_stored_rows(), st.randoms(use_true_random=False))
@looking(40)
def test_the_order_of_facts_does_not_matter(rows: list[FactRow], random: Random) -> None:
    expected = judge(_facts(rows))
    shuffled = list(rows)
    random.shuffle(shuffled)
    assert judge(_facts(shuffled)) == expected


@given(_stored_rows(), st.data())
@looking(80)
def test_batches_end_at_the_same_verdicts(rows: list[FactRow], data: st.DataObject) -> None:
    arriving = data.draw(st.permutations(rows))
    verdicts: dict[str, Judgement] = {}
    taken = 0
    while taken < len(arriving):
        size = data.draw(st.integers(1, len(arriving) - taken))
        fresh = arriving[taken : taken + size]
        taken += size
        verdicts |= judge(_facts(_closed(arriving[:taken], fresh)))
    assert verdicts == judge(_facts(rows))


@given(_stored_rows())
@looking(40)
def test_judging_what_was_stored_again_changes_nothing(rows: list[FactRow]) -> None:
    once = judge(_facts(rows))
    assert judge(_facts(rows)) == once
    assert judge(_facts([*rows, *reversed(rows)])) == once


@given(_stored_rows())
@looking(40)
def test_every_row_gets_one_verdict_and_voided_issues_no_complaint(rows: list[FactRow]) -> None:
    judged = judge(_facts(rows))
    assert judged.keys() == {fact.row_id for fact in rows}
    distinct = len(judged) == len(rows)
    taken_back = {fact.row.of for fact in rows if isinstance(fact.row, VoidRow)}
    for fact in rows:
        if distinct and isinstance(fact.row, IssueRow) and fact.row_id in taken_back:
            assert set(judged[fact.row_id].findings) <= {Finding.REVIEW}


@given(_stored_rows())
@looking(40)
def test_accepted_issues_never_exceed_a_limit(rows: list[FactRow]) -> None:
    """Adding up the accepted, unvoided issues by a plain reading of the limits."""
    judged = judge(_facts(rows))
    once = {fact.row_id: fact for fact in rows}
    if len(once) < len(rows):
        return
    voided = {fact.row.of for fact in rows if isinstance(fact.row, VoidRow)}
    used: dict[object, int] = {}
    for fact in rows:
        row = fact.row
        fine = judged[fact.row_id].outcome is Finding.ACCEPTED
        corrected = isinstance(row, IssueRow) and row.correction is not None
        if not isinstance(row, IssueRow) or not fine or corrected or fact.row_id in voided:
            continue
        event, moment = EVENTS.get(row.event), effective_time(fact, row)
        if event is None or fact.card is None:
            continue
        day = day_of_use(event, DAYS.day_of(moment), event_day(event, DAYS))
        for limit in event.limits:
            key = (fact.card, bucket_of(limit, event.id, day))
            used[key] = used.get(key, 0) + row.tickets.get(limit.ticket_kind, 0)
            most = max(
                limit_count(limit, state.child_allowance) for state in CARDS[fact.card].states
            )
            assert used[key] <= most


def test_ten_thousand_rows_are_judged_in_one_call() -> None:
    """Of each card the earliest issue stands, found by sorting alone."""
    numbers = count(1)
    rows = [
        FactRow(
            device="door",
            venue="hall",
            incarnation="first",
            seq=seq,
            received_at=NOW + timedelta(days=1),
            row=IssueRow(
                id=f"r{seq}",
                device="door",
                incarnation="first",
                seq=seq,
                made_at=NOW,
                corrected_at=NOW + timedelta(milliseconds=seq * 7919 % 10_007),
                event="concert",
                epoch=1,
                tag=b"\0" * 8,
                tickets={TicketKind.HOLDER: 1},
                verdict="valid",
            ),
            row_id=f"r{seq}",
            card=f"card-{seq % 5000}",
        )
        for seq in (next(numbers) for _ in range(10_000))
    ]
    state = CardState(NOW - timedelta(days=9), CardStatus.ACTIVE, date(2027, 1, 1), 0)
    cards = {f"card-{n}": CardFacts(f"card-{n}", (state,)) for n in range(5000)}
    judged = judge(Facts(rows, cards, EVENTS, {}, DAYS))
    first: dict[str | None, str] = {}
    for fact in sorted(rows, key=lambda each: each.seq * 7919 % 10_007):
        first.setdefault(fact.card, fact.row_id)
    accepted = {row for row, found in judged.items() if found.outcome is Finding.ACCEPTED}
    assert accepted == set(first.values())
