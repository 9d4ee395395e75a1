"""End of shift, inbox, rounds, receipt, and the question after an unclean stop; on real stores."""

import json
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import psutil
import pytest

from boxoffice.domain.issues import GivenRow
from boxoffice.domain.matters import MatterKind, RoundNote
from boxoffice.domain.paper import WrittenLine
from boxoffice.domain.trusted_time import anchored
from boxoffice.services import (
    closing,
    entering_paper,
    finding,
    inbox,
    issuing,
    unrecorded,
    voiding,
)
from boxoffice.services.battery import LinuxBattery, SystemBattery, battery_of
from boxoffice.services.checking import check
from boxoffice.services.desk import Desk
from boxoffice.services.entering_paper import Sheet
from boxoffice.services.shifts import keep_till_count, shift
from boxoffice.store.rounds import KEPT, last_rounds, note_round
from boxoffice.store.state import put_marks
from boxoffice.store.till_counts import till_counts
from sync.protocol.kinds import CardSource, Finding, TicketKind
from sync.protocol.messages import RowVerdict
from sync.protocol.rows import read_row
from tests.support.desks import GROUP, TODAY, VALID, MadeUpDesk

H, C, A, W, G = TicketKind
HELSINKI = ZoneInfo("Europe/Helsinki")
NEVER = "1970-01-01T00:00:00+00:00"


def give(desk: Desk, code: str, event: str, **tickets: int) -> GivenRow:
    verdict = check(desk, code, CardSource.WEDGE, event, online=True)
    wanted = {TicketKind(kind): count for kind, count in tickets.items()}
    return issuing.give(desk, verdict, wanted).value


def judged(desk: Desk, made: MadeUpDesk, row: GivenRow, outcome: Finding) -> None:
    verdict = RowVerdict(row=row.row_id, outcome=outcome, judged_at=made.clock.now())
    made.change(desk, verdicts=[verdict])


def kinds(desk: Desk) -> list[MatterKind]:
    return [each.kind for each in inbox.inbox(desk).matters]


def test_a_shift_adds_up_what_was_recorded_here_today(made: MadeUpDesk, desk: Desk) -> None:
    give(desk, VALID.code, "concert", holder=1, child=2, assistant=1)
    give(desk, VALID.code, "matinee", holder=1)
    give(desk, GROUP.code, "concert", worker=2, group_child=5)
    wrong = give(desk, VALID.code, "museum", holder=1)
    voiding.undo(desk, wrong.row_id)
    given = give(desk, VALID.code, "tomorrow", holder=1)
    verdict = check(desk, "ESP000002", CardSource.WEDGE, "concert", online=True)
    unrecorded.set_aside(desk, verdict)
    found = shift(desk)
    tickets = dict(found.report.events["concert"].tickets)
    assert tickets == {H: 1, C: 2, A: 1, W: 2, G: 5}
    assert (found.recorded, found.report.total.voided) == (13, 1)
    assert (found.unrecorded, found.to_fix, found.matters) == (1, 0, 0)
    assert found.unsent.rows == 6
    assert found.not_collected == {"tomorrow": 1}
    # Today's performances and visits that nothing stands for; a course is not counted by the day.
    assert found.due == ("museum",)
    # Tomorrow they are not of the shift, but still wait for their customer.
    made.clock.advance(timedelta(days=1))
    later = shift(desk)
    assert later.recorded == 0
    assert "tomorrow" in later.due
    assert sum(later.not_collected.values()) == 1
    assert finding.not_collected(desk, "tomorrow")[0].row_id == given.row_id


