"""`boxoffice-server block`: take a card out of use."""

import argparse

from sync.server.commands.cards import code_of
from sync.server.commands.terminal import (
    CommandError,
    answer,
    centre_arguments,
    json_argument,
    opened_centre,
)
from sync.server.lists.registering import UnknownCard, block_card


def add_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `block` to the command line."""
    parser = commands.add_parser("block", help="take a card out of use")
    centre_arguments(parser)
    json_argument(parser)
    parser.add_argument("code", metavar="CODE")
    parser.add_argument("--undo", action="store_true", help="take it into use again")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Block or unblock; desks learn it with their next head."""
    with opened_centre(options) as centre:
        try:
            version = block_card(centre, code_of(centre, options.code), undo=options.undo)
        except UnknownCard as error:
            raise CommandError("There is no such card in the register.") from error
    state = "in use again" if options.undo else "not in use any more"
    told = f"The card is {state} (list version {version})."
    answer(options, told, blocked=not options.undo, list_version=version)
    return 0
