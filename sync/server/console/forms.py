"""What several pages take from their address or form: the venue, and a name."""

from collections.abc import Mapping
from datetime import date

from sync.server.console.authority import Scope
from sync.server.console.visits import NoSuchThing, Visit
from sync.server.keeping.reading import Reading, Wrong

MOST_LETTERS = 120
"""Of the name of a venue, a region or an organisation."""


def chosen_venue(scope: Scope, venue: str | None) -> str | None:
    """The venue that was asked for, else the first that is open. Raises `NoSuchThing` for one of
    others.
    """
    if venue and venue not in scope.venues:
        raise NoSuchThing
    return venue or next(iter(scope.open), None)


def shown_venues(scope: Scope, chosen: str) -> Mapping[str, str]:
    """The venues to choose from: those that are open, and the one that was asked for."""
    return {**scope.open, chosen: scope.venues[chosen]}


def venue_of_form(visit: Visit) -> str:
    """The venue that a form names, one that is open. Raises `NoSuchThing`."""
    venue = visit.form.get("venue", "")
    if venue not in visit.scope().open:
        raise NoSuchThing
    return venue


def name_of_form(visit: Visit, most: int = MOST_LETTERS) -> str:
    """The name that a form writes, one line of at most some letters. Raises `Faulty`."""
    reading = Reading(visit.form)
    name = reading.line("name", most, needed=True)
    reading.finish()
    return name


def coming_day(visit: Visit, reading: Reading, name: str = "from_day") -> date | None:
    """The day from which something is to be in force: today or later, else a fault."""
    day = reading.day(name, needed=True)
    if day is not None and day < visit.centre.network.days.day_of(visit.centre.now()):
        reading.wrong(name, Wrong.DAY_PAST)
    return day
