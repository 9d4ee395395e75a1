"""The centre's data folder: its signing key and, by default, its database."""

import os
import secrets
import stat
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from sync.protocol import keys

KEY_NAME = "signing.key"
CONSOLE_KEY_NAME = "console.key"
DATABASE_NAME = "centre.sqlite"
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_NEXT = f"{KEY_NAME}.next-"
_UNTIL = f"{KEY_NAME}.until-"
_MOMENT = "%Y%m%dT%H%M%SZ"


class FolderError(Exception):
    """The data folder cannot be used; the message says why and what to do."""


def database_url(folder: Path) -> str:
    """The address of the folder's own SQLite database."""
    return f"sqlite:///{folder.resolve() / DATABASE_NAME}"


def make_folder(folder: Path) -> None:
    """Make the folder, for this user only, if it is not there. Raises `FolderError`."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise FolderError(f"The folder {folder} cannot be made: {error.strerror}.") from error


def make_database_file(folder: Path) -> None:
    """An empty database that only this user can read, also where the folder was there already and
    is open to others: it will hold every card code. Raises `FolderError`.
    """
    path = folder / DATABASE_NAME
    try:
        path.touch(mode=0o600)
    except OSError as error:
        raise FolderError(f"{path} cannot be written: {error.strerror}.") from error


def make_signing_key(folder: Path) -> bytes:
    """A fresh signing key in a file that only this user can read. Raises `FolderError`."""
    key = keys.new_signing_key()
    path = folder / KEY_NAME
    try:
        _write_new(path, key)
    except FileExistsError as error:
        raise FolderError(f"{path} is there already. Choose another folder.") from error
    return key


def has_signing_key(folder: Path) -> bool:
    """Whether the folder is a centre's."""
    return (folder / KEY_NAME).exists()


def read_signing_key(folder: Path) -> bytes:
    """The signing key; refused where others may read it. Raises `FolderError`."""
    path = folder / KEY_NAME
    try:
        return _read(path)
    except FileNotFoundError as error:
        raise FolderError(
            f"There is no centre in {folder}. Make one with: boxoffice-server init --data {folder}"
        ) from error


def console_key(folder: Path) -> bytes:
    """The key that seals secrets of the console, made where there is none; refused where others may
    read it. Raises `FolderError`.
    """
    path = folder / CONSOLE_KEY_NAME
    if not path.exists():
        # Where another process makes it just now, its key is the one that is read.
        with suppress(FileExistsError):
            _write_new(path, secrets.token_bytes(keys.KEY_BYTES))
    return _read(path)


class SigningKeyFile:
    """The folder's signing key as it is at each moment: another process may change it."""

    def __init__(self, folder: Path) -> None:
        """Raises `FolderError`."""
        self._folder = folder
        self._read_at = self._mark()
        self._key = read_signing_key(folder)

    def __call__(self) -> bytes:
        """The key. One that cannot be read just now leaves the last one in force."""
        with suppress(OSError, FolderError):
            mark = self._mark()
            if mark != self._read_at:
                self._key = read_signing_key(self._folder)
                self._read_at = mark
        return self._key

    def _mark(self) -> tuple[int, int]:
        """What tells one file of this name from another."""
        try:
            status = (self._folder / KEY_NAME).stat()
        except FileNotFoundError:
            return 0, 0
        return status.st_ino, status.st_mtime_ns


def keep_next_key(folder: Path, key: bytes) -> None:
    """Lay a key that is to sign next beside the one that signs; durable on return. Raises
    `FolderError`.
    """
    _write_new(folder / _next_name(key), key)


def change_key(folder: Path, public_key: bytes, old_until: datetime) -> bool:
    """Let the key of a public key sign, which lies beside the one that did: at every moment one of
    the two has the name. The old one stays beside it until a moment. False where it is not there.
    Raises `FolderError`.
    """
    found = _next_of(folder, public_key)
    if found is None:
        return False
    old = read_signing_key(folder)
    kept = folder / f"{_UNTIL}{old_until.astimezone(UTC):{_MOMENT}}"
    with suppress(FileExistsError):  # a crash came between this and what follows
        _write_new(kept, old)
    try:
        found.replace(folder / KEY_NAME)
    except OSError as error:
        raise FolderError(f"{found} cannot be renamed: {error.strerror}.") from error
    _sync(folder)
    return True


def read_private(path: Path) -> bytes:
    """What a file of secrets holds; refused where others may read it. Raises `FolderError`,
    `FileNotFoundError`.
    """
    try:
        mode = path.stat().st_mode
        data = path.read_bytes()
    except FileNotFoundError:
        raise
    except OSError as error:
        raise FolderError(f"{path} cannot be read: {error.strerror}.") from error
    if os.name == "posix" and mode & _OTHERS:
        raise FolderError(f"Others may read {path}. Close it with: chmod 600 {path}")
    return data


def write_private(path: Path, data: bytes) -> None:
    """A file of mode 0600 in place of the one there is, whole and on the disk under its name; where
    it cannot be written, the old one stays. Raises `FolderError`.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        part.unlink(missing_ok=True)
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        _sync(path.parent)
    except OSError as error:
        raise FolderError(f"{path} cannot be written: {error.strerror}.") from error


def destroy_old_keys(folder: Path, now: datetime) -> int:
    """Overwrite and remove the keys that signed before and whose time is over; how many went."""
    gone = 0
    for path in folder.glob(f"{_UNTIL}*"):
        with suppress(ValueError, OSError):
            until = datetime.strptime(path.name.removeprefix(_UNTIL), _MOMENT).replace(tzinfo=UTC)
            if until <= now:
                with path.open("r+b") as file:
                    file.write(bytes(keys.KEY_BYTES))
                    file.flush()
                    os.fsync(file.fileno())
                path.unlink()
                gone += 1
    return gone


def _next_name(key: bytes) -> str:
    return _NEXT + keys.fingerprint(keys.public_signing_key(key)).replace(" ", "")[:16]


def _next_of(folder: Path, public_key: bytes) -> Path | None:
    """The file of a key that was to sign next."""
    for path in folder.glob(f"{_NEXT}*"):
        if keys.public_signing_key(_read(path)) == public_key:
            return path
    return None


def _read(path: Path) -> bytes:
    """A key; refused where others may read it. Raises `FolderError`, `FileNotFoundError`."""
    key = read_private(path)
    if len(key) != keys.KEY_BYTES:
        raise FolderError(f"{path} is not a key of {keys.KEY_BYTES} bytes.")
    return key


def _write_new(path: Path, key: bytes) -> None:
    """A new file of mode 0600, whole and on the disk under its name, or not there. Raises
    `FileExistsError`, `FolderError`.
    """
    if path.exists():
        raise FileExistsError(path)
    write_private(path, key)


def _sync(folder: Path) -> None:
    """Put the folder's names on the disk."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
