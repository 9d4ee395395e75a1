"""A copy of a running centre's SQLite database, and putting one back.

SQLite copies a database page by page as one snapshot, whoever writes meanwhile, and puts it back
in one transaction: no file beside the database (`-wal`, `-shm`) is left over to spoil it, as after
`cp`.
"""

import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sync.server.keys.key_book import BOOK_NAME
from sync.server.running.data_folder import DATABASE_NAME
from sync.server.store.database import Store

if sys.platform != "win32":
    import fcntl

_PAGES_AT_ONCE = 4096
"""Between them other connections write; the copy takes what they wrote along."""
_BUSY_SECONDS = 30.0
_PART = ".part"
_BESIDE = ("", "-journal", "-wal", "-shm")
"""What SQLite may leave beside a database that is being written."""


class BackupError(Exception):
    """No copy was made, or none was put back; the message says why and what to do."""


def take(store: Store, data: Path, into: Path) -> int:
    """Copy the database, and the key book of the folder `data`, into the new folder
    `into`, which only this user can read; returns the copy's size in bytes. It is whole, checked
    and on the disk on return; where that fails, there is no folder. What backups that were killed
    left in the same place is removed, for it holds card codes. Raises `BackupError`.
    """
    source = _file_of(store)
    if not source.is_file():
        raise BackupError(f"There is no database at {source}.")
    if into.exists():
        raise BackupError(f"{into} is there already: a backup is never written over.")
    part = into.with_name(into.name + _PART)
    try:
        into.parent.mkdir(parents=True, exist_ok=True)
        with _alone(into.parent) as alone:
            for stale in filter(_left_over, into.parent.glob(f"*{_PART}") if alone else ()):
                shutil.rmtree(stale)
            part.mkdir(mode=0o700)
            try:
                _copy(source, data, part, into)
            finally:
                shutil.rmtree(part, ignore_errors=True)
    except (OSError, sqlite3.Error) as error:
        raise BackupError(f"No backup was made: {_reason(error)}.") from error
    return (into / DATABASE_NAME).stat().st_size


def _copy(source: Path, data: Path, part: Path, into: Path) -> None:
    copy = part / DATABASE_NAME
    copy.touch(mode=0o600)
    with _opened(source) as held, _opened(copy) as made:
        held.backup(made, pages=_PAGES_AT_ONCE)
        made.execute("PRAGMA journal_mode = DELETE")
        _check(made, copy)
    book = data / BOOK_NAME
    if book.exists():
        shutil.copyfile(book, part / BOOK_NAME)
        (part / BOOK_NAME).chmod(0o600)
    for path in (*part.iterdir(), part):
        _to_disk(path)
    part.rename(into)
    _to_disk(into.parent)


def put_back(store: Store, backup: Path) -> None:
    """Make the database what the copy in the folder `backup` is, in one transaction; the
    copy stays as it is, and so does the key book, which is newer than the copy's. Raises
    `BackupError`, and then nothing changed.
    """
    copy, target = backup / DATABASE_NAME, _file_of(store)
    if not copy.is_file():
        raise BackupError(f"There is no backup in {backup}.")
    try:
        if not target.exists():
            target.touch(mode=0o600)
        with _opened(copy) as held:
            _check(held, copy)
            with _opened(target) as replaced:
                held.backup(replaced)
    except sqlite3.DatabaseError as error:
        raise BackupError(
            f"Nothing was put back: {_reason(error)}. Where {target} is damaged, move it away "
            "with the files beside it, and try again."
        ) from error
    except OSError as error:
        raise BackupError(f"Nothing was put back: {_reason(error)}.") from error


def _file_of(store: Store) -> Path:
    if store.file is None:
        raise BackupError(
            "Only a SQLite database is copied here. Use pg_dump and pg_restore for PostgreSQL, and "
            f"copy {BOOK_NAME} of the data folder beside the dump."
        )
    return store.file


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)) as connection:
        yield connection


def _check(connection: sqlite3.Connection, path: Path) -> None:
    (said,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if said != "ok":
        raise BackupError(f"{path} is damaged: take another backup.")


@contextmanager
def _alone(folder: Path) -> Iterator[bool]:
    """One backup into a folder at a time: what is not whole is then of one that was killed, for the
    system drops the lock with its process. False where folders cannot be locked, as on some network
    drives.
    """
    if sys.platform == "win32":
        yield False
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            locked = True
        except OSError:
            locked = False
        yield locked
    finally:
        os.close(handle)


def _left_over(folder: Path) -> bool:
    """Whether a folder holds nothing but what a backup writes."""
    ours = {*(DATABASE_NAME + each for each in _BESIDE), BOOK_NAME}
    return (
        folder.is_dir()
        and not folder.is_symlink()
        and {each.name for each in folder.iterdir()} <= ours
    )


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
