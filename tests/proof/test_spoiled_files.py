"""Bytes of a desk's and the centre's files that become others: a clear error, or nothing wrong."""

import shutil
from pathlib import Path
from random import Random

import pytest

from boxoffice.errors import ExitCode
from sync.server.commands.main import main as boxoffice_server_main
from tests.desk.command_line import run_here
from tests.desk.desks import CommandDesk
from tests.journeys.world import CentreProcess
from tests.proof.spoiling import CLEAR, KINDS, files, given_house, is_what_was_given, prove
from tests.support.network import code

_SPOILINGS = 24


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> CommandDesk:
    """A desk that has given and synced, and gave once more."""
    return given_house(tmp_path_factory.mktemp("house"))


def test_every_so_manieth_byte() -> None:
    """`./dev prove --processes` turns every 512th."""
    done = prove(seed=0, every=50_000)
    assert done["ledger.db: said so"] > 0


def _spoil(file: Path, random: Random) -> None:
    """Some bytes of a file become others, in one place or in several."""
    data = bytearray(file.read_bytes())
    for _ in range(random.choice((1, 1, 4, 64))):
        data[random.randrange(len(data))] ^= 1 << random.randrange(8)
    file.write_bytes(bytes(data))


@pytest.mark.parametrize("kind", KINDS)
def test_a_desk_says_so_or_is_right(house: CommandDesk, tmp_path: Path, kind: str) -> None:
    """Where a row still comes back, it is one that was given; and no program breaks."""
    given = {row["row"]: row for row in house.rows()}
    complained = 0
    for seed in range(_SPOILINGS):
        random = Random(seed)
        desk = CommandDesk(tmp_path / f"desk-{seed}", house.key_file)
        shutil.copytree(house.data, desk.data)
        _spoil(random.choice(files(desk.data, kind)), random)
        shown = desk.run("ledger", "--json")
        assert shown.code in CLEAR, shown.err
        if shown.code == ExitCode.OK:
            is_what_was_given(shown.json, given)
        done = desk.run("give", code(30), "--event", "concert", "--json")
        assert done.code in CLEAR, done.err
        assert "Traceback" not in done.err
        complained += ExitCode.STORE in {done.code, shown.code}
        if done.code == ExitCode.OK:
            after = desk.run("ledger", "--json")
            assert after.code in CLEAR, after.err
            if after.code == ExitCode.OK:
                assert done.json["row"] in {row["row"] for row in after.json}
    # The list can be fetched again, and is given up; records are not.
    assert complained > 0 or kind != KINDS[0]


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
        _spoil(random.choice(files(folder, "centre.sqlite*")), random)
        ended = run_here(boxoffice_server_main, command[0], "--data", folder, *command[1:])
        assert ended.code in {0, 1}, ended.err
        assert "Traceback" not in ended.err
        assert ended.code == 0 or ended.err.strip()
