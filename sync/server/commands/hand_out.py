"""`boxoffice-server hand-out`: hand a new card out."""

import argparse

from sync.protocol.kinds import CardKind
from sync.server.commands import given
from sync.server.commands.terminal import centre_arguments, json_argument, opened_centre
from sync.server.handing_out.handing import HandOut, hand_out


def add_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `hand-out` to the command line."""
    parser = commands.add_parser("hand-out", help="hand a new card out")
    centre_arguments(parser)
    json_argument(parser)
    given.giver_argument(parser)
    parser.add_argument("code", metavar="CODE")
    given.card_arguments(parser)
    parser.add_argument("--kind", choices=[*CardKind], default=CardKind.PERSONAL)
    given.code_arguments(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Hand it out; the next head of every desk brings the list with it."""
    card = HandOut(
        options.code,
        options.last_valid_day,
        options.children or 0,
        CardKind(options.kind),
        typed=not options.scanned,
        retyped=options.retyped,
    )
    with opened_centre(options) as centre:
        done = hand_out(centre, given.giver_of(options), card)
        given.settle_and_say(centre, done, as_json=options.json)
    return 0
