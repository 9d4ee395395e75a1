"""`boxoffice report` agrees with the ledger, counted anew here."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from tests.desk.desks import CommandDesk, enrolled_desk, served_centre
from tests.support.network import code

WIDE = ("--from", "2026-01-01", "--to", "2027-12-31")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CommandDesk]:
    """A desk with two lines from paper."""
    folder = tmp_path_factory.mktemp("desk")
    with served_centre(folder) as running:
        made = enrolled_desk(folder, running)
        table = folder / "lines.csv"
        table.write_text(f"Klo;Kortin koodi;Lapset\n0.01;{code(1)};2\n;{code(2)};\n", "utf-8")
        given = made.run("paper", "import", table, "--event", "concert", "--day", "2026-04-24")
        assert given.code == 0
        yield made


def given(desk: CommandDesk) -> tuple[int, int, int]:
    """Adults, children and uses by the ledger's own list."""
    rows = [row for row in json.loads(desk.run("ledger", "--json").out) if row["kind"] == "issue"]
    adults = sum(row["tickets"].get("holder", 0) for row in rows)
    return adults, sum(row["tickets"].get("child", 0) for row in rows), len(rows)


def test_json_and_words(desk: CommandDesk) -> None:
    found = json.loads(desk.run("report", *WIDE, "--json").out)
    total = found["total"]
    assert (total["adults"], total["children"], total["uses"]) == given(desk) == (2, 2, 2)
    assert found["days"] == {"2026-04-24": total}
    assert found["scope"] == "desk"
    said = desk.run("report", *WIDE).out.splitlines()
    assert said[-1].startswith("2026-01-01 - 2027-12-31: adults 2, children 2")
    assert code(1) not in "".join(said)
    venue = json.loads(desk.run("report", *WIDE, "--venue", "--json").out)
    assert (venue["scope"], venue["total"]) == ("venue", total)


def test_files_add_up_to_the_ledger(desk: CommandDesk, tmp_path: Path) -> None:
    spread, plain = tmp_path / "report.xlsx", tmp_path / "report.csv"
    assert desk.run("report", *WIDE, "--xlsx", spread).code == 0
    assert desk.run("report", *WIDE, "--csv", plain).code == 0
    sheet = openpyxl.load_workbook(spread).worksheets[0]
    head, *rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    with plain.open(encoding="utf-8-sig", newline="") as file:
        written = list(csv.reader(file, delimiter=";"))
    assert written == [head, *([str(cell) for cell in row] for row in rows)]
    sums = [
        sum(int(str(row[head.index(name)])) for row in rows)
        for name in ("adults", "children", "uses")
    ]
    assert tuple(sums) == given(desk)


def test_what_makes_no_report(desk: CommandDesk, tmp_path: Path) -> None:
    backwards = desk.run("report", "--from", "2026-05-02", "--to", "2026-05-01")
    assert (backwards.code, backwards.out) == (2, "")
    assert "comes before the first" in backwards.err
    wrong = desk.run("report", *WIDE, "--xlsx", tmp_path / "report.csv")
    assert (wrong.code, "the ending .xlsx" in wrong.err) == (2, True)
    nowhere = desk.run("report", *WIDE, "--csv", tmp_path / "none" / "report.csv")
    assert (nowhere.code, "could not be written" in nowhere.err) == (2, True)
