"""docs/command-line.md says what the programs do."""

import argparse
import re
from pathlib import Path

import pytest

from boxoffice.commands.arguments import command_parser, sync_parser
from boxoffice.errors import ExitCode
from sync.protocol.kinds import VoidReason

TEXT = (Path(__file__).parents[2] / "docs" / "command-line.md").read_text(encoding="utf-8")


def parsers() -> dict[str, argparse.ArgumentParser]:
    """Every parser by its program's or command's name."""
    found: dict[str, argparse.ArgumentParser] = {"boxoffice-sync": sync_parser("en")}
    for action in command_parser("en")._actions:
        if isinstance(action, argparse._SubParsersAction):
            found.update({f"boxoffice {name}": each for name, each in action.choices.items()})
    return found


@pytest.mark.parametrize("name", parsers())
def test_every_command_and_option_is_documented(name: str) -> None:
    assert re.search(rf"^## `{name}\b", TEXT, re.MULTILINE)
    options = {option for each in parsers()[name]._actions for option in each.option_strings}
    for option in options - {"-h", "--help"}:
        assert option in TEXT, option


@pytest.mark.parametrize("code", ExitCode)
def test_every_exit_code_is_documented(code: ExitCode) -> None:
    assert re.search(rf"^\| {code.value} \|", TEXT, re.MULTILINE)


@pytest.mark.parametrize("reason", VoidReason)
def test_every_reason_is_documented(reason: VoidReason) -> None:
    assert f"`{reason}`" in TEXT
