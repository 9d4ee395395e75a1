"""One round of sync at a time for a data folder, whichever program starts it."""

import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from boxoffice.config import FolderUnusable

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_PAUSE_SECONDS = 0.05


class RoundRunning(Exception):
    """Another program (the window, `boxoffice-sync`) is in a round with this data folder."""


@contextmanager
def one_round(
    path: Path, wait_seconds: float = 0.0, stop: threading.Event | None = None
) -> Iterator[None]:
    """Hold the folder's round while the block runs; waits at most so long for another to end.

    The operating system drops the lock with the process, so that a crash leaves none behind.
    Raises `RoundRunning`, also where `stop` is set while waiting, and `FolderUnusable` where the
    folder cannot be written.
    """
    patience = stop or threading.Event()
    deadline = time.monotonic() + wait_seconds
    with _open(path) as file:
        while not _lock(file):
            if time.monotonic() >= deadline or patience.wait(_PAUSE_SECONDS):
                raise RoundRunning
        try:
            yield
        finally:
            _unlock(file)


def _open(path: Path) -> BinaryIO:
    try:
        return path.open("ab")
    except OSError:
        raise FolderUnusable(path.parent) from None


def _lock(file: BinaryIO) -> bool:
    try:
        if sys.platform == "win32":
            file.seek(0, os.SEEK_SET)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _unlock(file: BinaryIO) -> None:
    if sys.platform == "win32":
        file.seek(0, os.SEEK_SET)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)
    else:
        fcntl.flock(file, fcntl.LOCK_UN)
