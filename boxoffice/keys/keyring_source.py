"""Keys in the operating system's keyring."""

from collections.abc import Iterator
from contextlib import contextmanager

import keyring

from boxoffice.keys.desk_keys import DeskKeys, read_keys, write_keys
from boxoffice.keys.errors import KeyringFailed, KeyringMissing, KeysMissing

SERVICE = "kaiku-boxoffice"


class KeyringSource:
    """One entry of the keyring, named by the desk's own entry name (several desks a user)."""

    def __init__(self, entry: str) -> None:
        self._entry = entry

    def load(self) -> DeskKeys:
        """The keys of the entry."""
        with _keyring_errors():
            text = keyring.get_password(SERVICE, self._entry)
        if text is None:
            raise KeysMissing
        return read_keys(text)

    def store(self, keys: DeskKeys) -> None:
        """Replace the entry, and make sure that it is really there: some backends only pretend."""
        text = write_keys(keys).decode()
        with _keyring_errors():
            keyring.set_password(SERVICE, self._entry, text)
            kept = keyring.get_password(SERVICE, self._entry)
        if kept != text:
            raise KeyringMissing

    def erase(self) -> None:
        """Delete the entry."""
        with _keyring_errors():
            try:
                keyring.delete_password(SERVICE, self._entry)
            except keyring.errors.PasswordDeleteError:
                if keyring.get_password(SERVICE, self._entry) is not None:
                    raise


@contextmanager
def _keyring_errors() -> Iterator[None]:
    """Turn what backends raise into our two errors; the texts may name secrets and are dropped.

    Beside `KeyringError`, D-Bus and the platforms' own calls raise `OSError` and `RuntimeError`.
    """
    try:
        yield
    except keyring.errors.NoKeyringError:
        raise KeyringMissing from None
    except (keyring.errors.KeyringError, OSError, RuntimeError):
        raise KeyringFailed from None
