"""Tables that people send, whatever program saved them, and files that are out to do harm."""

import io
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from boxoffice.services.reading_tables import (
    MOST_BYTES,
    MOST_ROWS,
    CannotReadTable,
    FileProblem,
    read_table,
)
from boxoffice.services.writing_tables import CannotWriteTable, OutTable, write_table

FAST = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


def _read(path: Path, data: bytes) -> list[tuple[str, ...]]:
    path.write_bytes(data)
    return [row.cells for row in read_table(path)]


def _problem(path: Path, data: bytes) -> FileProblem:
    path.write_bytes(data)
    with pytest.raises(CannotReadTable) as refused:
        read_table(path)
    return refused.value.problem


def _book(fill: Callable[[openpyxl.Workbook], None]) -> bytes:
    book = openpyxl.Workbook()
    fill(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _rows(*rows: tuple[object, ...]) -> bytes:
    def fill(book: openpyxl.Workbook) -> None:
        for row in rows:
            book.worksheets[0].append(list(row))

    return _book(fill)


def _zip(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "table"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_text_of_any_encoding_and_separator(path: Path, encoding: str, separator: str) -> None:
    lines = [("Päivä", "Kortin koodi", "Lapset"), ("24.11.2026", "ESP 000 001", "2")]
    text = "\r\n".join(separator.join(line) for line in lines)
    assert _read(path, text.encode(encoding)) == lines


def test_quotes_may_hold_separators_and_lines(path: Path) -> None:
    assert _read(path, b'a;"b;c\nd";\n') == [("a", "b;c d")]
    assert _read(path, b"sep=|\na|b\n")[1] == ("a", "b")


def test_a_spreadsheet_reads_as_people_see_it(path: Path) -> None:
    moment = datetime(2026, 11, 24, 14, 5)
    cells = (104482.0, "  ESP 1 ", moment, date(2026, 11, 24), time(9, 5), 14.3, True, 0.5)
    assert _read(path, _rows(cells)) == [
        ("104482", "ESP 1", "2026-11-24 14:05", "2026-11-24", "09:05", "14.3", "x", "12:00")
    ]
    assert _read(path, _rows((timedelta(hours=14, minutes=5),))) == [("14:05",)]


def test_a_formula_counts_as_the_value_that_was_saved_with_it(path: Path) -> None:
    assert _problem(path, _rows(("=1+1",))) is FileProblem.EMPTY


def test_rows_keep_their_numbers_and_the_first_visible_sheet_counts(path: Path) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.worksheets[0].sheet_state = "hidden"
        book.worksheets[0]["A1"] = "hidden"
        book.create_sheet("shown")["A7"] = "here"

    path.write_bytes(_book(fill))
    (row,) = read_table(path)
    assert (row.number, row.cells) == (7, ("here",))


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", FileProblem.EMPTY),
        (b";;\n;;\n", FileProblem.EMPTY),
        (b"\x89PNG\r\n\x1a\n\0\0", FileProblem.NOT_A_TABLE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, FileProblem.OLD_FORMAT),
        (_zip({"content.xml": b"<office/>"}), FileProblem.OLD_FORMAT),
        (_zip({"xl/workbook.xml": b"<workbook"}), FileProblem.NOT_A_TABLE),
        (_rows(("a",))[:-60], FileProblem.NOT_A_TABLE),
        (b"\xff\xfe\xff", FileProblem.NOT_A_TABLE),
        (b"x" * (MOST_BYTES + 1), FileProblem.TOO_LARGE),
        (b"x\n" * (MOST_ROWS + 1), FileProblem.TOO_LARGE),
    ],
)
def test_what_is_no_table(path: Path, data: bytes, problem: FileProblem) -> None:
    assert _problem(path, data) is problem


def test_a_bomb_is_refused_before_it_is_unpacked(path: Path) -> None:
    bomb = _zip({"xl/workbook.xml": b"<workbook/>", "xl/sharedStrings.xml": b"0" * 21_000_000})
    assert len(bomb) < 100_000
    assert _problem(path, bomb) is FileProblem.TOO_LARGE
    many = {f"part{number}": b"" for number in range(600)}
    assert _problem(path, _zip({"xl/workbook.xml": b"", **many})) is FileProblem.TOO_LARGE


def test_declared_entities_are_refused(path: Path) -> None:
    laughs = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><workbook>&a;</workbook>'
    assert _problem(path, _zip({"xl/workbook.xml": laughs})) is FileProblem.NOT_A_TABLE


def test_a_file_that_is_not_there(path: Path) -> None:
    with pytest.raises(CannotReadTable) as refused:
        read_table(path)
    assert refused.value.problem is FileProblem.UNREADABLE


@FAST
@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_a_problem(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    try:
        rows = read_table(path)
    except CannotReadTable:
        return
    assert all(any(row.cells) for row in rows)


WHOLE = _rows(("Klo", "Koodi"), ("14.05", "ESP000001"))


@FAST
@given(st.integers(0, len(WHOLE) - 1), st.integers(1, 255))
def test_a_spoiled_spreadsheet_is_a_table_or_a_problem(path: Path, at: int, by: int) -> None:
    spoiled = bytearray(WHOLE)
    spoiled[at] ^= by
    path.write_bytes(spoiled)
    with suppress(CannotReadTable):
        assert all(any(row.cells) for row in read_table(path))


@pytest.mark.parametrize("name", ["table.csv", "table.xlsx"])
def test_what_is_written_reads_back(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    table = OutTable(("Päivä", "Koodi", "Lapset"), (("24.11.2026", "ESP 1", 2),), ("Note",), "a/b")
    write_table(path, table)
    rows = [row.cells for row in read_table(path)]
    assert rows == [("Note",), ("Päivä", "Koodi", "Lapset"), ("24.11.2026", "ESP 1", "2")]
    assert path.stat().st_mode & 0o077 == 0


def test_no_cell_becomes_a_formula(tmp_path: Path) -> None:
    table = OutTable(("a",), (("=1+1",), ("@x",)))
    write_table(tmp_path / "t.csv", table)
    assert "'=1+1" in (tmp_path / "t.csv").read_text("utf-8-sig")
    write_table(tmp_path / "t.xlsx", table)
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx").worksheets[0]
    assert sheet["A2"].data_type == "s"


def test_a_table_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(CannotWriteTable):
        write_table(tmp_path / "nowhere" / "t.csv", OutTable(("a",), ()))
