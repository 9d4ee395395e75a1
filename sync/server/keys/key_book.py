"""The key book: every list key and every change of the signing key, beside the signing key.

A database that is put back from a copy has forgotten the list keys and changes of keys made since.
Rows name those epochs and desks believe that signer all the same, and nobody else could say what
they mean. So both stand in a file of the data folder as well, and come back from it; and so does
the newest list version, by which it is seen that the database was put back.
"""

from collections.abc import Mapping
from pathlib import Path

from pydantic import Field, ValidationError

from sync.protocol import keys
from sync.protocol.base import WireModel
from sync.protocol.encoding import Binary, Moment
from sync.protocol.key_changes import KeyChange
from sync.protocol.statements import BadStatement, unverified_payload
from sync.server.running import data_folder
from sync.server.running.data_folder import FolderError
from sync.server.store import epochs, key_changes, publications, settings
from sync.server.store.database import Store, Transaction
from sync.server.store.settings import Lock

BOOK_NAME = "key-book.json"


class BookedKey(WireModel):
    """The list key of an epoch, and from when it is in force."""

    epoch: int = Field(ge=0)
    key: Binary = Field(min_length=keys.KEY_BYTES, max_length=keys.KEY_BYTES)
    begins: Moment


class KeyBook(WireModel):
    """All list keys, all changes of the signing key as both keys signed them, in order, and the
    newest list version.
    """

    v: int = 1
    list_version: int = 0
    list_keys: tuple[BookedKey, ...] = ()
    key_changes: tuple[Binary, ...] = ()


def put_in_step(store: Store, folder: Path) -> int | None:
    """Let database and book hold what either knows; where both say something of a number, the
    database is right. The book is on the disk on return. The newest list version where it is newer
    than the database's, which was put back then. Raises `FolderError`, also where the book is of
    another centre than the database.
    """
    path = folder / BOOK_NAME
    book = _read(path)
    with store.read() as connection:
        known = _known(connection)
    if book == known:
        return None
    if book.list_keys and _first(book) != _first(known):
        raise FolderError(f"{path} is of another centre than the database. Put it elsewhere.")
    with store.write() as connection:
        settings.take(connection, Lock.REGISTER)
        known = _known(connection)
        whole = _whole(book, known)
        _give_back(connection, known, whole)
        if whole != book:
            data_folder.write_private(path, whole.to_bytes())
    return book.list_version if book.list_version > known.list_version else None


def _read(path: Path) -> KeyBook:
    try:
        book = KeyBook.model_validate_json(data_folder.read_private(path))
        _numbered(book)
    except FileNotFoundError:
        return KeyBook()
    except (ValidationError, BadStatement) as error:
        raise FolderError(f"{path} is not a key book. Put it elsewhere.") from error
    return book


def _first(book: KeyBook) -> tuple[int, bytes]:
    """The list key that a centre was made with: every copy of it has that."""
    first = book.list_keys[0]
    return first.epoch, first.key


def _known(connection: Transaction) -> KeyBook:
    """What the database has."""
    current = publications.current_list(connection)
    return KeyBook(
        list_version=current.version if current else 0,
        list_keys=tuple(
            BookedKey(epoch=each.number, key=each.list_key, begins=each.begins)
            for each in epochs.all_epochs(connection)
        ),
        key_changes=tuple(statement for _, statement in key_changes.numbered(connection)),
    )


def _whole(book: KeyBook, known: KeyBook) -> KeyBook:
    list_keys = {each.epoch: each for each in (*book.list_keys, *known.list_keys)}
    changes = {**_numbered(book), **_numbered(known)}
    return KeyBook(
        list_version=max(book.list_version, known.list_version),
        list_keys=tuple(list_keys[number] for number in sorted(list_keys)),
        key_changes=tuple(changes[number] for number in sorted(changes)),
    )


def _give_back(connection: Transaction, known: KeyBook, whole: KeyBook) -> None:
    """Write down what the database lacks."""
    numbers = {each.epoch for each in known.list_keys}
    for each in whole.list_keys:
        if each.epoch not in numbers:
            epochs.put_back(connection, each.epoch, each.key, each.begins)
    for number, statement in _numbered(whole).items():
        if number not in _numbered(known):
            change = unverified_payload(statement, KeyChange)
            key_changes.add_change(connection, number, change.new_key, statement, change.at)


def _numbered(book: KeyBook) -> Mapping[int, bytes]:
    return {unverified_payload(each, KeyChange).number: each for each in book.key_changes}
