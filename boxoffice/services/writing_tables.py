"""Writing tables that people open in a spreadsheet: .csv and .xlsx, whole or not at all."""

import csv
import io
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import openpyxl

from boxoffice.durable_files import write_durably

Cell = str | int | float
_FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")
_WIDEST: Final = 60
_NARROWEST: Final = 8


class CannotWriteTable(Exception):
    """The file could not be written where it was to go; what stood there before still stands."""


@dataclass(frozen=True, slots=True)
class OutTable:
    """A table to write: lines of words above it (empty where there is nothing to say), its
    headings, and its rows; numbers stay numbers.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    title: str = "1"


def marked(table: OutTable, mark: str) -> OutTable:
    """The table with a word such as *Practice* above all else; as it is where that is empty."""
    return replace(table, notes=(mark, *table.notes)) if mark else table


def write_table(path: Path, table: OutTable) -> None:
    """Write a table as the file's name says: .xlsx, otherwise .csv. Only this user may read it.
    Raises `CannotWriteTable`.
    """
    data = _xlsx(table) if path.suffix.lower() == ".xlsx" else _csv(table)
    try:
        write_durably(path, data)
    except OSError as error:
        raise CannotWriteTable from error


def _csv(table: OutTable) -> bytes:
    """UTF-8 with a byte-order mark and semicolons, as spreadsheets here open it by a click."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for note in table.notes:
        writer.writerow([_harmless(note)])
    writer.writerow([_harmless(each) for each in table.headings])
    for row in table.rows:
        writer.writerow([_harmless(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def _xlsx(table: OutTable) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    sheet = book.create_sheet(_sheet_title(table.title))
    for row in (*((note,) for note in table.notes), table.headings, *table.rows):
        sheet.append(list(row))
    for cells in sheet.iter_rows():
        for cell in cells:
            if isinstance(cell.value, str):
                cell.data_type = "s"  # never a formula, whatever it begins with
    sheet.freeze_panes = f"A{len(table.notes) + 2}"
    for number, heading in enumerate(table.headings):
        cell = sheet.cell(len(table.notes) + 1, number + 1)
        cell.style = "Headline 4"
        widest = max([len(heading), *(len(str(row[number])) for row in table.rows)])
        width = max(_NARROWEST, min(_WIDEST, widest + 2))
        sheet.column_dimensions[cell.column_letter].width = width
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _sheet_title(title: str) -> str:
    """What a sheet may be called: 31 characters, without the signs that mean something."""
    return "".join(sign for sign in title if sign not in r"[]:*?/\\'")[:31] or "1"


def _harmless(cell: Cell) -> Cell:
    """A text that a spreadsheet would take for a formula gets a mark before it."""
    formula = isinstance(cell, str) and cell.startswith(_FORMULA_SIGNS)
    return f"'{cell}" if formula else cell
