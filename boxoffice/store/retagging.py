"""Another epoch: the uses a desk knows take their tags under the next list key."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from boxoffice.store.moments import to_millis, to_signed
from boxoffice.store.views import View
from sync.protocol.list_keys import Tags
from sync.protocol.tags import tag_of


def waits_for_tags(view: View, epoch: int) -> bool:
    """Whether any use has its tag under the key of another epoch."""
    query = "SELECT 1 FROM uses WHERE epoch <> ? LIMIT 1"
    return view.exec_driver_sql(query, (epoch,)).fetchone() is not None


def lay_ready(transaction: sa.Connection, page: Tags) -> None:
    """Keep the tags of a page until the list of their epoch is there."""
    values = [{"row": each.row, "tag": to_signed(each.tag)} for each in page.tags]
    if values:
        transaction.exec_driver_sql(_LAY_READY, values)


def forget_ready(transaction: View) -> None:
    """Drop what was laid ready."""
    transaction.exec_driver_sql("DELETE FROM next_tags")


def retag(transaction: sa.Connection, epoch: int, list_key: bytes | None) -> None:
    """Give uses their tags in an epoch: those the centre told, and own ones whose code is still
    here. A use of a card that nobody knows keeps the tag it has, and its key stays for it.
    """
    transaction.exec_driver_sql(_TAKE_READY, (epoch,))
    forget_ready(transaction)
    if list_key is None:
        return
    found = transaction.exec_driver_sql(_OWN_CODES, (epoch,)).fetchall()
    own = [(epoch, to_signed(tag_of(list_key, code)), row) for row, code in found]
    if own:
        transaction.exec_driver_sql("UPDATE uses SET epoch = ?, tag = ? WHERE row = ?", own)


def move_uses(transaction: View, epoch: int, to: int) -> None:
    """Let another number stand for the key that the uses of an epoch have their tags under."""
    transaction.exec_driver_sql("UPDATE uses SET epoch = ? WHERE epoch = ?", (to, epoch))


def leave_keys(transaction: View) -> None:
    """Let the uses that stay stand under no key: their centre's keys go, and the next one's list
    gives them tags again.
    """
    transaction.exec_driver_sql("UPDATE uses SET epoch = ?", (_NO_EPOCH,))
    forget_ready(transaction)


def epochs_of_uses(view: View, since: datetime) -> set[int]:
    """The epochs that uses since a moment have their tags in."""
    query = "SELECT DISTINCT epoch FROM uses WHERE at >= ?"
    found = view.exec_driver_sql(query, (to_millis(since),)).fetchall()
    return {int(epoch) for (epoch,) in found}


_NO_EPOCH = 0
"""Epochs count from 1."""


_LAY_READY = (
    "INSERT INTO next_tags (row, tag) VALUES (:row, :tag)"
    " ON CONFLICT (row) DO UPDATE SET tag = excluded.tag"
)
_TAKE_READY = (
    "UPDATE uses SET epoch = ?, tag = (SELECT tag FROM next_tags WHERE next_tags.row = uses.row)"
    " WHERE row IN (SELECT row FROM next_tags)"
)
_OWN_CODES = (
    "SELECT codes.row, codes.code FROM codes JOIN uses ON uses.row = codes.row"
    " WHERE uses.epoch <> ?"
)
