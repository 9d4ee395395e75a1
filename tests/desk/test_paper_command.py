"""A table of paper lines by the command line, recorded once."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.desks import CommandDesk, enrolled_desk, served_centre
from tests.support.network import code


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CommandDesk]:
    """A desk that has fetched all."""
    folder = tmp_path_factory.mktemp("desk")
    with served_centre(folder) as running:
        yield enrolled_desk(folder, running)


def test_a_table_is_previewed_imported_and_known(desk: CommandDesk, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    lines = f"0.01;{code(1)};2\n;{code(2)};\n;smudge;\n;{code(999)};1\n"
    table.write_text(f"Klo;Kortin koodi;Lapset\n{lines}", encoding="utf-8")
    day = "2026-04-24"
    asked = ("paper", "import", table, "--event", "concert", "--day", day)
    shown = desk.run(*asked, "--preview", "--json")
    assert (shown.code, json.loads(shown.out)["recorded"]) == (1, 0)
    assert [each["verdict"] for each in json.loads(shown.out)["lines"]] == [
        "valid",
        "valid",
        None,
        "not_on_list",
    ]
    assert code(1) not in shown.out
    done = desk.run(*asked)
    assert done.out == "Recorded: 3 lines. To fix in the window: 1. Here already: 0.\n"
    again = desk.run(*asked)
    assert (again.code, again.out) == (
        0,
        "Recorded: 0 lines. To fix in the window: 0. Here already: 4.\n",
    )
    assert len(desk.rows()) == 3


@pytest.mark.parametrize(
    ("text", "said"), [("", "is no table that can be read"), ("a;b\n1;2\n", "No column of card")]
)
def test_what_is_no_such_table(desk: CommandDesk, tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "table.csv").write_text(text)
    done = desk.run("paper", "import", tmp_path / "table.csv", "--event", "concert")
    assert (done.code, done.out) == (2, "")
    assert said in done.err
