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
from sync.protocol.key_changes import KeyChange, ProvenChange
from sync.protocol.statements import unverified_payload


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


def last_change(view: View, centre_key: bytes) -> FollowedChange | None:
    """The change by which this desk came to the key of its centre. Others may be those of a centre
    that it left.
    """
    found = view.exec_driver_sql("SELECT number, at, statement FROM key_changes").fetchall()
    for number, at, statement in found:
        if unverified_payload(bytes(statement), KeyChange).new_key == centre_key:
            return FollowedChange(int(number), from_millis(at))
    return None


def followed_statements(view: View) -> list[bytes]:
    """The changes that this desk followed, in their order, as they were signed."""
    found = view.exec_driver_sql("SELECT statement FROM key_changes ORDER BY number").fetchall()
    return [bytes(statement) for (statement,) in found]


_KEEP = (
    "INSERT INTO key_changes (number, at, statement) VALUES (?, ?, ?)"
    " ON CONFLICT (number) DO UPDATE SET at = excluded.at, statement = excluded.statement"
)
