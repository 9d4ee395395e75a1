"""A table in a file becomes rows, each line once."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest

from boxoffice.domain.paper import LineProblem, WrittenLine
from boxoffice.services import entering_paper as entering
from boxoffice.services.desk import Desk
from boxoffice.services.entering_paper import Sheet
from boxoffice.services.importing_paper import Imported, import_lines, preview
from boxoffice.services.making_events import WalkIn, make_event
from boxoffice.services.reading_tables import CannotReadTable, FileProblem
from sync.protocol.kinds import EventKind, TicketKind
from tests.support.desks import BLOCKED, GROUP, LAST_DAY, NOW, TODAY, UNKNOWN, VALID, MadeUpDesk

SHEET = Sheet("museum", TODAY)
TABLE = """Klo;Kortin koodi;Kortin haltija;Lapset;Avustaja
14.05;ESP 000 001;1;2;
;ESP000002;;;1
14.20;ESP000004;;;
14.30;garbage;;;
14.31;ESP000001;;;
14.31;ESP000001;;;
Yhteensä;;5;2;1
"""


def _write(folder: Path, text: str, name: str = "table.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def _import(desk: Desk, path: Path, sheet: Sheet = SHEET) -> Imported:
    return import_lines(desk, preview(desk, sheet, path)).value


def _book(folder: Path, rows: Sequence[Sequence[object]], name: str = "table.xlsx") -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    book.save(folder / name)
    return folder / name


def test_a_preview_marks_faulty_lines_and_records_nothing(desk: Desk, tmp_path: Path) -> None:
    found = preview(desk, SHEET, _write(tmp_path, TABLE))
    assert [(each.number, each.problem) for each in found.lines] == [
        (2, None),
        (3, None),
        (4, None),
        (5, LineProblem.NOT_A_CODE),
        (6, None),
        (7, None),
    ]
    assert [each.look.kind.value for each in found.lines if each.look] == [
        "valid",
        "valid_last_day",
        "blocked",
        "valid",
        "valid",
    ]
    assert (found.readable, found.faulty, found.known) == (5, 1, 0)
    assert entering.entered(desk, SHEET) == ()


def test_every_readable_line_is_recorded_and_the_rest_waits(desk: Desk, tmp_path: Path) -> None:
    assert _import(desk, _write(tmp_path, TABLE)) == Imported(5, 1, 0)
    rows = entering.entered(desk, SHEET)
    assert [row.verdict for row in rows] == ["valid", "valid_last_day", "blocked", "used", "used"]
    assert rows[0].tickets == {TicketKind.HOLDER: 1, TicketKind.CHILD: 2}
    assert rows[1].tickets == {TicketKind.HOLDER: 1, TicketKind.ASSISTANT: 1}
    assert rows[1].used_at == rows[0].used_at
    (waiting,) = entering.waiting_lines(desk)
    assert (waiting.sheet, waiting.position, waiting.line.time) == ("table.csv", 5, "14.30")


def test_a_second_import_records_nothing_twice(desk: Desk, tmp_path: Path) -> None:
    path = _write(tmp_path, TABLE)
    _import(desk, path)
    assert _import(desk, path) == Imported(0, 0, 6)
    assert preview(desk, SHEET, path).known == 6
    assert len(entering.entered(desk, SHEET)) == 5
    assert len(entering.waiting_lines(desk)) == 1


def test_nor_for_the_event_that_a_walk_in_event_became(
    desk: Desk, made: MadeUpDesk, tmp_path: Path
) -> None:
    path = _write(tmp_path, TABLE)
    walk_in = make_event(desk, WalkIn("Open house", kind=EventKind.VISIT)).value
    _import(desk, path, Sheet(walk_in.id, TODAY))
    typed = WrittenLine(code=VALID.code, time="14.31")
    entering.record(desk, Sheet(walk_in.id, TODAY), typed, None)
    made.programme(desk, version=2, merged={walk_in.id: "museum"})
    for sheet in (SHEET, Sheet(walk_in.id, TODAY)):
        assert _import(desk, path, sheet) == Imported(0, 0, 6)
    # The same line once more is typed, not imported again.
    entering.record(desk, SHEET, typed, None)
    again = _write(tmp_path, f"{TABLE}14.31;ESP000001;;;\n", "longer.csv")
    assert _import(desk, again).recorded == 0
    assert len(entering.entered(desk, SHEET)) == 7


def test_neither_saved_by_another_program_nor_with_lines_added(desk: Desk, tmp_path: Path) -> None:
    _import(desk, _write(tmp_path, TABLE))
    again = [
        ("Käyttöjä", None, None, None, None),
        ("Kortets kod", "Kl.", "Barn", "Assistent eller tolk", "Vuxna"),
        ("esp-000-003", time(13, 0), 0, None, None),
        ("ESP000001", time(14, 5), 2.0, None, 1),
        ("ESP000002", None, None, 1, None),
        ("ESP000004", "14:20", None, None, None),
        ("garbage", "14.30", None, None, None),
        ("ESP000001", "klo 14.31", None, "-", None),
        ("ESP000001", datetime(2026, 4, 25, 14, 31), None, None, 1),
        ("ESP000001", "14.31", None, None, None),
    ]
    assert _import(desk, _book(tmp_path, again)) == Imported(2, 0, 6)


def test_a_mended_line_stays_mended(desk: Desk, tmp_path: Path) -> None:
    path = _write(tmp_path, TABLE)
    _import(desk, path)
    (waiting,) = entering.waiting_lines(desk)
    mended = entering.line_of(waiting, code=VALID.code)
    entering.mend(desk, waiting.id, mended)
    assert _import(desk, path) == Imported(0, 0, 6)
    corrected = _write(tmp_path, TABLE.replace("garbage", VALID.code))
    assert _import(desk, corrected) == Imported(0, 0, 6)


def test_a_line_typed_before_its_file_came_is_known(desk: Desk, tmp_path: Path) -> None:
    line = WrittenLine("ESP000001", "1", "2", "", "14.05")
    entering.record(desk, SHEET, line, None)
    assert _import(desk, _write(tmp_path, TABLE)).known == 1


def test_a_faulty_line_keeps_the_moment_that_the_one_above_lent_it(
    desk: Desk, tmp_path: Path
) -> None:
    _import(desk, _write(tmp_path, "Time,Code\n14.05,ESP000001\n,oops\n"))
    (waiting,) = entering.waiting_lines(desk)
    late = entering.mend(desk, waiting.id, entering.line_of(waiting, code="ESP000002")).value
    assert late is not None
    assert late.used_at == NOW - timedelta(hours=3, minutes=55)


def test_a_table_may_have_dates_of_its_own(desk: Desk, tmp_path: Path) -> None:
    text = "Datum\tTid\tKod\n24.4.2026\t14.05\tESP000001\n24.4.2026\t0.30\tESP000002\n"
    _import(desk, _write(tmp_path, text, encoding="utf-16"))
    rows = entering.entered(desk, Sheet("museum", TODAY - timedelta(days=1)))
    assert [f"{row.used_at:%d %H:%M}" for row in rows] == ["24 11:05", "24 21:30"]


def test_a_table_without_headings_stands_as_on_the_form(desk: Desk, tmp_path: Path) -> None:
    text = "1;14.05;ESP000005;2;4;\n2;;ESP999999;;;1\n3;;;;;\n"
    assert _import(desk, _write(tmp_path, text)) == Imported(2, 0, 0)
    group, unknown = entering.entered(desk, SHEET)
    assert group.tickets == {TicketKind.WORKER: 2, TicketKind.GROUP_CHILD: 4}
    assert (unknown.verdict, group.code) == ("not_on_list", "…" + GROUP.code[-3:])


def test_codes_alone_take_the_start_of_the_performance(
    made: MadeUpDesk, desk: Desk, tmp_path: Path
) -> None:
    made.clock.advance(timedelta(hours=2))
    path = _write(tmp_path, f"{VALID.code}\n{UNKNOWN}\n{BLOCKED.code}\n")
    assert _import(desk, path, Sheet("concert", TODAY)) == Imported(3, 0, 0)
    rows = entering.entered(desk, Sheet("concert", TODAY))
    assert {row.used_at for row in rows} == {NOW + timedelta(hours=1)}


@pytest.mark.parametrize("text", ["a;b\n1;2\n", "Lapset;Klo\n2;14.05\n"])
def test_a_table_without_a_code_column_is_refused(desk: Desk, tmp_path: Path, text: str) -> None:
    with pytest.raises(CannotReadTable) as refused:
        preview(desk, SHEET, _write(tmp_path, text))
    assert refused.value.problem is FileProblem.NO_CODE_COLUMN


def test_a_large_table_is_recorded_whole(desk: Desk, tmp_path: Path) -> None:
    lines = "".join(f"14.05;ESP{number:06}\n" for number in range(1, 251))
    assert _import(desk, _write(tmp_path, f"Klo;Koodi\n{lines}")) == Imported(250, 0, 0)
    assert entering.entered(desk, SHEET)[1].code == f"…{LAST_DAY.code[-3:]}"
