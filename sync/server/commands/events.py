"""`boxoffice-server events`: what each venue offers."""

import argparse

from sync.protocol.programme import Event, in_language
from sync.server.centre import Centre
from sync.server.commands.terminal import (
    centre_arguments,
    json_argument,
    opened_centre,
    say,
    say_json,
)
from sync.server.store import venues


def add_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `events` to the command line."""
    parser = commands.add_parser("events", help="list venues and their events")
    centre_arguments(parser)
    json_argument(parser)
    parser.add_argument("--venue", metavar="ID", help="of this venue only")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """List events by venue."""
    with opened_centre(options) as centre:
        with centre.store.read() as connection:
            places = venues.all_venues(connection)
            by_venue = venues.events_by_venue(connection)
        shown = [each for each in places if options.venue in {None, each.id}]
        if options.json:
            say_json(
                [
                    {
                        "id": place.id,
                        "name": place.name,
                        "events": [
                            event.model_dump(mode="json", exclude_none=True)
                            for event in by_venue.get(place.id, [])
                        ],
                    }
                    for place in shown
                ]
            )
            return 0
        for place in shown:
            say(f"{place.name}  ({place.id})")
            for event in sorted(by_venue.get(place.id, []), key=_start):
                say(f"  {event.id}  {_when(centre, event)}  {in_language(event.title, 'en')}")
        if not shown:
            say("There are no venues.")
    return 0


def _when(centre: Centre, event: Event) -> str:
    if event.starts_at is not None:
        return f"{centre.network.days.local(event.starts_at):%d.%m.%Y %H:%M}"
    days = [f"{day:%d.%m.%Y}" for day in (event.first_day, event.last_day) if day]
    return " - ".join(dict.fromkeys(days)) or "always"


def _start(event: Event) -> tuple[str, str]:
    """Events in the order in which they begin, standing ones without a first day first."""
    begins = event.starts_at or event.first_day
    return begins.isoformat() if begins else "", event.id
