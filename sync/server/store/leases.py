"""Quota leases as the centre stores them: grants, releases, and what rows say of them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, exists, func, insert, select, update

from sync.protocol.kinds import RowKind
from sync.protocol.programme import Event
from sync.server.store.chunks import in_chunks, one_of
from sync.server.store.lease_tables import lease_grants, lease_releases
from sync.server.store.tables import events, ledger_rows, merged_events, unjudged


@dataclass(frozen=True, slots=True)
class Grant:
    """Units that a desk was given when it asked for them."""

    id: str
    lease: str
    device: str
    incarnation: str
    event: str
    units: int
    at: datetime
    not_after: datetime
    report_by: datetime


@dataclass(frozen=True, slots=True)
class Release:
    """A lease of which nothing more is awaited."""

    lease: str
    units: int
    at: datetime


class UnitsRow(NamedTuple):
    """What one issue takes of a quota, or one return gives back."""

    event: str
    device: str
    incarnation: str
    units: int
    lease: str | None
    returned: bool
    voided: bool


class OwnedEvent(NamedTuple):
    """An event of a programme, and the venue it belongs to."""

    venue: str
    body: str
    cancelled: bool = False


def stands_for(connection: Connection, event: str) -> str:
    """The event that a walk-in event was merged into; any other id is its own."""
    query = select(merged_events.c.event).where(merged_events.c.walk_in == event)
    return connection.scalar(query) or event


def locked_event(connection: Connection, event: str) -> OwnedEvent | None:
    """An event, whose quota nobody else splits until the transaction ends."""
    cancelled = events.c.cancelled_at.is_not(None)
    query = select(events.c.venue, events.c.body, cancelled).where(events.c.id == event)
    row = connection.execute(query.with_for_update()).one_or_none()
    return OwnedEvent(row[0], row[1], bool(row[2])) if row else None


def change_event(connection: Connection, event: Event) -> None:
    """Put an event in place of what it was before."""
    body = event.model_dump_json(exclude_none=True)
    connection.execute(update(events).where(events.c.id == event.id).values(body=body))


def owned_events(connection: Connection, ids: Collection[str]) -> dict[str, OwnedEvent]:
    """These events by id; ids of no event are passed over."""
    found: dict[str, OwnedEvent] = {}
    for chunk in in_chunks(ids):
        for event, venue, body in connection.execute(_OWNED, {"values": chunk}):
            found[event] = OwnedEvent(venue, body)
    return found


def merged_into(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    """The walk-in events that were merged into these, and into which."""
    found: dict[str, str] = {}
    for chunk in in_chunks(ids):
        found.update(
            (each, event) for each, event in connection.execute(_MERGED_INTO, {"values": chunk})
        )
    return found


def units_given(connection: Connection, ids: Collection[str]) -> dict[str, int]:
    """The units of all issues that name these events, voided ones included."""
    found: dict[str, int] = {}
    for chunk in in_chunks(ids):
        found.update(
            (event, int(units)) for event, units in connection.execute(_GIVEN, {"values": chunk})
        )
    return found


def units_rows(connection: Connection, ids: Collection[str]) -> list[UnitsRow]:
    """Every issue and return that names these events, as they stand at one moment: read in two
    steps, a unit that moves between them could be counted in neither.
    """
    found: list[UnitsRow] = []
    for chunk in in_chunks(ids):
        for event, device, incarnation, units, lease, kind, voided in connection.execute(
            _UNITS, {"values": chunk}
        ).all():
            returned = kind == RowKind.LEASE_RETURN.value
            found.append(UnitsRow(event, device, incarnation, units, lease, returned, bool(voided)))
    return found


def row_ids_of_events(connection: Connection, ids: Collection[str]) -> set[str]:
    """The ids of the issues and returns that name these events, also of those that take nothing."""
    found: set[str] = set()
    for chunk in in_chunks(ids):
        found.update(connection.scalars(_ROW_IDS, {"values": chunk}))
    return found


def grant(connection: Connection, request: str) -> Grant | None:
    """What was given on a request."""
    row = connection.execute(select(lease_grants).where(lease_grants.c.id == request)).one_or_none()
    return Grant(*row) if row else None


def grants_of_events(connection: Connection, ids: Collection[str]) -> list[Grant]:
    """All that was given of these events, oldest first."""
    found: list[Grant] = []
    for chunk in in_chunks(ids):
        found += [Grant(*row) for row in connection.execute(_GRANTS, {"values": chunk})]
    return found


def events_leased_to(connection: Connection, device: str, since: datetime) -> list[str]:
    """The events of which a desk has leases that did not end before a moment."""
    return sorted(connection.scalars(_LEASED_TO, {"device": device, "since": since}))


def all_leased_events(connection: Connection) -> list[str]:
    """Every event of which anything was given."""
    return sorted(connection.scalars(select(lease_grants.c.event).distinct()))


def event_of(connection: Connection, lease: str) -> str | None:
    """The event that a lease is of; None where there is no such lease."""
    query = select(lease_grants.c.event).where(lease_grants.c.lease == lease).limit(1)
    event: str | None = connection.scalar(query)
    return event


def holder_of(connection: Connection, lease: str) -> str | None:
    """The desk that a lease is of; None where there is no such lease."""
    query = select(lease_grants.c.device).where(lease_grants.c.lease == lease).limit(1)
    device: str | None = connection.scalar(query)
    return device


def add_grant(connection: Connection, new: Grant) -> None:
    """Give units."""
    values = {name: getattr(new, name) for name in Grant.__slots__}
    connection.execute(insert(lease_grants).values(values))


def releases(connection: Connection, ids: Collection[str]) -> dict[str, Release]:
    """Those of these leases that were released."""
    found: dict[str, Release] = {}
    for chunk in in_chunks(ids):
        for row in connection.execute(_RELEASES, {"values": chunk}):
            found[row.lease] = Release(*row)
    return found


def add_release(connection: Connection, new: Release) -> None:
    """Write down that the unreported units of a lease are free."""
    connection.execute(insert(lease_releases).values(lease=new.lease, units=new.units, at=new.at))


def judge_anew(connection: Connection, ids: Iterable[str]) -> None:
    """All rows of these events, and of those merged into them, wait to be judged again."""
    marks = [{"event": event} for event in ids]
    if marks:
        connection.execute(insert(unjudged), marks)


_OWNED = select(events.c.id, events.c.venue, events.c.body).where(one_of(events.c.id))
_MERGED_INTO = select(merged_events.c.walk_in, merged_events.c.event).where(
    one_of(merged_events.c.event)
)
_GRANTS = (
    select(lease_grants)
    .where(one_of(lease_grants.c.event))
    .order_by(lease_grants.c.at, lease_grants.c.id)
)
_LEASED_TO = (
    select(lease_grants.c.event)
    .where(
        lease_grants.c.device == bindparam("device"),
        lease_grants.c.not_after >= bindparam("since"),
    )
    .distinct()
)
_RELEASES = select(lease_releases).where(one_of(lease_releases.c.lease))
_VOID = ledger_rows.alias("void")
_TAKES_UNITS = (ledger_rows.c.repeats.is_(None), ledger_rows.c.units > 0)
_OF_EVENTS = one_of(ledger_rows.c.event)
_GIVEN = (
    select(ledger_rows.c.event, func.sum(ledger_rows.c.units))
    .where(_OF_EVENTS)
    .group_by(ledger_rows.c.event)
)
"""Returns and repeats are in this sum too: it is only an upper bound, read from the index alone."""
_UNITS = select(
    ledger_rows.c.event,
    ledger_rows.c.device,
    ledger_rows.c.incarnation,
    ledger_rows.c.units,
    ledger_rows.c.lease,
    ledger_rows.c.kind,
    exists().where(
        _VOID.c.of_row == ledger_rows.c.row_id,
        _VOID.c.kind == RowKind.VOID.value,
        _VOID.c.repeats.is_(None),
    ),
).where(_OF_EVENTS, *_TAKES_UNITS)
_ROW_IDS = select(ledger_rows.c.row_id).where(_OF_EVENTS, ledger_rows.c.repeats.is_(None))
