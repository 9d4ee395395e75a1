"""`boxoffice-server accounts`: the first coordinator, codes, and who there is."""

import json
import re
from pathlib import Path

import pytest

from sync.server.commands.main import main


@pytest.fixture
def data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    folder = tmp_path / "data"
    assert main(["init", "--data", str(folder)]) == 0
    capsys.readouterr()
    return folder


def test_the_first_coordinator(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def run(*words: str) -> tuple[int, str, str]:
        exit_code = main(["accounts", *words, "--data", str(data)])
        said = capsys.readouterr()
        return exit_code, said.out, said.err

    assert "Nobody may sign in yet" in run("--list")[1]
    exit_code, out, err = run("--add", "Aino")
    assert (exit_code, err) == (0, "")
    assert re.search(r"^Code: [0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$", out, re.M)
    assert "/console/begin" in out
    assert run("--add", "aino")[0] == 1
    assert "aino (national, not set up yet)" in run("--list")[1]
    assert run("--add", "b", "--role", "venue")[0] == 1
    assert run("--add", "b", "--role", "regional", "--region", "none")[0] == 1
    assert "--organisation" in run("--add", "b", "--role", "card_giver")[2]
    assert run("--reset", "nobody")[0] == 1
    again = json.loads(run("--reset", "AINO", "--json")[1])
    assert again["name"] == "aino"
    assert again["code"].replace("-", "") not in out
    assert run("--remove", "aino")[0] == 0
    assert json.loads(run("--list", "--json")[1]) == []
