"""What a hand wrote, read: codes, counts, times and days; and what tells lines apart."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boxoffice.domain.paper import (
    Counts,
    LineProblem,
    PaperUse,
    SheetFacts,
    WrittenLine,
    date_and_time_in,
    day_in,
    line_from,
    read_counts,
    read_line,
    time_in,
)
from boxoffice.domain.paper_digests import LineKeys
from sync.protocol.card_codes import CodeFormat
from sync.protocol.days import LocalDays
from sync.protocol.kinds import CardKind, TicketKind

DAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
FORMAT = CodeFormat(id="made-up", pattern="ESP[0-9]{6}", grouping=(3, 3, 3), example="ESP 000 000")
SHEET = SheetFacts("concert", DAY, LocalDays(), (FORMAT,), NOW)
TEXT = st.text(max_size=30)
LINES = st.builds(
    WrittenLine,
    code=st.one_of(TEXT, st.sampled_from(["ESP000001", "esp 000-002"])),
    holders=st.one_of(TEXT, st.sampled_from(["", "1", "2"])),
    children=st.one_of(TEXT, st.sampled_from(["", "0", "3"])),
    assistants=st.sampled_from(["", "1", "x"]),
    time=st.one_of(TEXT, st.sampled_from(["", "14.05", "24.11.2026 14.05"])),
    day=st.one_of(TEXT, st.just("")),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14.05", time(14, 5)),
        ("14:05", time(14, 5)),
        ("klo 14.05", time(14, 5)),
        ("kl. 14:05", time(14, 5)),
        ("1405", time(14, 5)),
        ("905", time(9, 5)),
        ("9", time(9, 0)),
        ("14.3", time(14, 30)),
        ("14:05:59", time(14, 5)),
        (" 0.30 ", time(0, 30)),
        ("14,05", time(14, 5)),
    ],
)
def test_times_as_people_write_them(text: str, expected: time) -> None:
    assert time_in(text) == expected


@pytest.mark.parametrize("text", ["", "24.00", "14.60", "noon", "14.05 15.00", "-1", "140500"])
def test_what_is_no_time(text: str) -> None:
    assert time_in(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("24.11.2026", DAY),
        ("24.11.26", DAY),
        ("24.11.", DAY),
        ("24. 11. 2026", DAY),
        ("2026-11-24", DAY),
        ("24/11/2026", DAY),
        ("31.12.", date(2026, 12, 31)),
        ("2.1.", date(2027, 1, 2)),
    ],
)
def test_days_as_people_write_them(text: str, expected: date) -> None:
    assert day_in(text, DAY) == expected


@pytest.mark.parametrize("text", ["", "31.2.2026", "24.13.", "today", "1.1.1980", "29.2."])
def test_what_is_no_day(text: str) -> None:
    assert day_in(text, DAY) is None


@pytest.mark.parametrize(
    "text",
    ["24.11.2026 14.05", "24.11. klo 14:05", "2026-11-24T14:05", "2026-11-24 14:05:00"],
)
def test_a_day_and_a_time_in_one_cell(text: str) -> None:
    assert date_and_time_in(text, DAY) == (DAY, time(14, 5))


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({}, Counts(1, 0, 0)),
        ({"children": "2"}, Counts(1, 2, 0)),
        ({"holders": "0", "children": "2"}, Counts(0, 2, 0)),
        ({"holders": "x", "assistants": "X"}, Counts(1, 0, 1)),
        ({"holders": "–", "assistants": "1.0"}, Counts(0, 0, 1)),
        ({"children": "two"}, LineProblem.COUNT_UNREADABLE),
        ({"children": "-1"}, LineProblem.COUNT_UNREADABLE),
        ({"children": "1.5"}, LineProblem.COUNT_UNREADABLE),
        ({"children": "1000"}, LineProblem.COUNT_UNREADABLE),
        ({"holders": "-"}, LineProblem.NO_TICKETS),
    ],
)
def test_counts_as_people_write_them(cells: dict[str, str], expected: Counts | LineProblem) -> None:
    assert read_counts(WrittenLine(**cells)) == expected


def test_a_group_card_gets_tickets_of_its_own() -> None:
    assert Counts(2, 5, 1).tickets(CardKind.COMMUNITY) == {
        TicketKind.WORKER: 2,
        TicketKind.GROUP_CHILD: 5,
        TicketKind.ASSISTANT: 1,
    }
    assert Counts(1).tickets(CardKind.PERSONAL) == {TicketKind.HOLDER: 1}


@given(LINES)
def test_any_line_is_a_use_that_has_been_or_a_problem(line: WrittenLine) -> None:
    found = read_line(line, SHEET, None)
    if isinstance(found, PaperUse):
        assert found.used_at <= NOW
        assert sum(found.counts.tickets(CardKind.PERSONAL).values()) > 0
        assert found.code.format is FORMAT
    assert line_from(line.cells()) == line or not all(line.cells().values())


@given(st.lists(LINES, max_size=8), st.randoms(use_true_random=False))
def test_keys_tell_lines_apart_and_do_not_depend_on_order(
    lines: list[WrittenLine], random: object
) -> None:
    shuffled = list(lines)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    first, again = _keys(lines), _keys(shuffled)
    assert len(set(first)) == len(lines)
    assert set(first) == set(again)


@given(st.lists(LINES, max_size=6), st.lists(LINES, max_size=3))
def test_lines_added_below_leave_the_keys_above_alone(
    lines: list[WrittenLine], more: list[WrittenLine]
) -> None:
    assert _keys([*lines, *more])[: len(lines)] == _keys(lines)


def test_keys_are_of_one_event_and_one_desk() -> None:
    line = WrittenLine("ESP000001", time="14.05")
    other = SheetFacts("matinee", DAY, LocalDays(), (FORMAT,), NOW)
    use = read_line(line, SHEET, None)
    assert isinstance(use, PaperUse)
    found = {
        LineKeys(key, sheet).next(line, use) for key in (b"a", b"b") for sheet in (SHEET, other)
    }
    assert len(found) == 4


def test_the_same_moment_however_it_is_written() -> None:
    texts = ("14.05", "klo 14:05", "24.11.2026 14.05", "1405")
    assert len({_keys([WrittenLine("esp-000-001", "1", time=text)])[0] for text in texts}) == 1
    later = _keys([WrittenLine("ESP000001", time="14.06")])[0]
    assert later != _keys([WrittenLine("ESP000001", time="14.05")])[0]


def _keys(lines: list[WrittenLine]) -> list[bytes]:
    keys, above = LineKeys(b"secret", SHEET), NOW - timedelta(days=1)
    found = []
    for line in lines:
        use = read_line(line, SHEET, above)
        found.append(keys.next(line, use if isinstance(use, PaperUse) else None))
    return found
