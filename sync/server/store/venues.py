"""Regions, venues and their events."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from pydantic import TypeAdapter
from sqlalchemy import Connection, delete, insert, or_, select, update

from sync.protocol.programme import Event, Policy, Text
from sync.server.store.chunks import in_chunks, one_of
from sync.server.store.region_tables import region_policies, trials
from sync.server.store.register import from_day_number, to_day_number
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
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class KeptEvent:
    """An event of a venue, and since when it is cancelled."""

    venue: str
    event: Event
    cancelled_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Trial:
    """Cards of a code format are valid in a region only, until a day or further notice."""

    code_format: str
    region: str
    last_day: date | None = None


def add_region(connection: Connection, region: Region) -> None:
    """A new region."""
    connection.execute(
        insert(regions).values(
            id=region.id, name=region.name, policy=region.policy.model_dump_json()
        )
    )


def rename_region(connection: Connection, region: str, name: str) -> None:
    """Another name for a region."""
    connection.execute(update(regions).where(regions.c.id == region).values(name=name))


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
    """Every venue, closed ones too, by id."""
    return [_venue(*row) for row in connection.execute(_VENUES.order_by(venues.c.id))]


def venue(connection: Connection, id_: str, *, locked: bool = False) -> VenueEntry | None:
    """The venue of an id; a `locked` one nobody else changes until the transaction ends, nor its
    clerks.
    """
    query = _VENUES.where(venues.c.id == id_)
    if locked:
        # Rows that refer to the venue may come meanwhile.
        query = query.with_for_update(key_share=True)
    row = connection.execute(query).one_or_none()
    return _venue(*row) if row else None


def put_venue(connection: Connection, venue: VenueEntry) -> None:
    """Another name for a venue, or another word on whether it is closed."""
    values = {"name": venue.name, "closed_at": venue.closed_at}
    connection.execute(update(venues).where(venues.c.id == venue.id).values(values))


def put_reasons(connection: Connection, venue: str, reasons: Mapping[str, Text]) -> None:
    """Other reason codes for a venue, in the order in which its desks show them."""
    body = _reasons.dump_json(dict(reasons)).decode()
    connection.execute(update(venues).where(venues.c.id == venue).values(reasons=body))


def region_names(connection: Connection) -> dict[str, str]:
    """The name of every region, by its id."""
    return {id_: name for id_, name in connection.execute(select(regions.c.id, regions.c.name))}


def regions_of(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    """The region of each of these venues."""
    query = select(venues.c.id, venues.c.region).where(one_of(venues.c.id))
    return {
        venue: region
        for chunk in in_chunks(ids)
        for venue, region in connection.execute(query, {"values": chunk})
    }


def put_policy(connection: Connection, region: str, from_day: date, policy: Policy) -> None:
    """What a region's desks follow from a day on, in place of a policy from the same day."""
    forget_policy(connection, region, from_day)
    values = {"region": region, "from_day": to_day_number(from_day)}
    connection.execute(insert(region_policies).values(policy=policy.model_dump_json(), **values))


def forget_policy(connection: Connection, region: str, from_day: date) -> None:
    """Have no policy of a region begin on a day."""
    connection.execute(
        delete(region_policies).where(
            region_policies.c.region == region,
            region_policies.c.from_day == to_day_number(from_day),
        )
    )


def policies_of(connection: Connection, region: str) -> list[tuple[date, Policy]]:
    """(from day, policy) of what a region's desks followed, follow and will follow, oldest first;
    what the region began with is none of them.
    """
    query = (
        select(region_policies.c.from_day, region_policies.c.policy)
        .where(region_policies.c.region == region)
        .order_by(region_policies.c.from_day)
    )
    return [
        (from_day_number(day), Policy.model_validate_json(policy))
        for day, policy in connection.execute(query)
    ]


def all_regions(connection: Connection) -> dict[str, Region]:
    """Every region by id, with the policy that it began with."""
    query = select(regions.c.id, regions.c.name, regions.c.policy)
    return {
        id_: Region(id_, name, Policy.model_validate_json(policy))
        for id_, name, policy in connection.execute(query)
    }


