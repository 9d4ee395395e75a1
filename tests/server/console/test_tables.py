"""Tables as files: text stays text, and numbers stay numbers."""

import csv
import io

import openpyxl

from sync.server.console.tables import Table, to_csv, to_xlsx

TITLE = "=HYPERLINK(1)"
TABLE = Table("By event", ("Event", "Adults"), [(TITLE, 3), ("Pehmeä ilta", 1200)])


def test_a_title_is_no_formula_in_csv() -> None:
    lines = csv.reader(io.StringIO(to_csv(TABLE).decode("utf-8-sig")), delimiter=";")
    assert list(lines) == [["Event", "Adults"], ["'" + TITLE, "3"], ["Pehmeä ilta", "1200"]]


def test_a_title_is_no_formula_in_xlsx() -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx([TABLE])))
    cells = [(cell.value, cell.data_type) for row in book["By event"].iter_rows() for cell in row]
    assert cells[2:] == [(TITLE, "s"), (3, "n"), ("Pehmeä ilta", "s"), (1200, "n")]


def test_a_character_that_no_sheet_holds_spoils_no_file() -> None:
    odd = Table("By event", ("Event",), [("Piha\uffff",), ("Ilta\x01",), ("\ud800",), ("Yö 🌙",)])
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx([odd])))
    found = [row[0].value for row in book["By event"].iter_rows()]
    assert found == ["Event", "Piha\ufffd", "Ilta\ufffd", "\ufffd", "Yö 🌙"]
