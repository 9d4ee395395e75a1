"""The organisations that hand cards out."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from sync.server.store.handing_out.tables import organisations


class OrganisationKind(StrEnum):
    """What an organisation is."""

    CITY_UNIT = "city_unit"
    WELFARE_AREA = "welfare_area"
    NGO = "ngo"


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation of a region; a closed one hands nothing out any more."""

    id: str
    name: str
    kind: OrganisationKind
    region: str
    closed_at: datetime | None = None


def put(connection: Connection, organisation: Organisation) -> None:
    """Add an organisation, or write over the one of this id."""
    values = {
        "name": organisation.name,
        "kind": organisation.kind.value,
        "region": organisation.region,
        "closed_at": organisation.closed_at,
    }
    changed = connection.execute(
        update(organisations).where(organisations.c.id == organisation.id).values(values)
    )
    if not changed.rowcount:
        connection.execute(insert(organisations).values(id=organisation.id, **values))


def organisation(connection: Connection, id_: str, *, locked: bool = False) -> Organisation | None:
    """The organisation of an id; a `locked` one nobody else changes until the transaction ends."""
    query = select(organisations).where(organisations.c.id == id_)
    if locked:
        query = query.with_for_update(key_share=True)
    row = connection.execute(query).one_or_none()
    return _organisation(row) if row else None


def all_organisations(connection: Connection, region: str | None = None) -> list[Organisation]:
    """All of them, or those of a region, by name."""
    query = select(organisations).order_by(organisations.c.name, organisations.c.id)
    if region is not None:
        query = query.where(organisations.c.region == region)
    return [_organisation(row) for row in connection.execute(query)]


def _organisation(row: Row[Any]) -> Organisation:
    return Organisation(row.id, row.name, OrganisationKind(row.kind), row.region, row.closed_at)
