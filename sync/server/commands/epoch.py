"""`boxoffice-server epoch`: a new list key, yearly or when a desk is lost."""

import argparse

from sync.protocol.encoding import to_timestamp
from sync.server.centre import Centre
from sync.server.commands.terminal import (
    TERMINAL,
    CommandError,
    centre_arguments,
    json_argument,
    opened_centre,
    say,
    say_json,
)
from sync.server.keeping.desks import NoDesk, lose_desk
from sync.server.keys.epochs import AlreadyAnnounced, announce
from sync.server.store import epochs
from sync.server.store.epochs import Epoch


def add_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `epoch` to the command line."""
    parser = commands.add_parser("epoch", help="make a new list key")
    centre_arguments(parser)
    json_argument(parser)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--list", action="store_true", help="list the epochs that are kept")
    what.add_argument(
        "--lost",
        metavar="DESK",
        help="a desk was lost: take it out of use, and make a new key without notice",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Make a new epoch, with notice or for a lost desk, or list those there are."""
    with opened_centre(options) as centre:
        if options.list:
            _list(centre, as_json=options.json)
            return 0
        made = _made(centre, options.lost)
        begins = centre.network.days.local(made.begins)
    if options.json:
        say_json({"epoch": made.number, "begins": to_timestamp(made.begins)})
        return 0
    if options.lost:
        say("The desk is out of use: it gets no lists and no keys any more.")
    say(f"Epoch {made.number} begins {begins:%d.%m.%Y %H:%M}. Desks fetch its key by themselves.")
    return 0


def _made(centre: Centre, lost: str | None) -> Epoch:
    try:
        return lose_desk(centre, TERMINAL, None, lost) if lost else announce(centre)
    except NoDesk as error:
        raise CommandError(
            f"There is no desk {lost}. List them with: boxoffice-server enrol --list"
        ) from error
    except AlreadyAnnounced as error:
        begins = centre.network.days.local(error.epoch.begins)
        raise CommandError(
            f"Epoch {error.epoch.number} is announced already: it begins {begins:%d.%m.%Y %H:%M}."
        ) from error


def _list(centre: Centre, *, as_json: bool) -> None:
    now = centre.now()
    with centre.store.read() as connection:
        known = epochs.all_epochs(connection)
    current = epochs.in_force(known, now)
    if as_json:
        say_json(
            [
                {
                    "epoch": each.number,
                    "begins": to_timestamp(each.begins),
                    "state": _state(each, current),
                }
                for each in known
            ]
        )
        return
    for each in known:
        begins = centre.network.days.local(each.begins)
        say(f"{each.number:>4}  from {begins:%d.%m.%Y %H:%M}  {_state(each, current)}")


def _state(epoch: Epoch, current: Epoch) -> str:
    if epoch.number == current.number:
        return "in force"
    return "past" if epoch.number < current.number else "to come"
