"""The change of the centre's signing key: the old key and the new one sign it together."""

from datetime import timedelta
from pathlib import Path

from sync.protocol import keys
from sync.protocol.key_changes import KeyChange, make_change
from sync.protocol.statements import StatementType, read_statement
from sync.server import data_folder
from sync.server.centre import Centre
from sync.server.data_folder import FolderError
from sync.server.store import key_changes, settings
from sync.server.store.database import Store
from sync.server.store.settings import Lock

KEEP_OLD = timedelta(days=30)
"""How long the old private key lies beside the new one, unless told."""


def rotate(centre: Centre, folder: Path, keep_old: timedelta) -> KeyChange:
    """Let a new key sign from now on; the old private key is destroyed after `keep_old`.

    The new key is on the disk before the change is in the database, and takes the old one's name
    after it: a crash in between is finished by `settle_key`. Raises `FolderError`.
    """
    new_key = keys.new_signing_key()
    data_folder.keep_next_key(folder, new_key)
    with centre.store.write() as connection:
        settings.take(connection, Lock.REGISTER)
        old_key, now = data_folder.read_signing_key(folder), centre.now()
        last = key_changes.newest(connection)
        if last is not None and last[1] != keys.public_signing_key(old_key):
            raise FolderError(_CHANGED_ELSEWHERE.format(folder=folder))
        number = last[0] + 1 if last else 1
        statement = make_change(old_key, new_key, number, now)
        public_key = keys.public_signing_key(new_key)
        key_changes.add_change(connection, number, public_key, statement, now)
    data_folder.change_key(folder, public_key, now + keep_old)
    return read_statement(statement, StatementType.KEY_CHANGE, KeyChange, public_key)


def settle_key(store: Store, folder: Path, keep_old: timedelta) -> None:
    """Finish a change of keys that a crash left half-way. Raises `FolderError` where the key was
    changed on another machine and this one has only the old one.
    """
    with store.read() as connection:
        last = key_changes.newest(connection)
    if last is None:
        return
    _, public_key, at = last
    if keys.public_signing_key(data_folder.read_signing_key(folder)) == public_key:
        return
    if not data_folder.change_key(folder, public_key, at + keep_old):
        raise FolderError(_CHANGED_ELSEWHERE.format(folder=folder))


_CHANGED_ELSEWHERE = (
    "The key in {folder} does not sign for this centre any more: it was changed on another"
    " machine. Copy signing.key from there."
)
