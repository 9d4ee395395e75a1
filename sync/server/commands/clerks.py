"""`boxoffice-server clerks`: who may sign in at the desks of a venue."""

import argparse
import secrets

from pydantic import ValidationError

from sync.protocol.clerks import MOST_CLERKS, PIN_DIGITS, Clerk, ClerkRole, hash_pin
from sync.server.centre import Centre
from sync.server.commands.terminal import (
    CommandError,
    centre_arguments,
    json_argument,
    opened_centre,
    say,
    say_json,
)
from sync.server.store import clerks, devices


def add_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `clerks` to the command line."""
    parser = commands.add_parser("clerks", help="say who may sign in at a venue's desks")
    centre_arguments(parser)
    json_argument(parser)
    parser.add_argument("--venue", metavar="ID", required=True)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--list", action="store_true", help="list the venue's clerks")
    what.add_argument("--add", metavar="NAME", help="a pseudonym; prints a new PIN")
    what.add_argument("--new-pin", metavar="NAME", help="replace the PIN of a clerk")
    what.add_argument("--remove", metavar="NAME", help="take a clerk away")
    parser.add_argument("--supervisor", action="store_true", help="with --add: a supervisor")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Show or change the clerks of a venue; its desks learn it with their next round."""
    with opened_centre(options) as centre:
        with centre.store.read() as connection:
            known = devices.venue_name(connection, options.venue)
        if known is None:
            raise CommandError(
                f"There is no venue {options.venue}. List them with: boxoffice-server events"
            )
        if options.list:
            _list(centre, options)
        elif options.remove:
            _remove(centre, options)
        else:
            _new_pin(centre, options)
    return 0


def _list(centre: Centre, options: argparse.Namespace) -> None:
    with centre.store.read() as connection:
        found = clerks.clerks_of(connection, options.venue)
    if options.json:
        say_json([{"name": each.name, "role": each.role.value} for each in found])
        return
    for each in found:
        say(f"{each.name} ({each.role.value})")
    if not found:
        say("The venue has no clerks: its desks ask nobody to sign in.")


def _remove(centre: Centre, options: argparse.Namespace) -> None:
    with centre.store.write() as connection:
        if not clerks.remove(connection, options.venue, options.remove):
            raise CommandError(f"The venue has no clerk {options.remove}.")
    if options.json:
        say_json({"removed": options.remove})
    else:
        say(f"{options.remove} is taken away. The desks know with their next round.")


def _new_pin(centre: Centre, options: argparse.Namespace) -> None:
    name = options.add or options.new_pin
    pin = f"{secrets.randbelow(10**PIN_DIGITS):0{PIN_DIGITS}}"
    with centre.store.write() as connection:
        known = {each.name: each for each in clerks.clerks_of(connection, options.venue)}
        clerk = _clerk(name, pin, known, options)
        clerks.put_clerk(connection, options.venue, clerk)
    if options.json:
        say_json({"name": clerk.name, "role": clerk.role.value, "pin": pin})
    else:
        say(f"{clerk.name} ({clerk.role.value})  PIN: {pin}")
        say("The PIN is shown this once. The desks know it with their next round.")


def _clerk(name: str, pin: str, known: dict[str, Clerk], options: argparse.Namespace) -> Clerk:
    before = known.get(name)
    if options.add and before is not None:
        raise CommandError(f"The venue has a clerk {name} already. Use --new-pin for a new PIN.")
    if options.new_pin and before is None:
        raise CommandError(f"The venue has no clerk {name}.")
    if len(known) >= MOST_CLERKS and before is None:
        raise CommandError(f"A venue has at most {MOST_CLERKS} clerks.")
    role = before.role if before else ClerkRole.CLERK
    try:
        return Clerk(
            name=name, role=ClerkRole.SUPERVISOR if options.supervisor else role, pin=hash_pin(pin)
        )
    except ValidationError as error:
        raise CommandError("A name is one line of at most 24 characters.") from error
