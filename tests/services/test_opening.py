"""A desk that cannot be opened or furnished holds nothing open."""

import os
import sys
from datetime import datetime
from pathlib import Path

import pytest

from boxoffice.services.desk import open_desk
from boxoffice.services.practising import open_practice
from tests.support.desks import EPOCH, MadeUpDesk, StoppedClock


class BrokenClock:
    """A clock that fails once the store is open."""

    def now(self) -> datetime:
        raise ZeroDivisionError

    def monotonic(self) -> float:
        raise ZeroDivisionError


def open_files(folder: Path) -> list[str]:
    descriptors = Path("/proc/self/fd")
    names = (os.readlink(each) for each in descriptors.iterdir() if each.is_symlink())
    return [name for name in names if name.startswith(str(folder))]


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc which files are open")
def test_a_desk_that_fails_while_opening_is_closed(made: MadeUpDesk) -> None:
    with made.open() as desk:
        desk.store.state()
        assert open_files(made.folder)
    with pytest.raises(ZeroDivisionError) as failed:
        open_desk(made.folder, made.store_key, {EPOCH: made.list_key}, BrokenClock())
    # The error holds the desk: only closing it lets go of its files.
    assert failed.traceback
    assert open_files(made.folder) == []


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc which files are open")
def test_a_practice_desk_that_fails_while_it_is_furnished_is_closed(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    folder.mkdir(mode=0o700)
    (folder / "downloads").write_bytes(b"where the list would go")
    with pytest.raises(OSError, match="downloads") as failed:
        open_practice(folder, StoppedClock(), "Practice")
    assert failed.traceback
    assert open_files(folder) == []
