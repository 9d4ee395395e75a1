"""`boxoffice-server restored`: the database was put back from a backup."""

import argparse
from pathlib import Path

from sync.server.commands.terminal import (
    CommandError,
    centre_arguments,
    json_argument,
    opened_centre,
    say,
    say_json,
    store_of,
)
from sync.server.running import backups
from sync.server.running.restoring import begin_again


def add_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `restored` to the command line."""
    parser = commands.add_parser(
        "restored", help="tell desks that the database was put back from a backup"
    )
    centre_arguments(parser)
    json_argument(parser)
    parser.add_argument(
        "--from",
        dest="backup",
        type=Path,
        metavar="FOLDER",
        help="put back what `backup` copied into this folder first (stop `serve` before)",
    )
    parser.add_argument(
        "--above",
        type=int,
        default=0,
        metavar="VERSION",
        help="a list version that a desk is known to have, where it is higher than this centre's",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Begin another generation; desks then send again what was lost, and pull from the start."""
    if options.backup is not None:
        try:
            backups.put_back(store_of(options), options.backup)
        except backups.BackupError as error:
            raise CommandError(str(error)) from error
    with opened_centre(options) as centre:
        done = begin_again(centre, options.above)
    if options.json:
        say_json({"generation": done.generation, "list_version": done.list_version})
        return 0
    say(f"A new generation has begun, with list version {done.list_version}.")
    say("Start the server again: desks then send again what the backup lacks.")
    say("Check what was done since the backup: desks out of use, accounts, cards, clerks, events.")
    return 0
