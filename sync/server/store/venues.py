"""Regions, venues and their events."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from pydantic import TypeAdapter
from sqlalchemy import Connection, insert, select

from sync.protocol.programme import Event, Policy, Text
from sync.server.store.chunks import in_chunks, one_of
from sync.server.store.tables import events, regions, venues

_reasons: TypeAdapter[dict[str, Text]] = TypeAdapter(dict[str, Text])


@dataclass(frozen=True, slots=True)
class Region:
    """A municipality or welfare area, whose policy its venues follow."""

    id: str
    name: str
    policy: Policy


@dataclass(frozen=True, slots=True)
class VenueEntry:
    """A venue as the centre keeps it."""

    id: str
    name: str
    region: str
    reasons: Mapping[str, Text]


def add_region(connection: Connection, region: Region) -> None:
    """A new region."""
    connection.execute(
        insert(regions).values(
            id=region.id, name=region.name, policy=region.policy.model_dump_json()
        )
    )


def add_venue(connection: Connection, venue: VenueEntry) -> None:
    """A new venue of a region."""
    connection.execute(
        insert(venues).values(
            id=venue.id,
            name=venue.name,
            region=venue.region,
            reasons=_reasons.dump_json(dict(venue.reasons)).decode(),
            last_change=0,
        )
    )


def add_events(connection: Connection, venue: str, new: Iterable[Event]) -> None:
    """New events of a venue."""
    rows = [
        {"id": event.id, "venue": venue, "body": event.model_dump_json(exclude_none=True)}
        for event in new
    ]
    if rows:
        connection.execute(insert(events), rows)


def all_venues(connection: Connection) -> list[VenueEntry]:
    """Every venue, by id."""
    query = select(venues.c.id, venues.c.name, venues.c.region, venues.c.reasons)
    return [
        VenueEntry(id_, name, region, _reasons.validate_json(reasons))
        for id_, name, region, reasons in connection.execute(query.order_by(venues.c.id))
    ]


def all_regions(connection: Connection) -> dict[str, Region]:
    """Every region by id."""
    query = select(regions.c.id, regions.c.name, regions.c.policy)
    return {
        id_: Region(id_, name, Policy.model_validate_json(policy))
        for id_, name, policy in connection.execute(query)
    }


def events_by_venue(connection: Connection) -> dict[str, list[Event]]:
    """Every event, by the venue it belongs to."""
    found: dict[str, list[Event]] = {}
    query = select(events.c.venue, events.c.body).order_by(events.c.venue, events.c.id)
    for venue, body in connection.execute(query):
        found.setdefault(venue, []).append(Event.model_validate_json(body))
    return found


def events_of(connection: Connection, venue: str) -> list[Event]:
    """The events of one venue, by id."""
    query = select(events.c.body).where(events.c.venue == venue).order_by(events.c.id)
    return [Event.model_validate_json(body) for body in connection.scalars(query)]


def event_bodies(connection: Connection, ids: Collection[str]) -> list[str]:
    """The JSON texts of events, in no order; ids that are no event's are passed over."""
    found: list[str] = []
    query = select(events.c.body).where(one_of(events.c.id))
    for chunk in in_chunks(ids):
        found += connection.scalars(query, {"values": chunk})
    return found
