"""`boxoffice-server init`: a new centre."""

import argparse

from sync.protocol import keys
from sync.protocol.card_codes import CodeFormat
from sync.protocol.days import LocalDays
from sync.protocol.encoding import new_id
from sync.server.centre import system_clock
from sync.server.commands.terminal import (
    CommandError,
    centre_arguments,
    json_argument,
    say,
    say_json,
    store_of,
)
from sync.server.running import data_folder
from sync.server.store import settings

FIRST_EPOCH = 1
ANY_CODE = CodeFormat(id="any", pattern="[0-9A-Z]{6,20}", example="ABC123456")
"""The code format of a network that has not said what its codes look like."""


def add_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `init` to the command line."""
    parser = commands.add_parser("init", help="make a new centre")
    centre_arguments(parser)
    json_argument(parser)
    parser.add_argument("--zone", default="Europe/Helsinki", help="time zone (%(default)s)")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Make data folder, signing key, schema, generation and the first list key."""
    try:
        days = LocalDays(zone=options.zone)
    except ValueError as error:
        raise CommandError(f"There is no time zone {options.zone}.") from error
    now = system_clock()
    data_folder.make_folder(options.data)
    if data_folder.has_signing_key(options.data):
        raise CommandError(f"There is a centre in {options.data} already.")
    if not options.database:
        data_folder.make_database_file(options.data)
    store = store_of(options)
    try:
        store.upgrade()
        with store.write() as connection:
            if settings.is_begun(connection):
                raise CommandError("The database holds a centre already.")
            settings.begin_network(connection, new_id(now), days, [ANY_CODE])
            settings.add_epoch(connection, FIRST_EPOCH, keys.new_list_key(), now)
            key = data_folder.make_signing_key(options.data)
            data_folder.console_key(options.data)
    finally:
        store.close()
    fingerprint = keys.fingerprint(keys.public_signing_key(key))
    if options.json:
        say_json({"data": str(options.data), "fingerprint": fingerprint})
    else:
        say(f"The centre is in {options.data}.")
        say(f"Its fingerprint: {fingerprint}")
    return 0
