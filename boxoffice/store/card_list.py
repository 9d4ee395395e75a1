"""Looking cards up in the list in force: one file, keyed by tag."""

import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlcipher3 import dbapi2

from boxoffice.domain.cards import Card, card_of
from boxoffice.store.encrypted import FileSettings, connect
from boxoffice.store.errors import StoreDamaged, StoreError, translated
from boxoffice.store.list_tables import prepare_recent
from boxoffice.store.state import State
from sync.protocol.days import DAY_ZERO
from sync.protocol.kinds import CardKind, CardStatus

LIST_FILES = "cards-*.db*"
"""Card databases, finished and partial, with what SQLite keeps beside them."""
LOOK_UP = (
    "SELECT day, flags FROM recent WHERE tag = ?1 AND day IS NOT NULL"
    " UNION ALL SELECT day, flags FROM entries WHERE tag = ?1"
    " AND NOT EXISTS (SELECT 1 FROM recent WHERE tag = ?1)"
)
_BLOCKED_ONLY = Card(CardKind.PERSONAL, CardStatus.BLOCKED, DAY_ZERO, 0)
"""A card the head blocks and the list does not hold yet: nothing else is known of it."""
_META = "SELECT version, epoch, count FROM list"


@dataclass(frozen=True, slots=True)
class ListInForce:
    """What the list's own file says it is."""

    version: int
    epoch: int
    count: int


class CardList:
    """The list of the state's file, opened once a thread; every statement sees a whole list."""

    def __init__(self, folder: Path, key: bytes, busy_seconds: float) -> None:
        """A reader of the lists in `folder`; nothing is opened yet."""
        self._folder = folder
        self._key = key
        self._busy_seconds = busy_seconds
        self._threads = threading.local()
        self._open: set[dbapi2.Connection] = set()

    def look_up(self, state: State, tag: int) -> Card | None:
        """The card of a signed tag; None where the list lacks it or there is no list. Raises
        `StoreDamaged`, `NotADatabase` or `WrongKey` where the file does not read back, and
        `StoreReadOnly` where it is gone: another process may have replaced it just now.
        """
        connection = self._connection(state.list_file)
        if connection is None:
            return _BLOCKED_ONLY if tag in state.blocks else None
        try:
            found = connection.execute(LOOK_UP, (tag,)).fetchall()
        except dbapi2.Error as error:
            raise self._fault(error, state.list_file) from error
        if not found:
            return _BLOCKED_ONLY if tag in state.blocks else None
        card = card_of(*found[0])
        if tag in state.blocks and card.status is CardStatus.ACTIVE:
            return Card(card.kind, CardStatus.BLOCKED, card.last_valid_day, card.child_allowance)
        return card

    def in_force(self, state: State) -> ListInForce | None:
        """The list's version, epoch and count; None where there is no list that can be read."""
        try:
            connection = self._connection(state.list_file)
            if connection is None:
                return None
            found = connection.execute(_META).fetchall()
        except (StoreError, dbapi2.Error):
            return None
        return ListInForce(*found[0]) if found else None

    def forget(self) -> None:
        """Close this thread's file, so that it may be removed."""
        connection = getattr(self._threads, "connection", None)
        if connection is not None:
            self._open.discard(connection)
            connection.close()
        self._threads.connection = None
        self._threads.name = None

    def close(self) -> None:
        """Close the files of all threads."""
        for connection in self._open:
            connection.close()
        self._open.clear()
        self._threads = threading.local()

    def _connection(self, name: str | None) -> dbapi2.Connection | None:
        if getattr(self._threads, "name", None) == name:
            found: dbapi2.Connection | None = getattr(self._threads, "connection", None)
            return found
        self.forget()
        if name is None:
            return None
        settings = FileSettings(
            self._folder / name, durable=False, busy_seconds=self._busy_seconds, create=False
        )
        connection = connect(settings, self._key)
        try:
            prepare_recent(connection)
        except dbapi2.Error as error:
            connection.close()
            raise self._fault(error, name) from error
        self._open.add(connection)
        self._threads.connection, self._threads.name = connection, name
        return connection

    def _fault(self, error: dbapi2.Error, name: str | None) -> StoreError:
        path = self._folder / (name or "")
        return translated(error, path) or StoreDamaged(path, str(error))


def remove_lists(folder: Path, keep: str | None = None) -> None:
    """Remove every card database but one; what another process still holds goes next time."""
    kept = None if keep is None else keep.removesuffix(".db")
    for path in folder.glob(LIST_FILES):
        if path.name.split(".db")[0] != kept:
            with suppress(OSError):
                path.unlink()
