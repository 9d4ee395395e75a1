"""What all commands share: the centre they work on, and how they say things."""

import argparse
import json
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path

from sync.server.centre import Centre, open_centre
from sync.server.keys.key_rotation import KEEP_OLD, settle_key, tend_keys
from sync.server.running import data_folder
from sync.server.running.restoring import begin_again
from sync.server.store import settings
from sync.server.store.database import Store

TERMINAL = "terminal"
"""The account that the trail names for what is done on the command line."""
_log = logging.getLogger(__name__)


class CommandError(Exception):
    """What was asked cannot be done; the message is a sentence for the person who asked."""


def centre_arguments(parser: argparse.ArgumentParser, *, below: bool = False) -> None:
    """The options that say which centre is meant. `below` a command that has them too, they may
    stand before or behind the act.
    """
    parser.add_argument(
        "--data",
        type=Path,
        default=argparse.SUPPRESS if below else Path("centre-data"),
        metavar="DIR",
        help="the centre's data folder (default: centre-data)",
    )
    parser.add_argument(
        "--database",
        default=argparse.SUPPRESS if below else None,
        metavar="URL",
        help="a database elsewhere, such as postgresql://user@host/name",
    )


def add_act(
    acts: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    run: Callable[[argparse.Namespace], int],
    told: str,
) -> argparse.ArgumentParser:
    """Add an act to a command, with the options of every command; `told` is its line of help."""
    parser = acts.add_parser(name, help=told)
    centre_arguments(parser, below=True)
    json_argument(parser, below=True)
    parser.set_defaults(run=run)
    return parser


def json_argument(parser: argparse.ArgumentParser, *, below: bool = False) -> None:
    """The option for output that programs read; `below` as of `centre_arguments`."""
    default = argparse.SUPPRESS if below else False
    parser.add_argument("--json", action="store_true", default=default, help="print JSON")


def store_of(options: argparse.Namespace) -> Store:
    """The database the options name, not yet upgraded."""
    return Store(options.database or data_folder.database_url(options.data))


@contextmanager
def opened_centre(options: argparse.Namespace) -> Iterator[Centre]:
    """The centre the options name, its schema brought up to date. Where its database was put back
    and nobody said so, another generation begins first.
    """
    signer = data_folder.SigningKeyFile(options.data)
    console_key = data_folder.console_key(options.data)
    store = store_of(options)
    try:
        with store.opening():
            store.upgrade(console_key)
            with store.read() as connection:
                begun = settings.is_begun(connection)
            if not begun:
                raise CommandError(
                    "The database holds no centre. Make one with: boxoffice-server init"
                )
            lacks = settle_key(store, options.data, KEEP_OLD)
            open_it = partial(
                open_centre,
                store,
                signer,
                tend_keys=partial(tend_keys, store, options.data),
                console_key=console_key,
            )
            if lacks is not None:
                begin_again(open_it(), above=lacks)
                _log.warning("The database was put back from a backup: a new generation has begun.")
            centre = open_it()
        yield centre
    finally:
        store.close()


def local_time(centre: Centre, moment: datetime) -> str:
    """A moment as people of the network write it."""
    return f"{centre.network.days.local(moment):%d.%m.%Y %H:%M}"


def say(text: str) -> None:
    """A line on standard output."""
    print(text)


def say_json(value: object) -> None:
    """One JSON text on standard output, indented for people."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2)
    print()


def answer(options: argparse.Namespace, told: str, **facts: object) -> None:
    """Say what was done: a sentence, or the facts as one JSON object where programs read them."""
    if options.json:
        say_json(facts)
    else:
        say(told)


def counted(number: int, one: str, many: str) -> str:
    """A number with the right word, such as `1 card` and `2 cards`."""
    return f"{number:,} {one if number == 1 else many}"
