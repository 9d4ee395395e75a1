"""`boxoffice-server backup`: a copy of the centre's database, also while it serves."""

import argparse
from pathlib import Path

from sync.server.commands.terminal import (
    CommandError,
    centre_arguments,
    json_argument,
    say,
    say_json,
    store_of,
)
from sync.server.running import backups, data_folder


def add_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `backup` to the command line."""
    parser = commands.add_parser("backup", help="copy the database, also while the centre serves")
    centre_arguments(parser)
    json_argument(parser)
    parser.add_argument("into", type=Path, metavar="FOLDER", help="a new folder for the copy")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Copy, check the copy, and say what is not in it."""
    try:
        size = backups.take(store_of(options), options.data, options.into)
    except backups.BackupError as error:
        raise CommandError(str(error)) from error
    if options.json:
        say_json({"folder": str(options.into), "bytes": size})
        return 0
    say(f"Copied to {options.into}: {size:,} bytes, checked. It holds card codes and list keys.")
    kept_apart = f"{data_folder.KEY_NAME} and {data_folder.CONSOLE_KEY_NAME}"
    say(f"It lacks {kept_apart}: keep copies of those in another place.")
    return 0
