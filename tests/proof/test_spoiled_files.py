"""Bytes of a desk's and the centre's files that become others: a clear error, or nothing wrong."""

import shutil
from pathlib import Path
from random import Random
from typing import Any

import pytest

from boxoffice.errors import ExitCode
from sync.server.__main__ import main as boxoffice_server_main
from tests.desk.command_line import run_here
from tests.desk.desks import CommandDesk, enrolled_desk, served_centre
from tests.journeys.world import CentreProcess
from tests.support.network import code

_GIVEN = 6
_SPOILINGS = 24
_CLEAR = frozenset({ExitCode.OK, ExitCode.REFUSED, ExitCode.NOT_ENROLLED, ExitCode.STORE})


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk that has given and synced, and gave once more."""
    folder = tmp_path_factory.mktemp("house")

    with served_centre(folder) as running:
        desk = enrolled_desk(folder, running)
        for number in range(1, _GIVEN):
            assert desk.run("give", code(number), "--event", "concert").code == 0
        assert desk.sync("--once").code == 0
        assert desk.run("give", code(_GIVEN), "--event", "concert").code == 0
    return folder


def _spoil(file: Path, random: Random) -> None:
    """Some bytes of a file become others, in one place or in several."""
    data = bytearray(file.read_bytes())
    for _ in range(random.choice((1, 1, 4, 64))):
        data[random.randrange(len(data))] ^= 1 << random.randrange(8)
    file.write_bytes(bytes(data))


@pytest.mark.parametrize("kind", ["ledger.db*", "cards-*"])
def test_a_desk_says_so_or_is_right(house: Path, tmp_path: Path, kind: str) -> None:
    """Where a row still comes back, it is one that was given; and no program breaks."""
    whole = CommandDesk(house / "desk", house / "desk.keys")
    given = {row["row"]: row for row in whole.rows()}
    complained = 0
    for seed in range(_SPOILINGS):
        random = Random(seed)
        desk = CommandDesk(tmp_path / f"desk-{seed}", whole.key_file)
        shutil.copytree(whole.data, desk.data)
        _spoil(random.choice(_files(desk.data, kind)), random)
        shown = desk.run("ledger", "--json")
        assert shown.code in _CLEAR, shown.err
        if shown.code == ExitCode.OK:
            _is_what_was_given(shown.json, given)
        done = desk.run("give", code(30), "--event", "concert", "--json")
        assert done.code in _CLEAR, done.err
        assert "Traceback" not in done.err
        complained += ExitCode.STORE in {done.code, shown.code}
        if done.code == ExitCode.OK:
            after = desk.run("ledger", "--json")
            assert after.code in _CLEAR, after.err
            if after.code == ExitCode.OK:
                assert done.json["row"] in {row["row"] for row in after.json}
    # The list can be fetched again, and is given up; records are not.
    assert complained > 0 or kind != "ledger.db*"


def _files(folder: Path, kind: str) -> list[Path]:
    return [each for each in sorted(folder.glob(kind)) if each.stat().st_size]


def _is_what_was_given(shown: list[dict[str, Any]], given: dict[str, dict[str, Any]]) -> None:
    """Rows may lack that stood in a log which no longer fits; what is shown was given so."""
    for row in shown:
        assert row["hash"] == given[row["row"]]["hash"]
        assert row["tickets"] == given[row["row"]]["tickets"]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a centre with a made-up network."""
    centre = CentreProcess(tmp_path_factory.mktemp("made") / "centre")
    centre.make(cards=60, seed=1)
    return centre.data


@pytest.mark.parametrize("command", [("report",), ("cards", "--sample"), ("events",)])
def test_a_centre_says_so_or_answers(made: Path, tmp_path: Path, command: tuple[str, ...]) -> None:
    for seed in range(_SPOILINGS):
        random = Random(seed)
        folder = tmp_path / f"centre-{seed}"
        shutil.copytree(made, folder)
        _spoil(random.choice(_files(folder, "centre.sqlite*")), random)
        ended = run_here(boxoffice_server_main, command[0], "--data", folder, *command[1:])
        assert ended.code in {0, 1}, ended.err
        assert "Traceback" not in ended.err
        assert ended.code == 0 or ended.err.strip()
