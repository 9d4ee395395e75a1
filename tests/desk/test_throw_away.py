"""Folders of practices are gone at their end, and after a kill at the next start."""

import subprocess
import sys
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest

from boxoffice.config import Config, FolderUnusable
from boxoffice.throw_away import throw_away_folder, wipe_leftovers

NOW = datetime(2026, 4, 25, 15, 0, tzinfo=UTC)
PRACTISING = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from boxoffice.config import Config
from boxoffice.domain.clock import SystemClock
from boxoffice.services.practising import open_practice
from boxoffice.throw_away import throw_away_folder
config = Config(Path(sys.argv[1]))
with throw_away_folder(config, datetime.now(UTC)) as folder:
    desk = open_practice(folder / "desk", SystemClock(), "Practice")
    print(folder, flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config(tmp_path / "desk")


def _left(config: Config) -> list[Path]:
    return sorted(config.data.rglob("*"))


def test_nothing_is_left_after_the_end(config: Config) -> None:
    with throw_away_folder(config, NOW) as folder:
        (folder / "inside").mkdir()
        (folder / "inside" / "file").write_text("practice")
    assert _left(config) == []


def test_nothing_is_left_where_a_practice_breaks_off(config: Config) -> None:
    def practise() -> None:
        with throw_away_folder(config, NOW) as folder:
            (folder / "file").write_text("practice")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        practise()
    assert _left(config) == []


def test_the_desks_own_files_stay(config: Config) -> None:
    config.prepare()
    own = config.data / "ledger.db"
    own.write_bytes(b"ledger")
    with throw_away_folder(config, NOW) as folder:
        assert folder.parent.parent == config.data
    assert _left(config) == [own]


def test_what_a_killed_practice_left_goes_at_the_next_start_and_a_running_one_stays(
    config: Config,
) -> None:
    command = [sys.executable, "-c", PRACTISING, str(config.data)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        folder = Path(child.stdout.readline().strip())
        assert (folder / "desk" / "ledger.db").exists()
        with throw_away_folder(config, NOW) as other:
            assert other != folder
            assert (folder / "desk" / "ledger.db").exists()
        assert wipe_leftovers(config) == ()
        assert (folder / "desk" / "ledger.db").exists()
        child.kill()
        child.wait()
    assert (folder / "desk" / "ledger.db").exists()
    assert wipe_leftovers(config) == ()
    assert _left(config) == []


def test_a_killed_practice_leaves_nothing_that_can_be_read(config: Config) -> None:
    command = [sys.executable, "-c", PRACTISING, str(config.data)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        child.stdout.readline()
        child.kill()
        child.wait()
    left = [each for each in _left(config) if each.is_file()]
    assert any(each.name == "ledger.db" for each in left)
    for each in left:
        content = each.read_bytes()
        assert b"PR104" not in content, each
        assert b"Practice" not in content, each


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with ExitStack() as stack, pytest.raises(FolderUnusable):
        stack.enter_context(throw_away_folder(Config(tmp_path / "file"), NOW))


def test_without_leftovers_there_is_nothing_to_wipe(config: Config) -> None:
    assert wipe_leftovers(config) == ()
    assert not config.data.exists()