def test_lines_typed_today_for_other_days_stand_apart(made: MadeUpDesk, desk: Desk) -> None:
    yesterday, before = (TODAY - timedelta(days=ago) for ago in (1, 2))

    def typed(day: date, code: str, children: str = "") -> str:
        line = WrittenLine(code, children=children, time="14.05")
        return entering_paper.record(desk, Sheet("museum", day), line, None).value.row_id

    give(desk, VALID.code, "concert", holder=1, child=2)
    typed(TODAY, VALID.code)
    for number in range(60):
        typed(yesterday, f"ESP{100_000 + number}", str(number % 3))
    entering_paper.take_back(desk, typed(yesterday, VALID.code))
    typed(before, GROUP.code, "4")
    found = shift(desk)
    assert found.recorded == 4
    assert list(found.late) == [(before, "museum"), (yesterday, "museum")]
    told = found.late[yesterday, "museum"]
    assert (told.uses, told.voided) == (60, 1)
    assert _by_day(desk, yesterday) == told.tickets == {H: 60, C: 60}
    assert _by_day(desk, before) == found.late[before, "museum"].tickets == {W: 1, G: 4}
    made.clock.advance(timedelta(days=1))
    assert shift(desk).late == {}


def _by_day(desk: Desk, day: date) -> dict[TicketKind, int]:
    """The tickets of a day of use, as the rows themselves have them."""
    with desk.store.read() as view:
        found = view.exec_driver_sql("SELECT bytes FROM rows ORDER BY n").fetchall()
    rows = [json.loads(data) for (data,) in found]
    voided = {row["of"] for row in rows if row["kind"] == "void"}
    tickets: Counter[str] = Counter()
    for row in rows:
        used = datetime.fromisoformat(row.get("used_at") or NEVER).astimezone(HELSINKI).date()
        if used == day and row["id"] not in voided:
            tickets.update(row["tickets"])
    return {TicketKind(kind): count for kind, count in tickets.items() if count}


def test_the_tills_count_is_kept_for_its_day(made: MadeUpDesk, desk: Desk) -> None:
    today = desk.today()
    keep_till_count(desk, today, "museum", 2)
    keep_till_count(desk, today, "concert", 3)
    keep_till_count(desk, today, "concert", 31)
    assert shift(desk).till == {"museum": 2, "concert": 31}
    with made.open() as again:
        assert shift(again).till == {"museum": 2, "concert": 31}
    keep_till_count(desk, today, "museum", None)
    assert shift(desk).till == {"concert": 31}
    made.clock.advance(timedelta(days=1))
    assert shift(desk).till == {}
    keep_till_count(desk, desk.today(), "concert", 4)
    with desk.store.read() as view:
        assert till_counts(view, today) == {}


def test_rows_that_wait_a_day_need_a_person(made: MadeUpDesk, desk: Desk) -> None:
    give(desk, VALID.code, "concert", holder=1)
    made.clock.advance(timedelta(hours=23, minutes=59))
    assert kinds(desk) == []
    made.clock.advance(timedelta(minutes=1))
    (matter,) = inbox.inbox(desk).matters
    assert (matter.kind, matter.rows) == (MatterKind.UNSENT, 1)


def test_an_old_list_needs_a_person(made: MadeUpDesk, desk: Desk) -> None:
    made.clock.advance(timedelta(hours=73))
    assert kinds(desk) == [MatterKind.OLD_LIST]


@pytest.mark.parametrize(
    ("outcome", "kind"),
    [
        (Finding.DOUBLE_ISSUE, MatterKind.GIVEN_TWICE),
        (Finding.VIOLATION, MatterKind.NOT_IN_USE),
        (Finding.UNKNOWN_CARD, MatterKind.UNKNOWN_CARD),
        (Finding.REVIEW, MatterKind.REVIEW),
        (Finding.QUARANTINED, MatterKind.UNREADABLE),
    ],
)
def test_a_judged_row_waits_until_it_is_noted(
    made: MadeUpDesk, desk: Desk, outcome: Finding, kind: MatterKind
) -> None:
    row = give(desk, VALID.code, "concert", holder=1, child=1)
    judged(desk, made, row, Finding.ACCEPTED)
    assert kinds(desk) == []
    judged(desk, made, row, outcome)
    (matter,) = inbox.inbox(desk).matters
    assert (matter.kind, matter.code, matter.event) == (kind, "…001", "concert")
    assert dict(matter.tickets) == {H: 1, C: 1}
    assert inbox.inbox(desk).events["concert"].id == "concert"
    inbox.note(desk, matter.key)
    inbox.note(desk, matter.key)
    assert kinds(desk) == []
    judged(desk, made, row, outcome)
    assert kinds(desk) == []


