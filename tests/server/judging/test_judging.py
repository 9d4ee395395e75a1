"""Judging against its table of cases, and the bounds of a row's moment."""

from datetime import UTC, date, datetime, timedelta

import pytest

from sync.protocol.days import LocalDays
from sync.protocol.kinds import CardStatus, Finding, TicketKind
from sync.protocol.programme import Event, Limit
from sync.protocol.rows import IssueRow
from sync.server.judging.facts import CardFacts, CardState, FactRow, Facts
from sync.server.judging.rules import effective_time, judge
from tests.support.judging_cases import Case, read_cases

CASES = read_cases()
NOW = datetime(2026, 4, 25, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_case_of_the_table(case: Case) -> None:
    judged = judge(case.facts)
    assert {row: found.findings for row, found in judged.items()} == case.expected
    for row, found in judged.items():
        assert found.row_id == row
        assert found.outcome == next(iter(found.findings), Finding.ACCEPTED)


def test_the_table_names_every_finding_that_exists_and_each_case_once() -> None:
    named = {finding for case in CASES for found in case.expected.values() for finding in found}
    assert named == set(Finding) - {Finding.ACCEPTED}
    assert len({case.name for case in CASES}) == len(CASES)


def test_nothing_to_judge() -> None:
    assert judge(Facts([], {}, {}, {}, LocalDays())) == {}


@pytest.mark.parametrize(
    ("corrected", "anchor", "used_at", "expected"),
    [
        (0, None, None, 0),
        (0, -5, None, 0),
        (0, 5, None, 5),
        (20, None, None, 10),
        (0, 20, None, 10),
        (0, -5, -60, -60),
        (0, 5, 3, 3),
        (0, 5, 8, 5),
        (20, None, 15, 10),
    ],
)
def test_effective_time_is_bounded(
    corrected: int, anchor: int | None, used_at: int | None, expected: int
) -> None:
    def at(minutes: int | None) -> datetime | None:
        return None if minutes is None else NOW + timedelta(minutes=minutes)

    row = _issue(0).model_copy(
        update={
            "corrected_at": at(corrected),
            "anchor": at(anchor),
            "entered_late": used_at is not None,
            "used_at": at(used_at),
        }
    )
    fact = _fact(row, NOW + timedelta(minutes=10))
    assert effective_time(fact, row) == at(expected)


def test_a_moment_of_use_counts_only_for_rows_that_say_they_were_entered_late() -> None:
    row = _issue(0).model_copy(update={"used_at": NOW - timedelta(hours=1)})
    assert effective_time(_fact(row, NOW), row) == NOW


def test_a_limit_named_twice_counts_its_tickets_once() -> None:
    twice = Limit(ticket_kind=TicketKind.HOLDER, count=2)
    event = Event.model_validate(
        {
            "id": "concert",
            "kind": "performance",
            "sector": "culture",
            "title": {"en": "Concert"},
            "organiser": "Hall",
            "place": "Hall",
            "starts_at": NOW,
            "limits": (twice, twice),
        }
    )
    card = CardFacts(
        "card",
        (CardState(NOW - timedelta(days=9), CardStatus.ACTIVE, date(2027, 1, 1), 0),),
    )
    rows = [_fact(_issue(minute), NOW + timedelta(hours=1)) for minute in range(3)]
    judged = judge(Facts(rows, {"card": card}, {"concert": event}, {}, LocalDays()))
    assert [judged[f"r{minute}"].outcome for minute in range(3)] == [
        Finding.ACCEPTED,
        Finding.ACCEPTED,
        Finding.DOUBLE_ISSUE,
    ]


def _issue(minute: int) -> IssueRow:
    moment = NOW + timedelta(minutes=minute)
    return IssueRow(
        id=f"r{minute}",
        device="door",
        incarnation="first",
        seq=minute + 1,
        made_at=moment,
        corrected_at=moment,
        event="concert",
        epoch=1,
        tag=b"\0" * 8,
        tickets={TicketKind.HOLDER: 1},
        verdict="valid",
    )


def _fact(row: IssueRow, received_at: datetime) -> FactRow:
    return FactRow(
        device=row.device,
        venue="hall",
        incarnation=row.incarnation,
        seq=row.seq,
        received_at=received_at,
        row=row,
        row_id=row.id,
        card="card",
    )
