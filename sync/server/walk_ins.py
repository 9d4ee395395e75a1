"""Walk-in events: what one stands for in judging, and what programmes say of them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from sync.protocol.kinds import Finding
from sync.protocol.programme import Event
from sync.protocol.rows import WalkInEventRow
from sync.server.intake import read_stored
from sync.server.store import judgements, venues
from sync.server.store import walk_ins as stored
from sync.server.store.database import Transaction


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
    verdicts = judgements.last_verdicts(connection, every)
    accepted = {
        row_id
        for row_id, verdict in verdicts.items()
        if verdict.judgement.outcome is Finding.ACCEPTED
    }
    adopted = {
        Event.model_validate_json(body).id for body in venues.event_bodies(connection, every)
    }
    found = {}
    for venue in bodies.keys() | merged.keys():
        became = merged.get(venue, {})
        left = accepted - adopted - became.keys()
        made = made_events(bodies.get(venue, {}))
        events = tuple(event for row_id, event in sorted(made.items()) if row_id in left)
        found[venue] = OfVenue(events, became)
    return found