def regions_on(connection: Connection, day: date) -> dict[str, Region]:
    """Every region by id, with the policy in force on a day."""
    dated = (
        select(region_policies.c.region, region_policies.c.policy)
        .where(region_policies.c.from_day <= to_day_number(day))
        .order_by(region_policies.c.from_day)
    )
    in_force = {region: policy for region, policy in connection.execute(dated)}
    return {
        id_: replace(region, policy=Policy.model_validate_json(in_force[id_]))
        if id_ in in_force
        else region
        for id_, region in all_regions(connection).items()
    }


def put_trial(connection: Connection, code_format: str, region: str, last_day: date | None) -> None:
    """Let the cards of a code format be valid in one region only, to a day or further notice."""
    end_trial(connection, code_format)
    day = None if last_day is None else to_day_number(last_day)
    values = {"code_format": code_format, "region": region, "last_day": day}
    connection.execute(insert(trials).values(values))


def end_trial(connection: Connection, code_format: str) -> bool:
    """Let the cards of a code format be valid everywhere; whether they were not."""
    ended = connection.execute(delete(trials).where(trials.c.code_format == code_format))
    return bool(ended.rowcount)


def on_trial(connection: Connection, day: date) -> dict[str, str]:
    """The code formats on trial on a day, each with its region."""
    return {each.code_format: each.region for each in trials_on(connection, day)}


def trials_on(connection: Connection, day: date) -> list[Trial]:
    """The trials that go on on a day, by code format."""
    query = select(trials.c.code_format, trials.c.region, trials.c.last_day).where(
        or_(trials.c.last_day.is_(None), trials.c.last_day >= to_day_number(day))
    )
    return [
        Trial(code_format, region, None if last is None else from_day_number(last))
        for code_format, region, last in connection.execute(query.order_by(trials.c.code_format))
    ]


def has_region(connection: Connection, region: str) -> bool:
    """Whether there is a region of this id."""
    return connection.scalar(select(regions.c.id).where(regions.c.id == region)) is not None


def events_by_venue(
    connection: Connection, only: str | None = None, *, cancelled_too: bool = False
) -> dict[str, list[Event]]:
    """Every event of the programmes, or of the `only` one, by the venue it belongs to; cancelled
    ones if asked.
    """
    found: dict[str, list[Event]] = {}
    query = select(events.c.venue, events.c.body).order_by(events.c.venue, events.c.id)
    if only is not None:
        query = query.where(events.c.venue == only)
    if not cancelled_too:
        query = query.where(events.c.cancelled_at.is_(None))
    for venue, body in connection.execute(query):
        found.setdefault(venue, []).append(Event.model_validate_json(body))
    return found


def events_of(connection: Connection, venue: str) -> list[Event]:
    """The events of one venue's programme, by id."""
    kept = kept_events(connection, venue)
    return [each.event for each in kept if each.cancelled_at is None]


def kept_events(connection: Connection, venue: str) -> list[KeptEvent]:
    """All events that a venue ever had in its programme, by id."""
    query = _KEPT.where(events.c.venue == venue).order_by(events.c.id)
    return [_kept(*row) for row in connection.execute(query)]


def kept_event(connection: Connection, event: str, *, locked: bool = False) -> KeptEvent | None:
    """An event; a `locked` one nobody else changes until the transaction ends."""
    query = _KEPT.where(events.c.id == event)
    row = connection.execute(query.with_for_update() if locked else query).one_or_none()
    return _kept(*row) if row else None


def cancel_event(connection: Connection, event: str, at: datetime | None) -> None:
    """Leave an event out of its venue's programme from now on; None puts it back."""
    connection.execute(update(events).where(events.c.id == event).values(cancelled_at=at))


def event_bodies(connection: Connection, ids: Collection[str]) -> list[str]:
    """The JSON texts of events, in no order; ids that are no event's are passed over."""
    found: list[str] = []
    query = select(events.c.body).where(one_of(events.c.id))
    for chunk in in_chunks(ids):
        found += connection.scalars(query, {"values": chunk})
    return found


def _venue(
    id_: str, name: str, region: str, reasons: str, closed_at: datetime | None
) -> VenueEntry:
    return VenueEntry(id_, name, region, _reasons.validate_json(reasons), closed_at)


def _kept(venue: str, body: str, cancelled_at: datetime | None) -> KeptEvent:
    return KeptEvent(venue, Event.model_validate_json(body), cancelled_at)


_VENUES = select(venues.c.id, venues.c.name, venues.c.region, venues.c.reasons, venues.c.closed_at)
_KEPT = select(events.c.venue, events.c.body, events.c.cancelled_at)
