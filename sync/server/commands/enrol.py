"""`boxoffice-server enrol`: one-time codes for desks, and the desks there are."""

import argparse

from sync.protocol import keys
from sync.protocol.encoding import to_timestamp
from sync.server.asking.enrolment import CODE_VALID, UnknownVenue, grouped
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
from sync.server.keeping.desks import NoDesk, make_code, revoke_desk, settle_desk
from sync.server.store import devices

COPIED = "copied, or put back twice"
"""What forks and twins of a ledger look like: which of the two it was, a person finds out."""


def add_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `enrol` to the command line."""
    parser = commands.add_parser("enrol", help="make a one-time code for a desk")
    centre_arguments(parser)
    json_argument(parser)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--venue", metavar="ID", help="the venue whose desk it will be")
    what.add_argument("--list", action="store_true", help="list the desks there are")
    what.add_argument("--revoke", metavar="DESK", help="take a desk out of use, by its id")
    what.add_argument(
        "--settled", metavar="DESK", help="somebody saw to a desk that seemed copied, by its id"
    )
    parser.add_argument("--name", default="", help="the desk's name, as the venue knows it")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Make a code, list desks, revoke one, or note that a copied one was seen to."""
    with opened_centre(options) as centre:
        if options.list:
            _list(centre, as_json=options.json)
        elif options.revoke:
            _revoke(centre, options)
        elif options.settled:
            _settle(centre, options)
        else:
            _make(centre, options)
    return 0


def _make(centre: Centre, options: argparse.Namespace) -> None:
    try:
        code = make_code(centre, TERMINAL, options.venue, options.name)
    except UnknownVenue as error:
        raise CommandError(
            f"There is no venue {options.venue}, or it is closed."
            " List them with: boxoffice-server events"
        ) from error
    fingerprint = keys.fingerprint(centre.public_key)
    until = centre.network.days.local(centre.now() + CODE_VALID)
    if options.json:
        say_json(
            {
                "code": code,
                "venue": options.venue,
                "fingerprint": fingerprint,
                "valid_until": to_timestamp(until),
            }
        )
        return
    say(f"Code: {grouped(code)}")
    say(f"Fingerprint: {fingerprint}")
    say(f"The code serves one desk, until {until:%d.%m.%Y %H:%M}.")


def _list(centre: Centre, *, as_json: bool) -> None:
    with centre.store.read() as connection:
        desks = devices.all_devices(connection)
        names = {desk.venue: devices.venue_name(connection, desk.venue) for desk in desks}
    if as_json:
        say_json(
            [
                {
                    "id": desk.id,
                    "name": desk.name,
                    "venue": desk.venue,
                    "enrolled_at": to_timestamp(desk.enrolled_at),
                    "revoked": desk.revoked_at is not None,
                    "departed": desk.departed_at is not None,
                    "copied_at": to_timestamp(desk.copied_at) if desk.copied_at else None,
                }
                for desk in desks
            ]
        )
        return
    for desk in desks:
        state = "out of use" if desk.revoked_at else "has left" if desk.departed_at else "in use"
        say(f"{desk.id}  {names[desk.venue]}: {desk.name} ({state})")
        if desk.copied_at is not None:
            since = centre.network.days.local(desk.copied_at)
            say(f"    {COPIED} since {since:%d.%m.%Y %H:%M}: give each machine a code of its own.")
    if not desks:
        say("No desk is enrolled yet.")


def _settle(centre: Centre, options: argparse.Namespace) -> None:
    desk = options.settled
    try:
        settle_desk(centre, TERMINAL, None, desk)
    except NoDesk as error:
        raise CommandError(f"There is no desk {desk} that seems copied.") from error
    answer(options, "Noted: the desk and its venue are no longer told.", settled=desk)


def _revoke(centre: Centre, options: argparse.Namespace) -> None:
    desk = options.revoke
    try:
        revoke_desk(centre, TERMINAL, None, desk)
    except NoDesk as error:
        raise CommandError(f"There is no desk {desk} in use.") from error
    told = "The desk is out of use: it gets no lists any more; what it still sends is kept."
    answer(options, told, revoked=desk)
