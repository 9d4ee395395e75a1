"""Paper lines become rows whatever their verdict, judged at their moment of use."""

from datetime import date, datetime, timedelta

import pytest

from boxoffice.domain.paper import LateRow, LineProblem, WrittenLine
from boxoffice.domain.verdicts import VerdictKind
from boxoffice.services import entering_paper as entering
from boxoffice.services.checking import check
from boxoffice.services.desk import Desk
from boxoffice.services.entering_paper import CannotRead, Sheet
from boxoffice.services.voiding import CannotUndo, give_again, undo
from boxoffice.store.listing import row_of
from sync.protocol.kinds import CardSource, TicketKind
from sync.protocol.rows import IssueRow
from tests.support.desks import (
    BLOCKED,
    EXPIRED,
    GROUP,
    LAST_DAY,
    NOW,
    TODAY,
    UNKNOWN,
    VALID,
    MadeUpDesk,
)

MUSEUM = Sheet("museum", TODAY)
YESTERDAY = Sheet("museum", TODAY - timedelta(days=1))


def _row(desk: Desk, late: LateRow) -> IssueRow:
    with desk.store.read() as view:
        row = row_of(view, late.row_id)
    assert isinstance(row, IssueRow)
    return row


def _record(desk: Desk, sheet: Sheet = MUSEUM, **cells: str) -> LateRow:
    cells.setdefault("time", "14.05")
    return entering.record(desk, sheet, WrittenLine(**cells), None).value


def test_a_line_becomes_a_row_that_says_when_it_was_used(desk: Desk) -> None:
    late = _record(desk, code="esp 000 001", children="2", assistants="1")
    row = _row(desk, late)
    assert row.entered_late
    assert row.used_at == datetime(2026, 4, 25, 11, 5, tzinfo=NOW.tzinfo)
    assert row.corrected_at == NOW
    assert row.tickets == {TicketKind.HOLDER: 1, TicketKind.CHILD: 2, TicketKind.ASSISTANT: 1}
    assert (row.verdict, row.source, row.provisional) == ("valid", CardSource.TYPED, None)
    assert late.code == "…001"


@pytest.mark.parametrize(
    ("code", "verdict"),
    [
        (VALID.code, "valid"),
        (LAST_DAY.code, "valid_last_day"),
        (EXPIRED.code, "expired"),
        (BLOCKED.code, "blocked"),
        (UNKNOWN, "not_on_list"),
    ],
)
def test_every_readable_line_is_recorded_whatever_its_verdict(
    desk: Desk, code: str, verdict: str
) -> None:
    late = _record(desk, code=code)
    assert late.verdict == _row(desk, late).verdict == verdict
    assert (_row(desk, late).provisional is not None) == (verdict == "not_on_list")


def test_a_card_is_judged_at_its_moment_of_use(desk: Desk) -> None:
    """It expired yesterday, and was used the day before that."""
    late = _record(desk, Sheet("museum", EXPIRED.last_valid_day), code=EXPIRED.code)
    assert late.verdict == "valid_last_day"


def test_more_tickets_than_the_limits_allow_are_recorded_all_the_same(desk: Desk) -> None:
    first = _record(desk, code=VALID.code, children="9")
    again = _record(desk, code=VALID.code)
    assert first.tickets[TicketKind.CHILD] == 9
    assert again.verdict == "used"


def test_a_line_of_a_group_card_counts_workers_and_their_group(desk: Desk) -> None:
    late = _record(desk, code=GROUP.code, holders="2", children="7")
    assert late.tickets == {TicketKind.WORKER: 2, TicketKind.GROUP_CHILD: 7}


def test_a_use_on_paper_counts_for_the_next_card_at_the_counter(desk: Desk) -> None:
    entering.record(desk, Sheet("matinee", TODAY), WrittenLine(VALID.code, time="14.00"), None)
    verdict = check(desk, VALID.code, CardSource.TYPED, "matinee", online=False)
    assert verdict.kind is VerdictKind.HAS_TICKETS
    assert verdict.given[0].at == NOW - timedelta(hours=4)


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"code": ""}, LineProblem.NO_CODE),
        ({"code": "ESP 00"}, LineProblem.NOT_A_CODE),
        ({"code": VALID.code, "children": "two"}, LineProblem.COUNT_UNREADABLE),
        ({"code": VALID.code, "children": "1000"}, LineProblem.COUNT_UNREADABLE),
        ({"code": VALID.code, "holders": "0"}, LineProblem.NO_TICKETS),
        ({"code": VALID.code, "time": "25.00"}, LineProblem.TIME_UNREADABLE),
        ({"code": VALID.code, "time": " "}, LineProblem.NO_TIME),
        ({"code": VALID.code, "time": "18.01"}, LineProblem.IN_THE_FUTURE),
        ({"code": VALID.code, "time": "03.00"}, LineProblem.IN_THE_FUTURE),
    ],
)
def test_what_cannot_be_read_is_not_recorded(
    desk: Desk, cells: dict[str, str], problem: LineProblem
) -> None:
    with pytest.raises(CannotRead) as refused:
        _record(desk, MUSEUM, **cells)
    assert refused.value.problem is problem
    assert entering.entered(desk, MUSEUM) == ()


