"""Keys in a file that a passphrase opens: Argon2id makes the key, ChaCha20-Poly1305 seals."""

import getpass
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import argon2
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from boxoffice.durable_files import write_durably
from boxoffice.keys.desk_keys import DeskKeys, read_keys, write_keys
from boxoffice.keys.errors import (
    KeyFileUnwritable,
    KeysDamaged,
    PassphraseMissing,
    PassphraseTooShort,
    PassphraseWrong,
)
from boxoffice.keys.key_file import read_private_file
from sync.protocol.encoding import Binary

FILE_NAME = "keys.sealed"
VARIABLE = "KAIKU_BOXOFFICE_PASSPHRASE"
DESCRIPTOR_VARIABLE = "KAIKU_BOXOFFICE_PASSPHRASE_FD"
MIN_PASSPHRASE = 10
_MAX_PASSPHRASE_BYTES = 4096
_SALT_BYTES = 16
_NONCE_BYTES = 12
_KEY_BYTES = 32

AskPassphrase = Callable[[bool], str]
"""Asks a person for the passphrase; True where a new one is chosen. Raises `PassphraseMissing`."""


class Cost(BaseModel):
    """Argon2id's parameters; the defaults are RFC 9106's second recommendation (64 MiB).

    The bounds keep a changed file from asking for all of a machine's memory.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    passes: int = Field(default=3, ge=1, le=64)
    kibibytes: int = Field(default=64 * 1024, ge=8, le=1024 * 1024)
    lanes: int = Field(default=4, ge=1, le=16)


class _Sealed(BaseModel):
    """The file: everything but the secret is plain, and covered by the seal."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    v: Literal[1] = 1
    kdf: Literal["argon2id"] = "argon2id"
    cost: Cost
    salt: Binary = Field(min_length=_SALT_BYTES, max_length=_SALT_BYTES)
    nonce: Binary = Field(min_length=_NONCE_BYTES, max_length=_NONCE_BYTES)
    sealed: Binary = b""

    def header(self) -> bytes:
        """What stands beside the secret, for the seal to cover."""
        return self.model_copy(update={"sealed": b""}).model_dump_json().encode()


class PassphraseSource:
    """The sealed file of one desk; the passphrase is asked for once and its key remembered."""

    def __init__(self, path: Path, ask: AskPassphrase, cost: Cost | None = None) -> None:
        self._path = path
        self._ask = ask
        self._cost = cost or Cost()
        self._derived: tuple[Cost, bytes, bytes] | None = None

    def load(self) -> DeskKeys:
        """The keys, once the passphrase opens them."""
        file = self._read()
        return read_keys(self._open(file, self._key_of(file)))

    def store(self, keys: DeskKeys) -> None:
        """Seal these keys, with a new passphrase where there was no file yet."""
        if self._derived is None:
            if self._path.exists():
                self.load()
            else:
                self._choose()
        cost, salt, key = self._known()
        header = _Sealed(cost=cost, salt=salt, nonce=os.urandom(_NONCE_BYTES))
        secret = ChaCha20Poly1305(key).encrypt(header.nonce, write_keys(keys), header.header())
        sealed = header.model_copy(update={"sealed": secret})
        try:
            write_durably(self._path, sealed.model_dump_json().encode())
        except OSError:
            raise KeyFileUnwritable(self._path) from None

    def erase(self) -> None:
        """Delete the file."""
        try:
            self._path.unlink(missing_ok=True)
        except OSError:
            raise KeyFileUnwritable(self._path) from None
        self._derived = None

    def _read(self) -> _Sealed:
        try:
            return _Sealed.model_validate_json(read_private_file(self._path))
        except ValidationError:
            raise KeysDamaged from None

    def _key_of(self, file: _Sealed) -> bytes:
        if self._derived is not None and self._derived[:2] == (file.cost, file.salt):
            return self._derived[2]
        return _derive(self._ask(False), file.salt, file.cost)

    def _open(self, file: _Sealed, key: bytes) -> bytes:
        try:
            data = ChaCha20Poly1305(key).decrypt(file.nonce, file.sealed, file.header())
        except InvalidTag:
            raise PassphraseWrong from None
        self._derived = (file.cost, file.salt, key)
        return data

    def _choose(self) -> None:
        passphrase = self._ask(True)
        if len(passphrase) < MIN_PASSPHRASE:
            raise PassphraseTooShort
        salt = os.urandom(_SALT_BYTES)
        self._derived = (self._cost, salt, _derive(passphrase, salt, self._cost))

    def _known(self) -> tuple[Cost, bytes, bytes]:
        if self._derived is None:
            raise PassphraseMissing
        return self._derived


def _derive(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    return argon2.low_level.hash_secret_raw(
        passphrase.encode(),
        salt,
        time_cost=cost.passes,
        memory_cost=cost.kibibytes,
        parallelism=cost.lanes,
        hash_len=_KEY_BYTES,
        type=argon2.low_level.Type.ID,
    )


def passphrase_from_surroundings(question: str, again: str) -> AskPassphrase:
    """Where a program takes the passphrase from: an open file whose number stands in
    `KAIKU_BOXOFFICE_PASSPHRASE_FD`, else `KAIKU_BOXOFFICE_PASSPHRASE`, else the terminal; never
    the command line, which every user of a machine can read.
    """

    def ask(new: bool) -> str:
        number = os.environ.get(DESCRIPTOR_VARIABLE)
        if number is not None:
            return _from_descriptor(number)
        given = os.environ.get(VARIABLE)
        if given is not None:
            return given
        return _from_terminal(question, again if new else None)

    return ask


def _from_descriptor(number: str) -> str:
    try:
        with open(int(number), "rb", closefd=False) as file:
            data = file.read(_MAX_PASSPHRASE_BYTES)
        return data.decode().rstrip("\r\n")
    except (OSError, ValueError):
        raise PassphraseMissing from None


def _from_terminal(question: str, again: str | None) -> str:
    if not sys.stdin.isatty():
        raise PassphraseMissing
    try:
        passphrase = getpass.getpass(f"{question} ")
        if again is not None and getpass.getpass(f"{again} ") != passphrase:
            raise PassphraseWrong
    except (EOFError, KeyboardInterrupt):
        raise PassphraseMissing from None
    return passphrase
