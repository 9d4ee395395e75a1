"""Every command of the centre but `serve` says as JSON what it did, for programs."""

import argparse
from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.server.commands.main import command_line
from tests.support.terminal import Terminal


def leaves(parser: argparse.ArgumentParser, name: str = "") -> Iterator[tuple[str, list[str]]]:
    """The commands and acts below a parser, each with its options."""
    options = [option for each in parser._actions for option in each.option_strings]
    below = [each for each in parser._actions if isinstance(each, argparse._SubParsersAction)]
    if not any(each.required for each in below):
        yield name, options
    for each in below:
        for act, one in each.choices.items():
            yield from leaves(one, f"{name} {act}".strip())


def test_all_but_serve_take_the_option() -> None:
    lacking = [name for name, options in leaves(command_line()) if "--json" not in options]
    assert lacking == ["serve"]


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    made = Terminal(tmp_path / "data", capsys)
    made.ok("init")
    return made


def test_acts_answer_with_what_they_did(terminal: Terminal, tmp_path: Path) -> None:
    region = terminal.json("regions", "add", "Espoo")
    assert isinstance(region, dict)
    assert region["name"] == "Espoo"
    of = ("--of-region", region["id"])
    office = terminal.json("organisations", "add", "Office", "--kind", "ngo", *of)
    assert isinstance(office, dict)
    assert terminal.listed("organisations") == [office]
    renamed = terminal.json("organisations", "rename", office["id"], "Help")
    assert renamed == {**office, "name": "Help"}
    assert terminal.json("organisations", "close", office["id"]) == {**renamed, "closed": True}
    day = {"region": region["id"], "from_day": "2027-01-01"}
    from_day = ("--from", "2027-01-01")
    assert terminal.json("regions", "giving", region["id"], *from_day) == day
    assert terminal.json("regions", "desks", region["id"], *from_day, "child_age=16") == day
    back = {"region": region["id"], "withdrawn": "2027-01-01"}
    for what in ("giving", "desks"):
        assert terminal.json("regions", "withdraw", region["id"], what, *from_day) == back
    trial = ("regions", "trial", region["id"], "any")
    assert terminal.json(*trial) == {"format": "any", "region": region["id"]}
    assert terminal.json(*trial, "--end") == {"format": "any", "region": None}
    file = tmp_path / "cards.pdf"
    printed = {"file": str(file), "codes": 2}
    assert terminal.json("codes", "print", str(file), "--count", "2") == printed
    put_kk = ("codes", "put", "kk", "--pattern", "KK[0-9]{6}", "--example", "KK123456")
    tried = terminal.json(*put_kk, "--try")
    assert isinstance(tried, dict)
    assert (tried["lost"], tried["named_by"]) == ({"cards": 0, "in_use": 0}, [])
    put = terminal.json(*put_kk)
    assert put in terminal.listed("codes")
    assert terminal.json("codes", "remove", "kk") == {"removed": "kk"}
    answers = ("answers", "add", "--region", region["id"], "life_situation=working")
    assert terminal.json(*answers) == {"counted": 1}
    assert "life_situation" in [each["id"] for each in terminal.listed("answers", "questions")]
    terminal.json("accounts", "--add", "aino")
    assert terminal.json("accounts", "--remove", "aino") == {"removed": "aino"}


def test_an_option_before_the_act_counts_too(
    terminal: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = terminal.run("regions", "--json", "add", "Espoo")
    assert (code, out[0]) == (0, "{")
