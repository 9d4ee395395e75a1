"""The changes of the centre's signing key that a desk followed, with their proof."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import sqlalchemy as sa

from boxoffice.store.identity import DeskIdentity
from boxoffice.store.moments import from_millis, to_millis
from boxoffice.store.state import put_marks
from boxoffice.store.views import View
from sync.protocol.key_changes import ProvenChange


@dataclass(frozen=True, slots=True)
class FollowedChange:
    """A change that this desk followed."""

    number: int
    at: datetime


def follow_changes(
    transaction: sa.Connection, identity: DeskIdentity, changes: Sequence[ProvenChange]
) -> None:
    """Believe the key that the changes lead to; receipts of before can still be proven by them."""
    values = [(each.change.number, to_millis(each.change.at), each.statement) for each in changes]
    transaction.exec_driver_sql(_KEEP, values)
    put_marks(transaction, identity=replace(identity, centre_key=changes[-1].change.new_key))


def last_change(view: View) -> FollowedChange | None:
    """The change that this desk followed last."""
    found = view.exec_driver_sql(
        "SELECT number, at FROM key_changes ORDER BY number DESC LIMIT 1"
    ).fetchone()
    return None if found is None else FollowedChange(int(found[0]), from_millis(found[1]))


def followed_statements(view: View) -> list[bytes]:
    """The changes that this desk followed, in their order, as they were signed."""
    found = view.exec_driver_sql("SELECT statement FROM key_changes ORDER BY number").fetchall()
    return [bytes(statement) for (statement,) in found]


_KEEP = (
    "INSERT INTO key_changes (number, at, statement) VALUES (?, ?, ?)"
    " ON CONFLICT (number) DO UPDATE SET at = excluded.at, statement = excluded.statement"
)
