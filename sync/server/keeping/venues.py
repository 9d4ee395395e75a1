"""Venues and regions: added, renamed, closed."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sync.protocol.encoding import new_id
from sync.protocol.programme import Policy
from sync.server.centre import Centre
from sync.server.keeping.acting import Acting, acting
from sync.server.keeping.events import Venues
from sync.server.keeping.following import tell_desks
from sync.server.keeping.reading import Fault, Faulty, Wrong
from sync.server.store import devices, venues
from sync.server.store.venues import Region, VenueEntry


class NoVenue(LookupError):
    """There is no such venue, or none of those that were asked for."""


class NoRegion(LookupError):
    """There is no such region."""


class DesksInUse(ValueError):
    """A venue is closed once none of its desks is in use; `args` are their names."""


def add_region(centre: Centre, account: str, name: str) -> Region:
    """A new region, with the policy that every region begins with. Raises `Faulty` for the name of
    another one.
    """
    with acting(centre, account) as act:
        require_another(name, venues.region_names(act.connection).values())
        new = Region(new_id(act.now), name, Policy())
        venues.add_region(act.connection, new)
        act.note("added", "region", new.id, after={"name": name})
    return new


def rename_region(centre: Centre, account: str, region: str, name: str) -> Region:
    """Another name, for console and statistics: desks know no region's. Raises `NoRegion`;
    `Faulty` for the name of another one.
    """
    with acting(centre, account) as act:
        every = venues.all_regions(act.connection)
        before = every.get(region)
        if before is None:
            raise NoRegion(region)
        require_another(name, (each.name for each in every.values() if each.id != region))
        if before.name != name:
            venues.rename_region(act.connection, region, name)
            act.note(
                "renamed", "region", region, before={"name": before.name}, after={"name": name}
            )
    return replace(before, name=name)


def add_venue(centre: Centre, account: str, region: str, name: str) -> VenueEntry:
    """A new venue of a region, with the reason codes of the region's others. Raises `NoRegion`;
    `Faulty` for the name of one of them.
    """
    with acting(centre, account) as act:
        if not venues.has_region(act.connection, region):
            raise NoRegion(region)
        every = venues.all_venues(act.connection)
        beside = [each for each in every if each.region == region]
        require_another(name, (each.name for each in beside))
        new = VenueEntry(new_id(act.now), name, region, beside[-1].reasons if beside else {})
        venues.add_venue(act.connection, new)
        act.note("added", "venue", new.id, after=_facts(new))
    tell_desks(centre, new.id)
    return new


def rename_venue(centre: Centre, account: str, of: Venues, venue: str, name: str) -> None:
    """Another name; desks show it from their next programme on. Raises `NoVenue`; `Faulty` for the
    name of another one of the region.
    """
    with acting(centre, account) as act:
        before = _known(act, of, venue)
        every = venues.all_venues(act.connection)
        beside = (each for each in every if each.region == before.region and each.id != venue)
        require_another(name, (each.name for each in beside))
        _put(act, "renamed", before, replace(before, name=name))
    tell_desks(centre, venue)


def close_venue(
    centre: Centre, account: str, of: Venues, venue: str, *, undo: bool = False
) -> None:
    """Let a venue have no desks any more, or again; what it gave is still told, and one-time codes
    that were not used are void. Raises `NoVenue`, `DesksInUse`.
    """
    with acting(centre, account) as act:
        before = _known(act, of, venue)
        closed_at: datetime | None = None
        if not undo:
            closed_at = before.closed_at or act.now
            # First: it waits for a desk that uses one just now, which is then seen.
            devices.forget_codes_of(act.connection, venue)
            desks = [each for each in devices.devices_of(act.connection, venue) if each.in_use]
            if desks:
                raise DesksInUse(*(each.name for each in desks))
        done = "reopened" if undo else "closed"
        _put(act, done, before, replace(before, closed_at=closed_at))


def require_another(name: str, names: Iterable[str]) -> None:
    """That a name is none of these, however its letters are written. Raises `Faulty`."""
    if name.casefold() in {each.casefold() for each in names}:
        raise Faulty(Fault("name", Wrong.TAKEN, {"name": name}))


def _known(act: Acting, of: Venues, venue: str) -> VenueEntry:
    found = venues.venue(act.connection, venue, locked=True)
    if found is None or (of is not None and venue not in of):
        raise NoVenue(venue)
    return found


def _put(act: Acting, done: str, before: VenueEntry, after: VenueEntry) -> None:
    if before != after:
        venues.put_venue(act.connection, after)
        act.note(done, "venue", after.id, before=_facts(before), after=_facts(after))


def _facts(venue: VenueEntry) -> dict[str, object]:
    return {
        "name": venue.name,
        "region": venue.region,
        "closed": venue.closed_at is not None,
    }
