"""Reading tables that people send: .csv of any program, and .xlsx within safe limits.

What comes out is text, cell by cell, as a person would read it. A file is read for what it holds,
never run: formulas count as the value that was saved with them, and what could fill the memory
(a zip bomb, declared entities, a million empty rows) is refused before it is unpacked.
"""

import csv
import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import ParseError

import openpyxl

from boxoffice.domain.paper import time_of_fraction

MOST_BYTES: Final = 5_000_000
"""A file of this size holds some hundred thousand lines; a use form holds two dozen."""
MOST_UNPACKED: Final = 20_000_000
MOST_PARTS: Final = 500
MOST_ROWS: Final = 2_000
MOST_COLUMNS: Final = 40
MOST_CHARACTERS: Final = 200
"""Longer cells are cut: none of them can be read as a code, a count or a time."""
_SEPARATORS: Final = (";", "\t", ",", "|")
_ENCODINGS: Final = ("utf-8-sig", "cp1252", "latin-1")
_ZIP: Final = b"PK\x03\x04"
_SNIFFED_LINES: Final = 20
_DECLARED: Final = (b"<!DOCTYPE", b"<!ENTITY")
_CHUNK: Final = 65_536

Row = tuple[str, ...]


class FileProblem(StrEnum):
    """Why a file cannot be read as a table."""

    UNREADABLE = "unreadable"
    """It is not there, or this person may not read it."""
    NOT_A_TABLE = "not_a_table"
    """Neither a spreadsheet nor text."""
    OLD_FORMAT = "old_format"
    """A spreadsheet of another kind (.xls, .ods, or locked): it is to be saved as .xlsx or .csv."""
    TOO_LARGE = "too_large"
    EMPTY = "empty"
    NO_CODE_COLUMN = "no_code_column"
    """A table without a column of card codes."""


class CannotReadTable(Exception):
    """The file holds no table that can be read; nothing was recorded."""

    def __init__(self, problem: FileProblem) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row that is not empty: its number in the file (the first is 1) and its cells."""

    number: int
    cells: Row


def read_table(path: Path) -> tuple[TableRow, ...]:
    """The rows of a .csv or .xlsx file that hold anything. Raises `CannotReadTable`."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise CannotReadTable(FileProblem.UNREADABLE) from error
    if len(data) > MOST_BYTES:
        raise CannotReadTable(FileProblem.TOO_LARGE)
    rows = _spreadsheet(data) if data.startswith(_ZIP) else _text(data)
    found = tuple(_kept(rows))
    if not found:
        raise CannotReadTable(FileProblem.EMPTY)
    return found


def _kept(rows: Iterable[Row]) -> Iterator[TableRow]:
    kept = 0
    for number, row in enumerate(rows, 1):
        if any(row):
            kept += 1
            if kept > MOST_ROWS:
                raise CannotReadTable(FileProblem.TOO_LARGE)
            yield TableRow(number, _trimmed(row))


def _trimmed(row: Row) -> Row:
    """Without the empty cells at its end."""
    filled = max(number for number, cell in enumerate(row, 1) if cell)
    return row[:filled]


def _text(data: bytes) -> Iterator[Row]:
    text = _decoded(data)
    separator = _separator(text)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            yield tuple(_clean(cell) for cell in row[:MOST_COLUMNS])
    except csv.Error as error:
        raise CannotReadTable(FileProblem.NOT_A_TABLE) from error


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise CannotReadTable(FileProblem.NOT_A_TABLE) from error
    if data.startswith(b"\xd0\xcf\x11\xe0"):  # the container of .xls, and of locked .xlsx
        raise CannotReadTable(FileProblem.OLD_FORMAT)
    if b"\0" in data:
        raise CannotReadTable(FileProblem.NOT_A_TABLE)
    for encoding in _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise CannotReadTable(FileProblem.NOT_A_TABLE)


def _separator(text: str) -> str:
    """The sign that cuts the first lines into the same number of cells, most of them."""
    if text.lower().startswith("sep=") and len(text) > len("sep="):
        return text[len("sep=")]
    lines = [line for line in text.splitlines()[: _SNIFFED_LINES * 2] if line.strip()]
    best, most = ";", 0
    for separator in _SEPARATORS:
        try:
            rows = list(csv.reader(lines[:_SNIFFED_LINES], delimiter=separator))
        except csv.Error:
            continue
        widths = [len(row) for row in rows if row]
        together = sum(width - 1 for width in widths if width == max(widths, default=0))
        if together > most:
            best, most = separator, together
    return best


def _spreadsheet(data: bytes) -> Iterator[Row]:
    _refuse_bombs(data)
    try:
        # Shared strings and styles are read at once, cells one row after another.
        book = openpyxl.load_workbook(
            io.BytesIO(data), read_only=True, data_only=True, keep_links=False
        )
    except _BROKEN as error:
        raise CannotReadTable(FileProblem.NOT_A_TABLE) from error
    try:
        sheet = next((each for each in book.worksheets if each.sheet_state == "visible"), None)
        if sheet is None:
            return
        # What a file says of its own size may be wrong, or a million rows.
        sheet.reset_dimensions()
        for row in sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True):
            yield tuple(_clean(_shown(value)) for value in row) if any(row) else ()
    except _BROKEN as error:
        raise CannotReadTable(FileProblem.NOT_A_TABLE) from error
    finally:
        book.close()


_BROKEN: Final = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    ParseError,
    KeyError,
    IndexError,
    ValueError,
    TypeError,
    AttributeError,
    OverflowError,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
)
"""What openpyxl and zipfile raise at a file that is cut, spoiled, or no spreadsheet at all: they
trust what they read, so that a missing part shows wherever it is first used.
"""


def _refuse_bombs(data: bytes) -> None:
    """Look at every part before any of them is parsed."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if "xl/workbook.xml" not in archive.namelist():
                raise CannotReadTable(FileProblem.OLD_FORMAT)
            # zipfile never unpacks more of a part than its declared size.
            if len(parts) > MOST_PARTS or sum(each.file_size for each in parts) > MOST_UNPACKED:
                raise CannotReadTable(FileProblem.TOO_LARGE)
            if any(_declares(archive, each) for each in parts if not each.is_dir()):
                raise CannotReadTable(FileProblem.NOT_A_TABLE)
    except _BROKEN as error:
        raise CannotReadTable(FileProblem.NOT_A_TABLE) from error


def _declares(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether an XML part declares types or entities, which no spreadsheet program writes."""
    if not part.filename.lower().endswith((".xml", ".rels", ".vml")):
        return False
    with archive.open(part) as file:
        before = b""
        while chunk := file.read(_CHUNK):
            window = (before + chunk).upper()
            if any(sign in window for sign in _DECLARED):
                return True
            before = chunk[-16:]
    return False


def _shown(value: object) -> str:
    """A cell as a person reads it: whole numbers without a fraction, moments in ISO 8601."""
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, date | time | timedelta):
        return _moment(value)
    return "" if value is None else str(value)


def _number(value: float) -> str:
    if value.is_integer():
        return str(int(value))
    if 0 < value < 1:
        return time_of_fraction(value).strftime("%H:%M")
    return f"{value:.2f}".rstrip("0")


def _moment(value: date | time | timedelta) -> str:
    if isinstance(value, timedelta):
        value = time_of_fraction(value / timedelta(days=1))
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, datetime) and value.time() != time(0, 0):
        return value.isoformat(sep=" ", timespec="minutes")
    return value.strftime("%Y-%m-%d")


def _clean(cell: str) -> str:
    return " ".join(cell[:MOST_CHARACTERS].split())
