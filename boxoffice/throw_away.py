"""Folders of practices, each thrown away at its end; what a killed one left goes at the next start.

They lie in the data folder, which is this user's alone, and go with it when the desk is finished
with. A practice holds a lock of the operating system in its folder, which drops it with the
process: a folder whose lock can be had belongs to nobody any more.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from boxoffice.config import Config, FolderUnusable
from boxoffice.durable_files import private_folder
from boxoffice.round_lock import RoundRunning, one_round
from sync.protocol.encoding import new_id

_HOME: Final = "practice"
_LOCK: Final = "lock"


@contextmanager
def throw_away_folder(config: Config, now: datetime) -> Iterator[Path]:
    """An empty folder, named by the moment, that is gone after the block whatever happens there;
    what killed practices left goes before. Raises `FolderUnusable`.
    """
    wipe_leftovers(config)
    config.prepare()
    folder = config.data / _HOME / new_id(now)
    try:
        private_folder(folder)
    except OSError as error:
        raise FolderUnusable(folder) from error
    try:
        with _held(folder):
            try:
                yield folder
            finally:
                _empty(folder)
    finally:
        _remove(folder)


def wipe_leftovers(config: Config) -> tuple[str, ...]:
    """Throw away what killed practices left; one that goes on is left alone. The names of what
    could not be removed.
    """
    home = config.data / _HOME
    remains = []
    for folder in _inside(home):
        try:
            with _held(folder):
                _empty(folder)
        except RoundRunning:
            continue
        except FolderUnusable:
            pass
        _remove(folder)
        if folder.exists():
            remains.append(folder.name)
    with suppress(OSError):
        home.rmdir()
    return tuple(remains)


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Raises `RoundRunning` where a practice goes on there, and `FolderUnusable`."""
    lock = folder / _LOCK
    with one_round(lock):
        if not lock.exists():
            # Whoever wipes leftovers took it between its making and its locking.
            raise FolderUnusable(folder)
        yield


def _empty(folder: Path) -> None:
    """Remove all but the lock: some systems remove no file that is open."""
    for each in _inside(folder):
        if each.name != _LOCK:
            _remove(each)


def _remove(path: Path) -> None:
    with suppress(OSError):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink()
    with suppress(OSError):
        path.parent.rmdir()


def _inside(folder: Path) -> tuple[Path, ...]:
    try:
        return tuple(sorted(folder.iterdir()))
    except OSError:
        return ()
