"""`boxoffice-server rotate-key`: a new signing key, which the old one signs for."""

import argparse
from datetime import timedelta

from sync.protocol import keys
from sync.protocol.encoding import to_timestamp
from sync.server.commands.terminal import (
    CommandError,
    centre_arguments,
    json_argument,
    opened_centre,
    say,
    say_json,
)
from sync.server.keys.key_rotation import KEEP_OLD, rotate

_MOST_DAYS = 3650


def add_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `rotate-key` to the command line."""
    parser = commands.add_parser("rotate-key", help="change the centre's signing key")
    centre_arguments(parser)
    json_argument(parser)
    parser.add_argument(
        "--keep-old",
        type=int,
        default=KEEP_OLD.days,
        metavar="DAYS",
        help="after so many days the old private key is destroyed (default: %(default)s)",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Change the key; the fingerprints before and after."""
    if not 0 <= options.keep_old <= _MOST_DAYS:
        raise CommandError(f"The old key is kept for 0 to {_MOST_DAYS} days.")
    with opened_centre(options) as centre:
        change = rotate(centre, options.data, timedelta(days=options.keep_old))
        centre.tend_keys(centre.now())
    before, after = keys.fingerprint(change.old_key), keys.fingerprint(change.new_key)
    if options.json:
        say_json({"fingerprint": after, "before": before, "at": to_timestamp(change.at)})
        return 0
    say(f"New fingerprint: {after}")
    say(f"Before: {before}")
    say("Desks follow by themselves. Put a copy of signing.key in a safe place, in place of the")
    say("one of the old key, and on every other machine that serves this centre.")
    return 0
