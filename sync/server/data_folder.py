"""The centre's data folder: its signing key and, by default, its database."""

import os
import stat
from pathlib import Path

from sync.protocol import keys

KEY_NAME = "signing.key"
DATABASE_NAME = "centre.sqlite"
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


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
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(key)
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError as error:
        raise FolderError(f"{path} is there already. Choose another folder.") from error
    except OSError as error:
        raise FolderError(f"{path} cannot be written: {error.strerror}.") from error
    return key


def has_signing_key(folder: Path) -> bool:
    """Whether the folder is a centre's."""
    return (folder / KEY_NAME).exists()


def read_signing_key(folder: Path) -> bytes:
    """The signing key; refused where others may read it. Raises `FolderError`."""
    path = folder / KEY_NAME
    try:
        mode = path.stat().st_mode
        key = path.read_bytes()
    except FileNotFoundError as error:
        raise FolderError(
            f"There is no centre in {folder}. Make one with: boxoffice-server init --data {folder}"
        ) from error
    except OSError as error:
        raise FolderError(f"{path} cannot be read: {error.strerror}.") from error
    if os.name == "posix" and mode & _OTHERS:
        raise FolderError(f"Others may read {path}. Close it with: chmod 600 {path}")
    if len(key) != keys.KEY_BYTES:
        raise FolderError(f"{path} is not a signing key.")
    return key
