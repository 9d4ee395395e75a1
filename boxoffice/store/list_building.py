"""Building a complete card database from a snapshot file, entry by sorted entry."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice, repeat
from operator import sub
from pathlib import Path

from sqlcipher3 import dbapi2

from boxoffice.store.encrypted import key_pragma
from boxoffice.store.errors import translated
from boxoffice.store.list_tables import make_tables
from boxoffice.store.moments import TAG_SIGN
from sync.protocol.list_files import BadListFile, Columns, decode

CHUNK = 10_000
_INSERT = "INSERT INTO entries (tag, day, flags) VALUES (?, ?, ?)"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the signed head says that the snapshot is."""

    version: int
    epoch: int
    count: int


def build(
    source: Path,
    target: Path,
    key: bytes,
    wanted: Wanted,
    progress: Callable[[int, int], None],
) -> None:
    """Write `target` (which must not exist) and put it on the disk. Raises `BadListFile` where the
    file is not the wanted list, `StoreFull` or another `StoreError` where it cannot be kept.

    Nobody reads the file before it is whole, so that it needs no journal; the caller renames it.
    """
    entries = _wanted_entries(source, wanted)
    try:
        _fill(target, key, entries, wanted, progress)
    except dbapi2.Error as error:
        raise translated(error, target, writing=True) or error from error
    with target.open("r+b") as file:
        os.fsync(file.fileno())


def signed_rows(entries: Columns) -> Iterator[tuple[int, int, int]]:
    """(signed tag, day, flags) of each entry."""
    return zip(map(sub, entries.tags, repeat(TAG_SIGN)), entries.days, entries.flags, strict=True)


def _wanted_entries(source: Path, wanted: Wanted) -> Columns:
    file = decode(source.read_bytes())
    header = file.header
    if header.base != 0:
        raise BadListFile("a delta where a snapshot was to be")
    if (header.version, header.epoch, header.count) != (
        wanted.version,
        wanted.epoch,
        wanted.count,
    ):
        raise BadListFile("another list than the head names")
    return file.entries


def _fill(
    target: Path,
    key: bytes,
    entries: Columns,
    wanted: Wanted,
    progress: Callable[[int, int], None],
) -> None:
    connection = dbapi2.connect(str(target), isolation_level=None)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(key_pragma(key))
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "locking_mode = EXCLUSIVE"):
            connection.execute(f"PRAGMA {pragma}").fetchall()
        connection.execute("BEGIN")
        make_tables(connection)
        rows, done = signed_rows(entries), 0
        while chunk := list(islice(rows, CHUNK)):
            connection.executemany(_INSERT, chunk)
            done += len(chunk)
            progress(done, wanted.count)
        connection.execute(
            "INSERT INTO list VALUES (?, ?, ?)", (wanted.version, wanted.epoch, wanted.count)
        )
        connection.execute("COMMIT")
        connection.execute("PRAGMA locking_mode = NORMAL").fetchall()
        connection.execute("PRAGMA journal_mode = WAL").fetchall()
    finally:
        connection.close()
