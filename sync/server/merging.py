"""Mapping walk-in events: each becomes an event of the programme, or is merged into one."""

from sync.protocol.programme import Event
from sync.server.centre import Centre
from sync.server.judging_rounds import Judging
from sync.server.publishing import publish_programmes
from sync.server.store import settings, venues
from sync.server.store import walk_ins as stored
from sync.server.store.database import Transaction
from sync.server.store.leases import judge_anew
from sync.server.walk_ins import as_changed


class NotWalkIn(LookupError):
    """There is no walk-in event of this id, or it is an event of the programme by now."""


class NoEvent(LookupError):
    """The venue of the walk-in event has no such event in its programme."""


def merge(centre: Centre, walk_in: str, event_id: str) -> Event:
    """A walk-in event is this event of its venue's programme: desks hear of it with the next
    programme, and its rows are judged anew, as rows of that event. Merging it again corrects it.
    Raises `NotWalkIn`, `NoEvent`.
    """
    with centre.store.write() as connection:
        settings.take(connection, settings.Lock.JUDGING)
        venue = _venue(connection, walk_in)
        programme = venues.events_by_venue(connection).get(venue, [])
        event = next((each for each in programme if each.id == event_id), None)
        if event is None:
            raise NoEvent(event_id)
        before = stored.merged(connection, [walk_in]).values()
        stored.merge(connection, walk_in, venue, event_id, centre.now())
        judge_anew(connection, [walk_in, *before])
    _tell(centre)
    return event


def adopt(centre: Centre, walk_in: str) -> Event:
    """A walk-in event becomes an event of the programme, as its rows say; one that was merged is
    merged no more, and the rows of both are judged anew. Raises `NotWalkIn`.
    """
    with centre.store.write() as connection:
        settings.take(connection, settings.Lock.JUDGING)
        venue = _venue(connection, walk_in)
        event = as_changed(connection, walk_in)
        before = stored.merged(connection, [walk_in]).values()
        stored.unmerge(connection, walk_in)
        venues.add_events(connection, venue, [event])
        judge_anew(connection, [walk_in, *before])
    _tell(centre)
    return event


def _venue(connection: Transaction, walk_in: str) -> str:
    venue = stored.venue_of(connection, walk_in)
    if venue is None or venues.event_bodies(connection, [walk_in]):
        raise NotWalkIn(walk_in)
    return venue


def _tell(centre: Centre) -> None:
    publish_programmes(centre)
    Judging(centre).judge_waiting()
