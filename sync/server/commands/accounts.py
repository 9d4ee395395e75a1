"""`boxoffice-server accounts`: who may sign in to the console."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from sync.server.centre import Centre
from sync.server.commands.terminal import (
    TERMINAL,
    CommandError,
    answer,
    centre_arguments,
    json_argument,
    local_time,
    opened_centre,
    say,
    say_json,
)
from sync.server.console.signing_in import (
    CODE_VALID,
    MOST_NAME,
    NameTaken,
    NoAccount,
    grouped,
    make_account,
    new_account,
    plain_name,
    remove_account,
    reset_account,
)
from sync.server.store import accounts, venues
from sync.server.store.accounts import Account, Role
from sync.server.store.handing_out import door, organisations


def add_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `accounts` to the command line."""
    parser = commands.add_parser("accounts", help="say who may sign in to the console")
    centre_arguments(parser)
    json_argument(parser)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--list", action="store_true", help="list the accounts")
    what.add_argument("--add", metavar="NAME", help="a new account; prints its one-time code")
    what.add_argument("--reset", metavar="NAME", help="a new one-time code; the old password ends")
    what.add_argument("--remove", metavar="NAME", help="take an account away")
    parser.add_argument(
        "--role", choices=[*Role], default=Role.NATIONAL, help="default: %(default)s"
    )
    parser.add_argument("--region", metavar="ID", help="of a regional coordinator")
    parser.add_argument("--organisation", metavar="ID", help="of a card-giver")
    parser.add_argument("--venue", metavar="ID", help="of a venue contact")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Show or change the accounts."""
    with opened_centre(options) as centre:
        if options.list:
            _list(centre, as_json=options.json)
        elif options.add:
            new = _new(centre, options)
            try:
                code = make_account(centre, new, TERMINAL)
            except NameTaken as error:
                raise CommandError(
                    f"There is an account {new.name} already. Use --reset for a new code."
                ) from error
            _say_code(centre, new, code, as_json=options.json)
        elif options.reset:
            known = _known(centre, options.reset)
            with _there():
                code = reset_account(centre, known, TERMINAL)
            _say_code(centre, known, code, as_json=options.json)
        else:
            known = _known(centre, options.remove)
            with _there():
                remove_account(centre, known, TERMINAL)
            told = "The account is gone, and whoever was signed in with it is signed out."
            answer(options, told, removed=known.name)
    return 0


def _list(centre: Centre, *, as_json: bool) -> None:
    with centre.store.read() as connection:
        found = accounts.all_accounts(connection)
    if as_json:
        say_json(
            [
                {
                    "name": each.name,
                    "role": each.role.value,
                    "region": each.region,
                    "organisation": each.organisation,
                    "venue": each.venue,
                    "set_up": each.is_set_up,
                }
                for each in found
            ]
        )
        return
    for each in found:
        of = each.organisation or each.venue or each.region
        state = "" if each.is_set_up else ", not set up yet"
        say(f"{each.name} ({each.role.value}{f' of {of}' if of else ''}{state})")
    if not found:
        say("Nobody may sign in yet. Make the first account with: boxoffice-server accounts --add")


def _new(centre: Centre, options: argparse.Namespace) -> Account:
    """The account of a command line. Raises `CommandError`."""
    name, role = plain_name(options.add), Role(options.role)
    if not name or len(options.add.strip()) > MOST_NAME or not name.isprintable():
        raise CommandError(f"A name is one line of at most {MOST_NAME} characters.")
    with door.reading(centre.store) as connection:
        organisation = organisations.organisation(connection, options.organisation or "")
        regions = venues.all_regions(connection)
        places = {each.id for each in venues.all_venues(connection)}
    if role is Role.CARD_GIVER and organisation is None:
        raise CommandError(
            "Say of which organisation: --organisation. List them with: boxoffice-server"
            " organisations"
        )
    if role is Role.REGIONAL and options.region not in regions:
        raise CommandError(f"Say of which region: --region, one of {', '.join(sorted(regions))}")
    if role is Role.VENUE and options.venue not in places:
        raise CommandError("Say of which venue: --venue. List them with: boxoffice-server events")
    bound = organisation if role is Role.CARD_GIVER else None
    region = options.region if role is Role.REGIONAL else None
    return new_account(
        centre,
        name,
        role,
        region=bound.region if bound else region,
        organisation=bound.id if bound else None,
        venue=options.venue if role is Role.VENUE else None,
    )


def _known(centre: Centre, name: str) -> Account:
    with centre.store.read() as connection:
        found = accounts.with_name(connection, plain_name(name))
    with _there():
        if found is None:
            raise NoAccount(name)
        return found


@contextmanager
def _there() -> Iterator[None]:
    """Raises `CommandError` for an account that there is not, or was taken away just now."""
    try:
        yield
    except NoAccount as error:
        raise CommandError(
            f"There is no account {error}. List them with: boxoffice-server accounts --list"
        ) from error


def _say_code(centre: Centre, account: Account, code: str, *, as_json: bool) -> None:
    until = local_time(centre, centre.now() + CODE_VALID)
    if as_json:
        say_json({"name": account.name, "role": account.role.value, "code": code})
        return
    say(f"Code: {grouped(code)}")
    say(f"Open /console/begin, and give the name {account.name} and this code, until {until}.")
