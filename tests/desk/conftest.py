"""Desks in temporary folders, keys made on the spot, and a keyring in memory."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError

from boxoffice.config import Config
from boxoffice.keys.desk_keys import DeskKeys, new_keys

PATH = Path("/somewhere/file")
NOW = datetime(2026, 4, 25, 16, 0, tzinfo=UTC)


class MemoryKeyring(KeyringBackend):
    """A keyring that forgets with the test."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # untyped library
        self.entries: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        """The entry, or None."""
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Replace the entry."""
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        """Delete the entry."""
        if self.entries.pop((service, username), None) is None:
            raise PasswordDeleteError


@pytest.fixture
def memory_keyring() -> Iterator[MemoryKeyring]:
    """The keyring of this test."""
    before = keyring.get_keyring()
    memory = MemoryKeyring()
    keyring.set_keyring(memory)
    yield memory
    keyring.set_keyring(before)


@pytest.fixture
def keys() -> DeskKeys:
    """Keys with a list key and marks."""
    return (
        new_keys(NOW)
        .with_list_key(1, b"\x01" * 32)
        .with_acknowledged("01963f2e-0000-7000-8000-000000000000", 7, b"\x02" * 32)
    )


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """A desk's data folder."""
    desk = Config(tmp_path / "desk")
    desk.prepare()
    return desk