def test_a_line_after_midnight_belongs_to_the_evening_before(desk: Desk) -> None:
    late = _record(desk, YESTERDAY, code=VALID.code, time="0.30")
    assert late.used_at == datetime(2026, 4, 24, 21, 30, tzinfo=NOW.tzinfo)
    assert entering.entered(desk, YESTERDAY) == (late,)
    assert entering.entered(desk, MUSEUM) == ()


def test_an_empty_time_is_the_one_of_the_line_above(desk: Desk) -> None:
    above = NOW - timedelta(hours=3)
    done = entering.record(desk, MUSEUM, WrittenLine(VALID.code), above)
    assert done.value.used_at == above


def test_an_unreadable_line_waits_and_is_mended(desk: Desk) -> None:
    kept = entering.keep_for_mending(desk, YESTERDAY, WrittenLine("ESP O1", time="14.05")).value
    assert kept.problem is LineProblem.NOT_A_CODE
    assert entering.waiting_lines(desk) == (kept,)
    with pytest.raises(CannotRead):
        entering.mend(desk, kept.id, kept.line)
    late = entering.mend(desk, kept.id, WrittenLine(VALID.code, time="14.05")).value
    assert late is not None
    assert entering.entered(desk, YESTERDAY) == (late,)
    assert entering.waiting_lines(desk) == ()
    assert entering.mend(desk, kept.id, kept.line).value is None


def test_a_code_of_no_format_may_be_recorded_as_it_is_written(desk: Desk) -> None:
    kept = entering.keep_for_mending(desk, MUSEUM, WrittenLine("AB 12", time="14.05")).value
    late = entering.mend(desk, kept.id, kept.line, as_written=True).value
    assert late is not None
    row = _row(desk, late)
    assert row.verdict == "not_a_code"
    assert row.provisional is not None
    assert row.provisional.format_unknown


def test_a_line_that_was_none_is_left_away(desk: Desk) -> None:
    kept = entering.keep_for_mending(desk, MUSEUM, WrittenLine("crossed out")).value
    assert entering.leave_away(desk, kept.id)
    assert not entering.leave_away(desk, kept.id)
    assert entering.waiting_lines(desk) == ()


def test_a_line_is_taken_back_and_entered_anew(desk: Desk) -> None:
    late = _record(desk, code=VALID.code, children="1")
    entering.take_back(desk, late.row_id)
    again = _record(desk, code=VALID.code, children="2")
    assert [each.voided for each in entering.entered(desk, MUSEUM)] == [True, False]
    assert again.verdict == "valid"


def test_any_line_typed_today_for_an_earlier_day_is_taken_back(desk: Desk) -> None:
    yesterday = entering.Sheet("museum", MUSEUM.day - timedelta(days=1))
    line = WrittenLine(VALID.code, time="14.05")
    first, _ = (entering.record(desk, yesterday, line, None).value for _ in range(2))
    assert entering.take_back(desk, first.row_id).value == line
    assert [each.voided for each in entering.entered(desk, yesterday)] == [True, False]


def test_lines_survive_the_window(made: MadeUpDesk, desk: Desk) -> None:
    late = _record(desk, code=VALID.code)
    kept = entering.keep_for_mending(desk, MUSEUM, WrittenLine("?")).value
    with made.open("another boot") as again:
        assert entering.entered(again, MUSEUM) == (late,)
        assert entering.waiting_lines(again) == (kept,)


def test_a_look_records_nothing(desk: Desk) -> None:
    line = WrittenLine(VALID.code, children="1", time="14.05")
    found = entering.look(desk, MUSEUM, line, None)
    assert isinstance(found, entering.PaperLook)
    assert (found.kind, found.last_valid_day) == (VerdictKind.VALID, date(2027, 3, 14))
    assert found.tickets == {TicketKind.HOLDER: 1, TicketKind.CHILD: 1}
    assert entering.look(desk, MUSEUM, WrittenLine("x"), None) is LineProblem.NOT_A_CODE
    assert entering.entered(desk, MUSEUM) == ()


def test_the_first_line_of_a_performance_begins_at_its_start(desk: Desk, made: MadeUpDesk) -> None:
    sheet = Sheet("concert", TODAY)
    assert entering.first_moment(desk, sheet) is None
    made.clock.advance(timedelta(hours=2))
    assert entering.first_moment(desk, sheet) == NOW + timedelta(hours=1)
    assert entering.first_moment(desk, MUSEUM) is None


def test_a_line_that_is_given_again_keeps_its_moment(desk: Desk) -> None:
    """What the card may get today, or whether it is valid any more, bears on nothing."""
    for code in (VALID.code, EXPIRED.code):
        late = _record(desk, YESTERDAY, code=code)
        undo(desk, late.row_id)
        again = give_again(desk, late.row_id).value
        with desk.store.read() as view:
            row = row_of(view, again.row_id)
        assert isinstance(row, IssueRow)
        assert (row.entered_late, row.used_at) == (True, late.used_at)
        assert (row.tickets, row.verdict) == (late.tickets, late.verdict)
        with pytest.raises(CannotUndo):
            give_again(desk, late.row_id)
    today = check(desk, VALID.code, CardSource.WEDGE, "museum", online=True)
    assert today.kind is VerdictKind.VALID
