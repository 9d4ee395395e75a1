"""Opening SQLCipher databases: the key, the durability, and what the file turns out to be."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from sqlcipher3 import dbapi2

from boxoffice.store.errors import (
    NotADatabase,
    StoreError,
    StoreReadOnly,
    translated,
)

Result = TypeVar("Result")
KEY_BYTES = 32
PAGE_BYTES = 4096
_PLAIN_HEADER = b"SQLite format 3\0"
_PRINTABLE = frozenset(range(0x20, 0x7F)) | set(b"\t\r\n")
_HEADER_BYTES = 16


@dataclass(frozen=True, slots=True)
class FileSettings:
    """How one database file is opened.

    `durable` commits reach the disk before they return (`synchronous=FULL`); `busy_seconds` is how
    long a connection waits for another one's lock.
    """

    path: Path
    durable: bool
    busy_seconds: float = 5.0
    create: bool = True


def connect(settings: FileSettings, key: bytes) -> dbapi2.Connection:
    """A connection in autocommit mode with the raw 32-byte key applied and seen to fit.

    Raises `NotADatabase`, `WrongKey`, `StoreReadOnly`, `StoreLocked`, `StoreDamaged`.
    """
    path = settings.path
    if not settings.create and not path.exists():
        raise StoreReadOnly(path, "no such file")
    _require_encrypted(path)
    connection = _faithfully(path, lambda: _open(settings))
    try:
        _faithfully(path, lambda: _unlock(connection, key))
        _faithfully(path, lambda: _configure(connection, settings))
    except StoreError:
        connection.close()
        raise
    return connection


def key_pragma(key: bytes) -> str:
    """The statement that applies a raw key, without any derivation."""
    if len(key) != KEY_BYTES:
        raise ValueError("a store key is 32 bytes")
    return f"PRAGMA key = \"x'{key.hex()}'\""


def _open(settings: FileSettings) -> dbapi2.Connection:
    return dbapi2.connect(
        str(settings.path),
        timeout=settings.busy_seconds,
        isolation_level=None,
        check_same_thread=False,
    )


def _unlock(connection: dbapi2.Connection, key: bytes) -> None:
    # SQLCipher would write its own account of a wrong key to the terminal.
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(key_pragma(key))
    connection.execute("SELECT count(*) FROM sqlite_master").fetchall()


def _configure(connection: dbapi2.Connection, settings: FileSettings) -> None:
    mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
    if mode != "wal":
        connection.execute("PRAGMA journal_mode = WAL").fetchall()
    connection.execute(f"PRAGMA synchronous = {'FULL' if settings.durable else 'NORMAL'}")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA temp_store = MEMORY")


def _faithfully(path: Path, act: Callable[[], Result]) -> Result:
    try:
        return act()
    except dbapi2.Error as error:
        raise translated(error, path, opened=False) or error from error


def _require_encrypted(path: Path) -> None:
    """Tell files apart that cannot be ours: an encrypted file begins with random salt and is a
    whole number of pages, but for a page that a full disk cut while it was copied from the log
    beside the file: that page still stands in the log.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
    except FileNotFoundError:
        return
    except OSError as error:
        raise StoreReadOnly(path, os.strerror(error.errno or 0)) from error
    if not size:
        return
    readable = header.startswith(_PLAIN_HEADER) or all(byte in _PRINTABLE for byte in header)
    cut = size % PAGE_BYTES != 0 and not (size > PAGE_BYTES and _has_log(path))
    if readable or cut:
        raise NotADatabase(path)


def _has_log(path: Path) -> bool:
    log = path.with_name(f"{path.name}-wal")
    return log.is_file() and log.stat().st_size > 0
