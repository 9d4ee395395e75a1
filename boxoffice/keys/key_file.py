"""Keys in a file: named by `--key-file`, or handed in by systemd's `LoadCredential`."""

import os
import stat
import sys
from pathlib import Path

from boxoffice.durable_files import write_durably
from boxoffice.keys.desk_keys import DeskKeys, read_keys, write_keys
from boxoffice.keys.errors import (
    KeyFileExposed,
    KeyFileForeign,
    KeyFileMissing,
    KeyFileUnreadable,
    KeyFileUnwritable,
    KeysDamaged,
)

CREDENTIALS_VARIABLE = "CREDENTIALS_DIRECTORY"
CREDENTIAL_NAME = "boxoffice-keys"
_MAX_BYTES = 256 * 1024
_ROOT = 0


class KeyFile:
    """A file of mode 0600 that belongs to this user; anything else is refused unread."""

    def __init__(self, path: Path) -> None:
        self._path = path.absolute()

    def load(self) -> DeskKeys:
        """The keys of the file, once nobody else can read or change it."""
        return read_keys(read_private_file(self._path))

    def store(self, keys: DeskKeys) -> None:
        """Replace the file; one that is exposed or foreign stays untouched."""
        if self._path.exists():
            read_private_file(self._path)
        try:
            write_durably(self._path, write_keys(keys))
        except OSError:
            raise KeyFileUnwritable(self._path) from None

    def erase(self) -> None:
        """Delete the file."""
        try:
            self._path.unlink(missing_ok=True)
        except OSError:
            raise KeyFileUnwritable(self._path) from None


class Credential:
    """A read-only key file in the folder that systemd gives a service for its credentials."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> DeskKeys:
        """The keys of the credential."""
        return read_keys(read_private_file(self._path, handed_in=True))

    def store(self, keys: DeskKeys) -> None:
        """Nothing to do where the keys are the same; else raises, as systemd's copy is fixed."""
        if write_keys(keys) != write_keys(self.load()):
            raise KeyFileUnwritable(self._path)

    def erase(self) -> None:
        """Raises: the file is systemd's."""
        raise KeyFileUnwritable(self._path)


def credential_path() -> Path | None:
    """The credential that systemd handed to this process, or None."""
    folder = os.environ.get(CREDENTIALS_VARIABLE)
    path = Path(folder) / CREDENTIAL_NAME if folder else None
    return path if path is not None and path.exists() else None


def read_private_file(path: Path, *, handed_in: bool = False) -> bytes:
    """The bytes of a file that only its owner can reach.

    The checks and the reading use one open file, so that nothing is swapped between. A credential
    (`handed_in`) may be root's, and may show group rights: that is how systemd's access list for
    the one user appears (systemd.exec(5), LoadCredential). Raises `KeyFileError`, `KeysDamaged`.
    """
    try:
        with open(path, "rb", opener=_without_waiting) as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise KeyFileUnreadable(path)
            _check_rights(path, status, handed_in)
            data = file.read(_MAX_BYTES + 1)
    except FileNotFoundError:
        raise KeyFileMissing(path) from None
    except OSError:
        raise KeyFileUnreadable(path) from None
    if len(data) > _MAX_BYTES:
        raise KeysDamaged
    return data


def _without_waiting(path: str, flags: int) -> int:
    """Open without waiting for anybody at the other end of a pipe."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _check_rights(path: Path, status: os.stat_result, handed_in: bool) -> None:
    if sys.platform == "win32":
        # Windows has no modes; a user's own folders are closed to other users there.
        return
    owners = {os.geteuid(), _ROOT} if handed_in else {os.geteuid()}
    if status.st_uid not in owners:
        raise KeyFileForeign(path)
    forbidden = stat.S_IRWXO | stat.S_IWGRP | stat.S_IXGRP | (0 if handed_in else stat.S_IRGRP)
    if stat.S_IMODE(status.st_mode) & forbidden:
        raise KeyFileExposed(path)
