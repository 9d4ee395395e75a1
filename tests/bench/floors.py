"""The floors: bare DB-API code on `sqlcipher3` that does the least a desk could do.

Nothing of the desk is used here. The settings of the files are the desk's own, written down once
more: `file_settings` reads them back, and a test holds the two together.
"""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from sqlcipher3 import dbapi2

Row = tuple[int, int, int]
_COMPARED = (
    "journal_mode",
    "synchronous",
    "page_size",
    "cache_size",
    "secure_delete",
    "cipher_page_size",
    "cipher_hmac_algorithm",
    "wal_autocheckpoint",
)


def open_file(path: Path, key: bytes, *, durable: bool) -> dbapi2.Connection:
    """An encrypted database in WAL mode, in autocommit, as the desk's files are."""
    connection = dbapi2.connect(str(path), isolation_level=None, check_same_thread=False)
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    for setting in (
        "journal_mode = WAL",
        f"synchronous = {'FULL' if durable else 'NORMAL'}",
        "foreign_keys = ON",
        "secure_delete = ON",
        "temp_store = MEMORY",
    ):
        connection.execute(f"PRAGMA {setting}").fetchall()
    return connection


def file_settings(connection: dbapi2.Connection) -> dict[str, object]:
    """The settings that decide about speed, as the file reports them."""
    return {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in _COMPARED}


def stored_tag(tag: bytes) -> int:
    """A tag as the list file keys it: a signed 64-bit number in the order of tags."""
    return int.from_bytes(tag) - (1 << 63)


class KeyLookUp:
    """One entry by its key: a single SELECT on the primary key of an open file."""

    def __init__(self, connection: dbapi2.Connection) -> None:
        """Look up in an open list of cards."""
        self._execute = connection.execute

    def __call__(self, tag: int) -> Sequence[int] | None:
        """Day and flags of a signed tag."""
        found: Sequence[int] | None = self._execute(
            "SELECT day, flags FROM entries WHERE tag = ?", (tag,)
        ).fetchone()
        return found


class DurableRow:
    """One row of bytes, on the disk when the call returns."""

    def __init__(self, connection: dbapi2.Connection) -> None:
        """Write into a fresh file."""
        connection.execute("CREATE TABLE rows (n INTEGER PRIMARY KEY, bytes BLOB NOT NULL)")
        self._execute = connection.execute

    def __call__(self, row: bytes) -> None:
        """Insert and commit."""
        self._execute("BEGIN IMMEDIATE")
        self._execute("INSERT INTO rows (bytes) VALUES (?)", (row,))
        self._execute("COMMIT")


def bulk_insert(path: Path, key: bytes, rows: Iterable[Row]) -> None:
    """Sorted entries into a fresh file by one `executemany`, without a journal, then synced to the
    disk: the fastest way a whole list can be stored where nobody reads it before it is whole.
    """
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    for setting in ("journal_mode = OFF", "synchronous = OFF", "locking_mode = EXCLUSIVE"):
        connection.execute(f"PRAGMA {setting}").fetchall()
    connection.execute("BEGIN")
    connection.execute(
        "CREATE TABLE entries"
        " (tag INTEGER PRIMARY KEY, day INTEGER NOT NULL, flags INTEGER NOT NULL)"
    )
    connection.executemany("INSERT INTO entries (tag, day, flags) VALUES (?, ?, ?)", rows)
    connection.execute("COMMIT")
    connection.close()
    with path.open("r+b") as file:
        os.fsync(file.fileno())
