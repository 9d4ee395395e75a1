"""The audit trail: only ever added to."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from sync.server.store.handing_out.tables import audit_trail

Facts = Mapping[str, object]
"""What a thing was: field by field, as JSON can hold it. A card's code is none of them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One act on the thing `which` of a `kind`; a card is named by its number in the register."""

    at: datetime
    account: str
    act: str
    kind: str
    which: str
    reason: str | None = None
    before: Facts | None = None
    after: Facts | None = None


def note(connection: Connection, entry: Entry) -> None:
    """Add an entry."""
    connection.execute(
        insert(audit_trail).values(
            at=entry.at,
            account=entry.account,
            act=entry.act,
            kind=entry.kind,
            which=entry.which,
            reason=entry.reason,
            before=_written(entry.before),
            after=_written(entry.after),
        )
    )


def entries(
    connection: Connection, kind: str | None = None, which: str | None = None, most: int = 100
) -> list[Entry]:
    """The newest entries, newest first; of one kind, or of one thing."""
    query = select(audit_trail).order_by(audit_trail.c.at.desc(), audit_trail.c.id.desc())
    if kind is not None:
        query = query.where(audit_trail.c.kind == kind)
    if which is not None:
        query = query.where(audit_trail.c.which == which)
    return [
        Entry(
            row.at,
            row.account,
            row.act,
            row.kind,
            row.which,
            row.reason,
            _read(row.before),
            _read(row.after),
        )
        for row in connection.execute(query.limit(most))
    ]


def _written(facts: Facts | None) -> str | None:
    return None if facts is None else json.dumps(facts, ensure_ascii=False, sort_keys=True)


def _read(text: str | None) -> dict[str, Any] | None:
    return None if text is None else json.loads(text)
