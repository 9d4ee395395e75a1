"""Walk-in events: what one stands for in judging, and what programmes say of them."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from sync.protocol.kinds import Finding
from sync.protocol.programme import Event
from sync.protocol.rows import RowHeader, WalkInChangeRow, WalkInEventRow
from sync.server.ledger.intake import read_stored
from sync.server.store import judgements, venues
from sync.server.store import walk_ins as stored
from sync.server.store.database import Transaction

MOST_OPEN, MOST_BYTES = 500, 4096
"""So many walk-in events of a venue, the newest, and none larger, stand in its programme: what one
desk makes must not keep the venue's others from taking it.
"""


@dataclass(frozen=True, slots=True)
class OfVenue:
    """A venue's walk-in events: those that are mapped to nothing yet, and the event that each of
    the others is.
    """

    open: tuple[Event, ...] = ()
    merged: Mapping[str, str] = field(default_factory=dict)


def made_events(bodies: stored.Bodies) -> dict[str, Event]:
    """The events that walk-in rows make, by id; rows that say nothing readable make none."""
    rows = {row_id: read_stored(body) for row_id, body in bodies.items()}
    return {
        row_id: row.event.model_copy(update={"id": row_id})
        for row_id, row in rows.items()
        if isinstance(row, WalkInEventRow)
    }


def stand_for(connection: Transaction, ids: Collection[str]) -> dict[str, Event]:
    """What each of these ids, which are no event's of a programme, stands for in judging: the event
    it was merged into, else the event as its row describes it; ids of neither are passed over.
    """
    merged = stored.merged(connection, ids)
    bodies = venues.event_bodies(connection, set(merged.values()))
    programme = {event.id: event for event in map(Event.model_validate_json, bodies)}
    found = made_events(stored.bodies_with_ids(connection, ids))
    found.update({walk_in: programme[event] for walk_in, event in merged.items()})
    return found


def by_venue(connection: Transaction) -> dict[str, OfVenue]:
    """The walk-in events of each venue. Only accepted rows make an event for other desks: one that
    a revoked desk made stays its own.
    """
    bodies, merged = stored.bodies_by_venue(connection), stored.merged_by_venue(connection)
    every = [row_id for found in bodies.values() for row_id in found]
    accepted = _accepted(connection, every)
    adopted = {
        Event.model_validate_json(body).id for body in venues.event_bodies(connection, every)
    }
    together = {key: body for found in bodies.values() for key, body in found.items()}
    said = _last_said(connection, together)
    gone = {walk_in for walk_in, row in said.items() if row.withdrawn}
    gone -= stored.in_use(connection, gone)
    found = {}
    for venue in bodies.keys() | merged.keys():
        became = merged.get(venue, {})
        left = accepted - adopted - gone - became.keys()
        made = made_events(bodies.get(venue, {}))
        events = [
            said[row_id].changed(event) if row_id in said else event
            for row_id, event in sorted(made.items())
            if row_id in left and len(event.to_bytes()) <= MOST_BYTES
        ]
        found[venue] = OfVenue(tuple(events[-MOST_OPEN:]), became)
    return found


def as_changed(connection: Transaction, walk_in: str) -> Event:
    """A walk-in event under the title that its desk gave it last."""
    bodies = stored.bodies_with_ids(connection, [walk_in])
    said = _last_said(connection, bodies).get(walk_in)
    event = made_events(bodies)[walk_in]
    return said.changed(event) if said is not None else event


def _accepted(connection: Transaction, row_ids: Collection[str]) -> set[str]:
    return {
        row_id
        for row_id, verdict in judgements.last_verdicts(connection, row_ids).items()
        if verdict.judgement.outcome is Finding.ACCEPTED
    }


def _last_said(connection: Transaction, bodies: stored.Bodies) -> dict[str, WalkInChangeRow]:
    """The last row that the desk of each walk-in event wrote of it, whatever came first; other
    desks' rows and those of a revoked desk say nothing.
    """
    changes = stored.change_bodies(connection)
    accepted = _accepted(connection, list(changes))
    makers = {key: row.device for key, row in _read(bodies) if isinstance(row, WalkInEventRow)}
    found: dict[str, WalkInChangeRow] = {}
    for row_id, row in _read(changes):
        if not isinstance(row, WalkInChangeRow) or row_id not in accepted:
            continue
        last = found.get(row.of)
        if makers.get(row.of) == row.device and (last is None or _order(row) > _order(last)):
            found[row.of] = row
    return found


def _read(bodies: stored.Bodies) -> Iterator[tuple[str, RowHeader | None]]:
    return ((row_id, read_stored(body)) for row_id, body in bodies.items())


def _order(row: RowHeader) -> tuple[str, int]:
    """Not by time: a desk's corrected time may move back from one row to the next."""
    return row.incarnation, row.seq
