"""The audit trail: only ever added to."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, insert, literal, select, union

from sync.server.store.console_tables import accounts
from sync.server.store.handing_out.tables import audit_regions, audit_trail, organisations
from sync.server.store.tables import regions, venues

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
    """Add an entry, with the regions it concerns: that of who did it, and that of the thing."""
    made = connection.scalars(
        insert(audit_trail)
        .returning(audit_trail.c.id)
        .values(
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
    places = union(*_regions_of(entry)).subquery()
    number = literal(made.one())
    told = select(places.c.region, number).where(places.c.region.is_not(None))
    connection.execute(insert(audit_regions).from_select(["region", "entry"], told))


def _regions_of(entry: Entry) -> Iterator[Select[Any]]:
    """Where the regions of an act are to be found. Its facts name the thing's place."""
    facts = {**(entry.before or {}), **(entry.after or {})}
    mine = accounts.c.name == entry.account
    yield select(accounts.c.region.label("region")).where(mine)
    yield select(venues.c.region).join(accounts, accounts.c.venue == venues.c.id).where(mine)
    region = entry.which if entry.kind == "region" else facts.get("region")
    for column, table, id_ in (
        (regions.c.id, regions, region),
        (venues.c.region, venues, facts.get("venue")),
        (organisations.c.region, organisations, facts.get("organisation")),
        (organisations.c.region, organisations, facts.get("handed_out_by")),
    ):
        if id_ is not None:
            yield select(column.label("region")).where(table.c.id == id_)


def entries(
    connection: Connection,
    kind: str | None = None,
    which: str | None = None,
    most: int = 100,
    *,
    region: str | None = None,
) -> list[Entry]:
    """The newest entries, newest first; of one kind, of one thing, or that concern one region."""
    query = select(audit_trail).order_by(audit_trail.c.at.desc(), audit_trail.c.id.desc())
    if kind is not None:
        query = query.where(audit_trail.c.kind == kind)
    if which is not None:
        query = query.where(audit_trail.c.which == which)
    if region is not None:
        query = query.join(audit_regions, audit_regions.c.entry == audit_trail.c.id)
        query = query.where(audit_regions.c.region == region)
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
