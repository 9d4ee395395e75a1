"""`boxoffice-server clerks`: who may sign in at the desks of a venue."""

import argparse

from sync.protocol.clerks import ClerkRole
from sync.server.centre import Centre
from sync.server.commands.terminal import (
    TERMINAL,
    CommandError,
    answer,
    centre_arguments,
    json_argument,
    opened_centre,
    say,
    say_json,
)
from sync.server.keeping.clerks import NoClerk, add_clerk, new_pin, remove_clerk
from sync.server.keeping.reading import Faulty, Wrong
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
    try:
        remove_clerk(centre, TERMINAL, options.venue, options.remove)
    except NoClerk as error:
        raise CommandError(_NO_CLERK.format(error)) from error
    told = f"{options.remove} is taken away. The desks know with their next round."
    answer(options, told, removed=options.remove)


def _new_pin(centre: Centre, options: argparse.Namespace) -> None:
    supervisor = ClerkRole.SUPERVISOR if options.supervisor else None
    try:
        if options.add:
            role = supervisor or ClerkRole.CLERK
            made = add_clerk(centre, TERMINAL, options.venue, options.add, role)
        else:
            made = new_pin(centre, TERMINAL, options.venue, options.new_pin, supervisor)
    except NoClerk as error:
        raise CommandError(_NO_CLERK.format(error)) from error
    except Faulty as faulty:
        fault = faulty.faults[0]
        said = _SAID.get(fault.wrong, _NO_NAME)
        raise CommandError(said.format_map(fault.facts)) from faulty
    if options.json:
        say_json({"name": made.name, "role": made.role.value, "pin": made.pin})
    else:
        say(f"{made.name} ({made.role.value})  PIN: {made.pin}")
        say("The PIN is shown this once. The desks know it with their next round.")


_NO_CLERK = "The venue has no clerk {0}."
_NO_NAME = "A name is one line of at most 24 characters."
_SAID = {
    Wrong.TAKEN: "The venue has a clerk {name} already. Use --new-pin for a new PIN.",
    Wrong.TOO_MANY: "A venue has at most {most} clerks.",
}
