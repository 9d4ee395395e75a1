"""`boxoffice-server minimum-client`: which programs of desks are too old."""

import argparse
import re
from datetime import date

from sync.server.centre import Centre
from sync.server.commands.terminal import (
    CommandError,
    centre_arguments,
    json_argument,
    opened_centre,
    say,
    say_json,
)
from sync.server.store import settings
from sync.server.store.settings import MinimumClient

_VERSION = re.compile(r"\d{1,6}(\.\d{1,6}){0,3}")


def add_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `minimum-client` to the command line."""
    parser = commands.add_parser(
        "minimum-client", help="say which programs of desks are too old to give tickets"
    )
    centre_arguments(parser)
    json_argument(parser)
    parser.add_argument("version", metavar="VERSION", nargs="?", help="such as 1.2; 0 for any")
    parser.add_argument(
        "--from",
        dest="since",
        metavar="DAY",
        type=date.fromisoformat,
        help="from this day on older ones give no tickets; without it they are only told",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Show or set the oldest program; desks learn it with their next round, and always upload."""
    with opened_centre(options) as centre:
        if options.version is not None:
            _set(centre, options)
        with centre.store.read() as connection:
            oldest = settings.minimum_client(connection)
    day = centre.network.days.day_of(oldest.since).isoformat() if oldest.since else None
    if options.json:
        say_json({"version": oldest.version, "from": day})
    elif oldest.version == "0":
        say("Desks with any program are served.")
    else:
        ending = f"; from {day} on older ones give no tickets" if day else ""
        say(f"Desks are told to have version {oldest.version} or newer{ending}.")
    return 0


def _set(centre: Centre, options: argparse.Namespace) -> None:
    if not _VERSION.fullmatch(options.version):
        raise CommandError(f"{options.version} is no version: write numbers with dots between.")
    days = centre.network.days
    since = days.start_of(options.since) if options.since else None
    with centre.store.write() as connection:
        settings.put_minimum_client(connection, MinimumClient(options.version, since))