def test_a_row_taken_back_needs_nobody(made: MadeUpDesk, desk: Desk) -> None:
    row = give(desk, VALID.code, "concert", holder=1)
    judged(desk, made, row, Finding.DOUBLE_ISSUE)
    voiding.undo(desk, row.row_id)
    assert kinds(desk) == []


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        ("clock_skew", MatterKind.CLOCK),
        ("revoked", MatterKind.OUT_OF_USE),
        ("Unreachable", None),
        (None, None),
    ],
)
def test_what_the_last_round_met_is_noted_for_the_day(
    made: MadeUpDesk, desk: Desk, error: str | None, kind: MatterKind | None
) -> None:
    with desk.store.write() as transaction:
        note_round(transaction, RoundNote(desk.now(), error=error))
    assert kinds(desk) == ([] if kind is None else [kind])
    for matter in inbox.inbox(desk).matters:
        inbox.note(desk, matter.key)
    assert kinds(desk) == []
    made.clock.advance(timedelta(days=1))
    with desk.store.write() as transaction:
        note_round(transaction, RoundNote(desk.now(), error=error))
    assert kinds(desk) == ([] if kind is None else [kind])


@pytest.mark.parametrize("off", [timedelta(minutes=3), -timedelta(minutes=3), timedelta(days=400)])
def test_a_clock_that_is_minutes_off_is_told_of_until_it_is_noted_or_right(
    made: MadeUpDesk, desk: Desk, off: timedelta
) -> None:
    with desk.store.write() as transaction:
        put_marks(transaction, anchor=anchored(made.clock, desk.boot, made.clock.now()))
    right = made.clock.wall
    for fine in (timedelta(minutes=2), -timedelta(minutes=2)):
        made.clock.wall = right + fine
        assert kinds(desk) == []
    made.clock.wall = right + off
    give(desk, VALID.code, "concert", holder=1)
    outgoing = made.outbox(desk).outgoing(1, 1)
    assert outgoing is not None
    said = read_row(outgoing.rows[0])
    assert (said.made_at, said.corrected_at) == (right + off, right)
    (matter,) = inbox.inbox(desk).matters
    assert matter.kind is MatterKind.CLOCK
    inbox.note(desk, matter.key)
    assert kinds(desk) == []
    made.clock.advance(timedelta(days=1))
    assert MatterKind.CLOCK in kinds(desk)
    made.clock.wall -= off
    assert MatterKind.CLOCK not in kinds(desk)


def test_quiet_rounds_are_one_line_and_500_lines_stay(made: MadeUpDesk, desk: Desk) -> None:
    with desk.store.write() as transaction:
        for _ in range(3):
            made.clock.advance(timedelta(minutes=1))
            note_round(transaction, RoundNote(desk.now()))
        note_round(transaction, RoundNote(desk.now(), sent=2))
        note_round(transaction, RoundNote(desk.now(), error="Unreachable"))
        made.clock.advance(timedelta(minutes=1))
        note_round(transaction, RoundNote(desk.now(), error="Unreachable"))
        found = last_rounds(transaction)
        assert [(each.sent, each.error) for each in found] == [
            (0, "Unreachable"),
            (2, None),
            (0, None),
        ]
        assert found[0].at == desk.now()
        for number in range(KEPT + 7):
            note_round(transaction, RoundNote(desk.now(), sent=number + 1))
        kept = last_rounds(transaction, 10 * KEPT)
    assert len(kept) == KEPT
    assert kept[0].sent == KEPT + 7


