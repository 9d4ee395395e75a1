"""Leases of hard quotas: giving free what a desk never reported."""

from sync.protocol.programme import Event
from sync.server.centre import Centre
from sync.server.judging.rounds import Judging
from sync.server.keeping.acting import acting
from sync.server.keeping.events import Venues, name_of
from sync.server.keeping.following import following
from sync.server.quotas.leasing import NoLease, release_within
from sync.server.store import leases as stored


def release(centre: Centre, account: str, lease: str, *, of: Venues = None) -> int:
    """Give the unreported units of a lease of these venues free; how many they were. Raises
    `NoLease`, `NotYet`, `AlreadyReleased` (`release_within`).
    """
    with acting(centre, account) as act:
        event_id = stored.event_of(act.connection, lease)
        owned = stored.owned_events(act.connection, [event_id] if event_id else [])
        if event_id is None or (of is not None and owned[event_id].venue not in of):
            raise NoLease(lease)
        units = release_within(act.connection, centre, lease)
        name = name_of(Event.model_validate_json(owned[event_id].body))
        place = {"event": event_id, "venue": owned[event_id].venue}
        act.note("released", "lease", lease, after={"name": name, "units": units, **place})
    with following():
        Judging(centre).judge_waiting()
    return units
