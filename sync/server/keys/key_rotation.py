"""The change of the centre's signing key: the old key and the new one sign it together.

Whatever moment the database is put back to, and wherever a crash comes, the key in the folder is
one that the changes lead to: a change is in the database and in the key book before its key signs.
"""

import logging
from datetime import datetime, timedelta
from pathlib import Path

from sync.protocol import keys
from sync.protocol.key_changes import KeyChange, make_change
from sync.protocol.statements import StatementType, read_statement, unverified_payload
from sync.server.centre import Centre
from sync.server.keys import key_book
from sync.server.running import data_folder
from sync.server.running.data_folder import FolderError
from sync.server.store import key_changes, settings
from sync.server.store.database import Store, Transaction
from sync.server.store.settings import Lock

KEEP_OLD = timedelta(days=30)
"""How long the old private key lies beside the new one, unless told."""
_log = logging.getLogger(__name__)


def rotate(centre: Centre, folder: Path, keep_old: timedelta) -> KeyChange:
    """Let a new key sign from now on; the old private key is destroyed after `keep_old`.

    The new key is on the disk before the change is in the database, then in the key book, and takes
    the old one's name after it: a crash in between is finished by `settle_key`. Raises
    `FolderError`.
    """
    new_key = keys.new_signing_key()
    data_folder.keep_next_key(folder, new_key)
    with centre.store.write() as connection:
        settings.take(connection, Lock.REGISTER)
        old_key, now = data_folder.read_signing_key(folder), centre.now()
        last = key_changes.newest(connection)
        if _is_former(connection, keys.public_signing_key(old_key)):
            raise FolderError(_CHANGED_ELSEWHERE.format(folder=folder))
        number = last[0] + 1 if last else 1
        statement = make_change(old_key, new_key, number, now)
        public_key = keys.public_signing_key(new_key)
        key_changes.add_change(connection, number, public_key, statement, now)
    key_book.put_in_step(centre.store, folder)
    data_folder.change_key(folder, public_key, now + keep_old)
    return read_statement(statement, StatementType.KEY_CHANGE, KeyChange, public_key)


def settle_key(store: Store, folder: Path, keep_old: timedelta) -> int | None:
    """Bring back what a database that was put back has forgotten, and finish a change of keys that
    a crash left half-way. The list version that such a database lacks, as `key_book.put_in_step`.
    Raises `FolderError` where the key was changed on another machine and this one has only the old
    one.
    """
    lacks = key_book.put_in_step(store, folder)
    key = keys.public_signing_key(data_folder.read_signing_key(folder))
    with store.read() as connection:
        last = key_changes.newest(connection)
        former = _is_former(connection, key)
    if last is None or last[1] == key:
        return lacks
    if data_folder.change_key(folder, last[1], last[2] + keep_old):
        return lacks
    if former:
        raise FolderError(_CHANGED_ELSEWHERE.format(folder=folder))
    # The change to this key is in no copy: desks that have followed go on, the others cannot.
    _log.warning("No change leads to this signing key: desks with an earlier one cannot follow.")
    return lacks


def tend_keys(store: Store, folder: Path, now: datetime) -> None:
    """Keep the book in step, and destroy the keys whose time is over. Raises `FolderError`."""
    key_book.put_in_step(store, folder)
    data_folder.destroy_old_keys(folder, now)


def _is_former(connection: Transaction, public_key: bytes) -> bool:
    """Whether a key has handed over to another one."""
    return any(
        unverified_payload(statement, KeyChange).old_key == public_key
        for _, statement in key_changes.numbered(connection)
    )


_CHANGED_ELSEWHERE = (
    "The key in {folder} does not sign for this centre any more: it was changed on another"
    " machine. Copy signing.key from there."
)