def test_an_unclean_stop_asks_about_the_last_issue(made: MadeUpDesk, desk: Desk) -> None:
    closing.opened(desk)
    assert closing.question(desk) is None
    give(desk, VALID.code, "concert", holder=1)
    last = give(desk, VALID.code, "matinee", holder=1, child=2)
    closing.opened(desk)
    asked = closing.question(desk)
    assert asked is not None
    assert asked.row_id == last.row_id
    # Yet another stop before anyone answered: still asked.
    closing.opened(desk)
    assert closing.question(desk) is not None
    closing.handed_over(desk)
    assert closing.question(desk) is None
    closing.opened(desk)
    assert closing.question(desk) is None


def test_not_handed_over_takes_the_row_back_once(made: MadeUpDesk, desk: Desk) -> None:
    closing.opened(desk)
    last = give(desk, VALID.code, "concert", holder=1)
    closing.opened(desk)
    card = closing.question_id(last.row_id)
    assert closing.is_question(card)
    assert not closing.is_question(last.row_id)
    closing.not_handed_over(desk, card)
    closing.not_handed_over(desk, card)
    assert closing.question(desk) is None
    assert shift(desk).report.total.voided == 1
    assert shift(desk).unsent.rows == 2


def test_a_clean_close_asks_nothing(made: MadeUpDesk, desk: Desk) -> None:
    closing.opened(desk)
    give(desk, VALID.code, "concert", holder=1)
    closing.closed(desk)
    closing.opened(desk)
    assert closing.question(desk) is None


def test_a_new_day_asks_nothing(made: MadeUpDesk, desk: Desk) -> None:
    closing.opened(desk)
    give(desk, VALID.code, "concert", holder=1)
    closing.opened(desk)
    made.clock.advance(timedelta(days=1))
    assert closing.question(desk) is None


def supply(folder: Path, name: str, **facts: str) -> None:
    (folder / name).mkdir()
    for fact, value in facts.items():
        (folder / name / fact).write_text(f"{value}\n")


def test_the_battery_as_linux_tells_it(tmp_path: Path) -> None:
    battery = LinuxBattery(tmp_path)
    assert battery.percent() is None
    supply(tmp_path, "AC", type="Mains")
    supply(tmp_path, "mouse", type="Battery", scope="Device", capacity="3")
    assert battery.percent() is None
    supply(tmp_path, "BAT0", type="Battery", status="Discharging", capacity="14")
    assert battery.percent() == 14
    supply(tmp_path, "BAT1", type="Battery", status="Unknown", capacity="60")
    assert battery.percent() == 60
    (tmp_path / "BAT1" / "status").write_text("Charging\n")
    assert battery.percent() is None
    assert LinuxBattery(tmp_path / "none").percent() is None


def told(percent: float, plugged: bool | None) -> Callable[[], SimpleNamespace]:
    """What psutil tells of a battery."""
    return lambda: SimpleNamespace(percent=percent, secsleft=-1, power_plugged=plugged)


def silent() -> None:
    """A machine without a battery."""


def refusing() -> None:
    """A system that does not say."""
    raise OSError("the power status cannot be read")


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        (told(14.9, False), 14),
        (told(0, None), 0),
        (told(100, False), 100),
        (told(9, True), None),
        (told(255, False), None),
        (silent, None),
        (refusing, None),
        (None, None),
    ],
)
def test_the_battery_as_windows_and_macos_tell_it(
    monkeypatch: pytest.MonkeyPatch, asked: Callable[[], object] | None, left: int | None
) -> None:
    if asked is None:
        monkeypatch.delattr(psutil, "sensors_battery")
    else:
        monkeypatch.setattr(psutil, "sensors_battery", asked)
    for platform in ("win32", "darwin"):
        assert battery_of(platform).percent() == left
    assert isinstance(battery_of("darwin"), SystemBattery)
    assert battery_of("linux") == LinuxBattery()
