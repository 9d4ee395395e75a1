"""Faults of a desk's store, named by what a person can do next."""

import errno
import tempfile
from pathlib import Path

from sqlcipher3 import dbapi2

_BUSY, _LOCKED, _READONLY, _IOERR, _CORRUPT, _FULL, _CANTOPEN, _PERM, _NOTADB = (
    5,
    6,
    8,
    10,
    11,
    13,
    14,
    3,
    26,
)
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_PROBE_BYTES = 64 * 1024


class StoreError(Exception):
    """The store cannot be used; `path` is the file. Nothing that was committed is lost."""

    def __init__(self, path: Path, detail: str = "") -> None:
        super().__init__(f"{path.name}: {detail}" if detail else path.name)
        self.path = path


class StoreLocked(StoreError):
    """Another program keeps the file locked longer than one waits."""


class StoreReadOnly(StoreError):
    """The file or its folder cannot be written."""


class StoreFull(StoreError):
    """The disk is full: the row was not recorded, so nothing may be given on it."""


class StoreTooNew(StoreError):
    """A newer version of the program wrote this file. `found` is its schema revision."""

    def __init__(self, path: Path, found: str) -> None:
        super().__init__(path, f"schema {found}")
        self.found = found


class NotADatabase(StoreError):
    """The file is something else: plain text, an unencrypted database, a cut or foreign file."""


class WrongKey(StoreError):
    """The key does not open the file. An encrypted file with a wrong key and random bytes look
    alike, so this may also be a file that is not a database.
    """


class StoreDamaged(StoreError):
    """The file opened once but its pages do not read back."""


class StoreNotUpgraded(StoreError):
    """Bringing an older file to this version failed; the file and a copy of it are as before."""


class StoreMissing(StoreError):
    """There is no store in this folder: the desk is not enrolled."""


def translated(
    error: Exception, path: Path, *, opened: bool = True, writing: bool = False
) -> StoreError | None:
    """The store's own error for a database error; None for a fault of the program itself.

    `opened` says that the key has already been seen to fit. What fails while `writing` is told as
    a full disk: the driver does not say more than that a byte could not be written.
    """
    cause = getattr(error, "orig", error)  # SQLAlchemy wraps the driver's own error
    if not isinstance(cause, dbapi2.Error):
        return None
    code = getattr(cause, "sqlite_errorcode", None) or 0
    kinds: dict[int, type[StoreError]] = {
        _BUSY: StoreLocked,
        _LOCKED: StoreLocked,
        _READONLY: StoreReadOnly,
        _PERM: StoreReadOnly,
        _CANTOPEN: StoreReadOnly,
        _FULL: StoreFull,
        _CORRUPT: StoreDamaged,
        _IOERR: StoreFull if writing else StoreDamaged,
        _NOTADB: StoreDamaged if opened else WrongKey,
    }
    kind = kinds.get(code & 0xFF)
    if code & 0xFF in {_IOERR, _CANTOPEN} and _is_full(path.parent):
        kind = StoreFull
    return None if kind is None else kind(path, str(cause))


def _is_full(folder: Path) -> bool:
    """Whether the folder takes no more bytes. SQLite calls a full disk a plain input/output error
    where its shared memory, or a file with a limit, is what cannot grow.
    """
    try:
        with tempfile.TemporaryFile(dir=folder, buffering=0) as probe:
            return probe.write(bytes(_PROBE_BYTES)) < _PROBE_BYTES
    except OSError as error:
        return error.errno in _NO_ROOM
