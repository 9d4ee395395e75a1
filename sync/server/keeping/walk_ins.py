"""Mapping walk-in events: each becomes an event of the programme, or is merged into one."""

from sync.protocol.programme import Event
from sync.server.centre import Centre
from sync.server.judging.walk_ins import as_changed
from sync.server.keeping.acting import acting
from sync.server.keeping.events import NoEvent, Venues, name_of, note, require_room, tell
from sync.server.store import settings, venues
from sync.server.store import walk_ins as stored
from sync.server.store.database import Transaction
from sync.server.store.leases import judge_anew


class NotWalkIn(LookupError):
    """There is no walk-in event of this id at these venues, or it is in the programme by now."""


def merge(centre: Centre, account: str, walk_in: str, event_id: str, *, of: Venues = None) -> Event:
    """A walk-in event is this event of its venue's programme: desks hear of it with the next
    programme, and its rows are judged anew, as rows of that event. Merging it again corrects it.
    Raises `NotWalkIn`, `NoEvent`.
    """
    with acting(centre, account) as act:
        settings.take(act.connection, settings.Lock.JUDGING)
        venue = _venue(act.connection, walk_in, of)
        programme = {each.id: each for each in venues.events_of(act.connection, venue)}
        event = programme.get(event_id)
        if event is None:
            raise NoEvent(event_id)
        before = stored.merged(act.connection, [walk_in])
        stored.merge(act.connection, walk_in, venue, event_id, act.now)
        judge_anew(act.connection, [walk_in, *before.values()])
        act.note(
            "merged",
            "event",
            walk_in,
            before={"into": before.get(walk_in)},
            after={"name": name_of(event), "venue": venue, "into": event_id},
        )
    tell(centre, venue)
    return event


def adopt(centre: Centre, account: str, walk_in: str, *, of: Venues = None) -> Event:
    """A walk-in event becomes an event of the programme, as its rows say; one that was merged is
    merged no more, and the rows of both are judged anew. Raises `NotWalkIn`, `ProgrammeFull`.
    """
    with acting(centre, account) as act:
        settings.take(act.connection, settings.Lock.JUDGING)
        venue = _venue(act.connection, walk_in, of)
        event = as_changed(act.connection, walk_in)
        before = stored.merged(act.connection, [walk_in]).values()
        stored.unmerge(act.connection, walk_in)
        venues.add_events(act.connection, venue, [event])
        require_room(act, venue, centre.network.days)
        judge_anew(act.connection, [walk_in, *before])
        note(act, "adopted", venue, None, event)
    tell(centre, venue)
    return event


def _venue(connection: Transaction, walk_in: str, of: Venues) -> str:
    venue = stored.venue_of(connection, walk_in)
    mine = of is None or venue in of
    if venue is None or not mine or venues.event_bodies(connection, [walk_in]):
        raise NotWalkIn(walk_in)
    return venue
