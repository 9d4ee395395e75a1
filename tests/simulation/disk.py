"""The disks of a simulated house: where a process can die, and where there is no room left.

A crash keeps an image of the folder as it is at that instant, log files and unfinished downloads
included. What the dying program still does on its way out (closing, rolling back, tidying) happens
to files that nobody will see again.
"""

import errno
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import dbapi2 as plain_dbapi
from typing import Any, TypeVar
from unittest.mock import patch

from sqlcipher3 import dbapi2

Value = TypeVar("Value")
_FULL = 13
"""SQLite's own number for a full disk."""


class Crash(BaseException):
    """A program died here: no handler of errors sees it."""

    def __init__(self, disk: "Disk", place: str) -> None:
        super().__init__(place)
        self.disk = disk
        self.place = place


class Disk:
    """One folder of one program. `die_at` counts down to the change of a file at which it dies."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.full = False
        self.die_at = 0
        self.die_behind = False
        self.deaths: list[str] = []
        self.refusals = 0
        self._dying = False

    @property
    def _image(self) -> Path:
        return self.folder.with_name(f"{self.folder.name}.image")

    def crash(self, place: str) -> Crash:
        """The end of the program at this instant; raise it."""
        if not self._dying:
            self._dying = True
            self.die_at = 0
            self.deaths.append(place)
            shutil.copytree(self.folder, self._image)
        return Crash(self, place)

    def restart(self) -> None:
        """Bring the files back as they were at the crash; every one of them must be closed."""
        shutil.rmtree(self.folder)
        self._image.rename(self.folder)
        self._dying = False

    def change(self, place: str, act: Callable[[], Value]) -> Value:
        """Make a lasting change of a file, or die just before or just behind it."""
        dies = False
        if self.die_at and not self._dying:
            self.die_at -= 1
            dies = not self.die_at
        if dies and not self.die_behind:
            raise self.crash(f"before {place}")
        done = act()
        if dies:
            raise self.crash(f"behind {place}")
        return done


class _DeskConnection(dbapi2.Connection):  # type: ignore[misc]
    """A connection to a desk's encrypted file."""

    disk: Disk
    place: str
    _seen = 0

    def execute(self, sql: str, *arguments: Any) -> Any:
        """As the driver does; the end of a transaction may be a program's end."""
        if sql != "COMMIT":
            return super().execute(sql, *arguments)
        return self._commit(lambda: super(_DeskConnection, self).execute(sql))

    def commit(self) -> None:
        """As the driver does; the end of a transaction may be a program's end."""
        self._commit(super().commit)

    def _commit(self, act: Callable[[], Value]) -> Value:
        if not self.in_transaction or self.total_changes == self._seen:
            return act()
        if self.disk.full:
            self.disk.refusals += 1
            self._seen = self.total_changes
            self.rollback()  # as SQLite itself does where a commit finds no room
            error = dbapi2.OperationalError("database or disk is full")
            error.sqlite_errorcode = _FULL
            raise error
        self._seen = self.total_changes
        return self.disk.change(f"a commit to {self.place}", act)


class _CentreConnection(sqlite3.Connection):
    """A connection to the centre's file."""

    disk: Disk
    _seen = 0

    def commit(self) -> None:
        """As the driver does; the end of a transaction may be a program's end."""
        if not self.in_transaction or self.total_changes == self._seen:
            super().commit()
            return
        if self.disk.full:
            self.disk.refusals += 1
            self._seen = self.total_changes
            self.rollback()
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorcode = _FULL
            raise error
        self._seen = self.total_changes
        self.disk.change("a commit", super().commit)


@contextmanager
def watched_disks(disks: Callable[[], list[Disk]]) -> Iterator[None]:
    """While this lasts, databases, renames and flushes within the disks' folders go by them;
    `disks` gives those that there are now.
    """
    connect, connect_plainly, replace = dbapi2.connect, plain_dbapi.connect, Path.replace

    def owner(path: str) -> Disk | None:
        return next((each for each in disks() if path.startswith(f"{each.folder}/")), None)

    def connecting(path: str, **given: Any) -> dbapi2.Connection:
        disk = owner(path)
        if disk is None:
            return connect(path, **given)
        # The driver offers no other way to tell a new connection what it belongs to.
        made = connect(path, factory=_DeskConnection, **given)
        made.disk, made.place = disk, _kind(path)
        return made

    def connecting_plainly(path: str, **given: Any) -> sqlite3.Connection:
        disk = owner(path)
        if disk is None:
            plain: sqlite3.Connection = connect_plainly(path, **given)
            return plain
        made: _CentreConnection = connect_plainly(path, factory=_CentreConnection, **given)
        made.disk = disk
        return made

    def replacing(path: Path, target: Path) -> Path:
        disk = owner(str(target))
        if disk is None:
            return replace(path, target)
        return disk.change(f"a rename to {_kind(str(target))}", lambda: replace(path, target))

    def flushing(descriptor: int) -> None:
        disk = owner(os.readlink(f"/proc/self/fd/{descriptor}"))
        if disk is not None and disk.full:
            disk.refusals += 1
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with (
        patch.object(dbapi2, "connect", connecting),
        patch.object(plain_dbapi, "connect", connecting_plainly),
        patch.object(Path, "replace", replacing),
        patch.object(os, "fsync", flushing),
    ):
        yield


def _kind(path: str) -> str:
    """What a file is, without the numbers and hashes in its name."""
    name = path.rpartition("/")[2]
    if name.startswith("cards-"):
        return "the list"
    return name if "." in name else "a download"
