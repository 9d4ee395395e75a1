"""`boxoffice-server events`: what each venue offers, and what its counters made beside it."""

import argparse

from sync.protocol.programme import Event, in_language
from sync.server.centre import Centre
from sync.server.commands.terminal import (
    TERMINAL,
    CommandError,
    add_act,
    answer,
    centre_arguments,
    counted,
    json_argument,
    local_time,
    opened_centre,
    say,
    say_json,
)
from sync.server.judging.walk_ins import OfVenue
from sync.server.judging.walk_ins import by_venue as walk_ins_by_venue
from sync.server.keeping.events import NoEvent
from sync.server.keeping.walk_ins import NotWalkIn, adopt, merge
from sync.server.store import venues
from sync.server.store.walk_ins import use_counts


def add_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `events` to the command line."""
    parser = commands.add_parser("events", help="list venues and their events, map walk-in events")
    centre_arguments(parser)
    json_argument(parser)
    parser.add_argument("--venue", metavar="ID", help="of this venue only")
    parser.set_defaults(run=run)
    acts = parser.add_subparsers(title="walk-in events", metavar="ACT")
    merging = add_act(acts, "merge", run_merge, "say which event a walk-in event is")
    adopting = add_act(acts, "adopt", run_adopt, "make a walk-in event one of the programme's")
    for act in (merging, adopting):
        act.add_argument("walk_in", metavar="WALK_IN", help="the id of the walk-in event")
    merging.add_argument("event", metavar="EVENT", help="the id of the event of the programme")


def run(options: argparse.Namespace) -> int:
    """List events by venue, and walk-in events that are mapped to nothing yet."""
    with opened_centre(options) as centre:
        with centre.store.read() as connection:
            places = venues.all_venues(connection)
            by_venue = venues.events_by_venue(connection)
            walk_ins = walk_ins_by_venue(connection)
            uses = use_counts(connection)
        shown = [each for each in places if options.venue in {None, each.id}]
        made = {place.id: walk_ins.get(place.id, OfVenue()) for place in shown}
        if options.json:
            say_json(
                [
                    {
                        "id": place.id,
                        "name": place.name,
                        "events": [_as_json(event) for event in by_venue.get(place.id, [])],
                        "walk_ins": [
                            {**_as_json(event), "uses": uses.get(event.id, 0)}
                            for event in made[place.id].open
                        ],
                        "merged_events": dict(made[place.id].merged),
                    }
                    for place in shown
                ]
            )
            return 0
        for place in shown:
            say(f"{place.name}  ({place.id})")
            for event in sorted(by_venue.get(place.id, []), key=_start):
                say(_line(centre, event))
            for event in sorted(made[place.id].open, key=_start):
                rows = counted(uses.get(event.id, 0), "row", "rows")
                say(f"{_line(centre, event)}  (walk-in, {rows}, not mapped yet)")
        if not shown:
            say("There are no venues.")
    return 0


def run_merge(options: argparse.Namespace) -> int:
    """Merge a walk-in event into an event of its venue's programme."""
    with opened_centre(options) as centre:
        try:
            event = merge(centre, TERMINAL, options.walk_in, options.event)
        except NotWalkIn as error:
            raise CommandError(_NOT_WALK_IN.format(error)) from error
        except NoEvent as error:
            raise CommandError(f"The venue has no event {error} in its programme.") from error
    told = (
        f"Merged into {in_language(event.title, 'en')}. Desks hear of it with the next programme."
    )
    answer(options, told, walk_in=options.walk_in, into=event.id)
    return 0


def run_adopt(options: argparse.Namespace) -> int:
    """Make a walk-in event an event of its venue's programme."""
    with opened_centre(options) as centre:
        try:
            event = adopt(centre, TERMINAL, options.walk_in)
        except NotWalkIn as error:
            raise CommandError(_NOT_WALK_IN.format(error)) from error
    told = f"{in_language(event.title, 'en')} is an event of the programme now."
    answer(options, told, event=event.id)
    return 0


_NOT_WALK_IN = "There is no walk-in event {0}, or it is an event of the programme already."


def _as_json(event: Event) -> dict[str, object]:
    return event.model_dump(mode="json", exclude_none=True)


def _line(centre: Centre, event: Event) -> str:
    return f"  {event.id}  {_when(centre, event)}  {in_language(event.title, 'en')}"


def _when(centre: Centre, event: Event) -> str:
    if event.starts_at is not None:
        return local_time(centre, event.starts_at)
    days = [f"{day:%d.%m.%Y}" for day in (event.first_day, event.last_day) if day]
    return " - ".join(dict.fromkeys(days)) or "always"


def _start(event: Event) -> tuple[str, str]:
    """Events in the order in which they begin, standing ones without a first day first."""
    begins = event.starts_at or event.first_day
    return begins.isoformat() if begins else "", event.id
