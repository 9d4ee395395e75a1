"""What every place for keys can do."""

from enum import StrEnum
from typing import Protocol

from boxoffice.keys.desk_keys import DeskKeys


class KeySourceKind(StrEnum):
    """The three places; the values stand in `desk.json`."""

    KEYRING = "keyring"
    FILE = "file"
    PASSPHRASE = "passphrase"  # noqa: S105 - the name of a place, not a secret


class KeySource(Protocol):
    """One desk's place for its keys; the window and the background process use the same one."""

    def load(self) -> DeskKeys:
        """The keys kept here. Raises `KeysMissing` or another `KeysError`."""
        ...

    def store(self, keys: DeskKeys) -> None:
        """Keep these keys instead; durable on return. Raises `KeysError`."""
        ...

    def erase(self) -> None:
        """Forget the keys; nothing happens where there are none. Raises `KeysError`."""
        ...
