"""Walk-in events as the centre stores them: their rows, what they became, and who used them."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from sync.protocol.kinds import RowKind
from sync.server.store.chunks import in_chunks, one_of
from sync.server.store.tables import (
    IS_WALK_IN,
    IS_WALK_IN_CHANGE,
    ledger_rows,
    merged_events,
    set_aside,
    walk_in_uses,
)

Bodies = dict[str, bytes]
"""The bytes of walk-in rows, by the id of the row, which is the event's."""


def bodies_with_ids(connection: Connection, ids: Collection[str]) -> Bodies:
    """The walk-in rows among these ids; ids of other rows are passed over."""
    found: Bodies = {}
    query = _BODIES.where(one_of(ledger_rows.c.row_id))
    for chunk in in_chunks(ids):
        found.update(_bodies(connection.execute(query, {"values": chunk})))
    return found


def bodies_by_venue(connection: Connection) -> dict[str, Bodies]:
    """Every walk-in row, by the venue of the desk that made it."""
    found: dict[str, Bodies] = {}
    query = select(ledger_rows.c.venue, ledger_rows.c.row_id, ledger_rows.c.body)
    for venue, row_id, body in connection.execute(query.where(*_READABLE).order_by("row_id")):
        found.setdefault(venue, {})[row_id] = bytes(body)
    return found


def change_bodies(connection: Connection) -> Bodies:
    """Every row that says something of a walk-in event later, by its id."""
    return dict(_bodies(connection.execute(_CHANGES)))


def in_use(connection: Connection, events: Collection[str]) -> set[str]:
    """Those of these walk-in events that an issue names which nobody took back."""
    query = select(walk_in_uses.c.event, walk_in_uses.c.row_id)
    found: dict[str, str] = {}
    for chunk in in_chunks(events):
        chosen = query.where(one_of(walk_in_uses.c.event))
        rows = connection.execute(chosen, {"values": chunk})
        found.update((row_id, event) for event, row_id in rows)
    voided: set[str] = set()
    voids = select(ledger_rows.c.of_row).where(
        ledger_rows.c.kind == RowKind.VOID.value, one_of(ledger_rows.c.of_row)
    )
    for chunk in in_chunks(found):
        voided.update(connection.scalars(voids, {"values": chunk}))
    return {event for row_id, event in found.items() if row_id not in voided}


def venue_of(connection: Connection, walk_in: str) -> str | None:
    """The venue whose desk made a walk-in event; None where there is no such row."""
    query = select(ledger_rows.c.venue).where(ledger_rows.c.row_id == walk_in, *_READABLE)
    venue: str | None = connection.scalar(query)
    return venue


def merged(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    """Which of these walk-in events were merged, and into which event."""
    found: dict[str, str] = {}
    query = select(merged_events.c.walk_in, merged_events.c.event)
    for chunk in in_chunks(ids):
        chosen = query.where(one_of(merged_events.c.walk_in))
        found.update((each, event) for each, event in connection.execute(chosen, {"values": chunk}))
    return found


def merged_by_venue(connection: Connection) -> dict[str, dict[str, str]]:
    """Every merged walk-in event and the event it became, by venue."""
    found: dict[str, dict[str, str]] = {}
    query = select(merged_events.c.venue, merged_events.c.walk_in, merged_events.c.event)
    for venue, walk_in, event in connection.execute(query.order_by(merged_events.c.walk_in)):
        found.setdefault(venue, {})[walk_in] = event
    return found


def merge(connection: Connection, walk_in: str, venue: str, event: str, now: datetime) -> None:
    """From now on a walk-in event is this event of the programme, and none that it was before."""
    unmerge(connection, walk_in)
    connection.execute(
        insert(merged_events).values(walk_in=walk_in, venue=venue, event=event, at=now)
    )


def unmerge(connection: Connection, walk_in: str) -> None:
    """A walk-in event is merged into none."""
    connection.execute(delete(merged_events).where(merged_events.c.walk_in == walk_in))


def note_uses(connection: Connection, uses: Iterable[tuple[str, str]]) -> None:
    """Remember issues, as (event, row id), whose event no programme has."""
    values = [{"event": event, "row_id": row_id} for event, row_id in uses]
    if values:
        dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
        connection.execute(dialect.insert(walk_in_uses).on_conflict_do_nothing(), values)


def uses_of(connection: Connection, events: Collection[str]) -> set[str]:
    """The ids of remembered issues for these events."""
    found: set[str] = set()
    query = select(walk_in_uses.c.row_id).where(one_of(walk_in_uses.c.event))
    for chunk in in_chunks(events):
        found.update(connection.scalars(query, {"values": chunk}))
    return found


def use_counts(connection: Connection) -> Mapping[str, int]:
    """How many issues name each event that was no programme's."""
    counts: dict[str, int] = {}
    for event in connection.scalars(select(walk_in_uses.c.event)):
        counts[event] = counts.get(event, 0) + 1
    return counts


def _bodies(rows: Iterable[tuple[str, bytes]]) -> Iterable[tuple[str, bytes]]:
    return ((row_id, bytes(body)) for row_id, body in rows)


_TAKEN = (
    ledger_rows.c.repeats.is_(None),
    ledger_rows.c.row_id.not_in(select(set_aside.c.row_id)),
)
_READABLE = (IS_WALK_IN, *_TAKEN)
_CHANGES = select(ledger_rows.c.row_id, ledger_rows.c.body).where(IS_WALK_IN_CHANGE, *_TAKEN)
_BODIES = select(ledger_rows.c.row_id, ledger_rows.c.body).where(*_READABLE)
