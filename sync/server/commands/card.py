"""`boxoffice-server card`: what is done with a card that was handed out."""

import argparse
from collections.abc import Callable

from sync.server.centre import Centre
from sync.server.commands import given
from sync.server.commands.terminal import (
    TERMINAL,
    add_act,
    centre_arguments,
    json_argument,
    opened_centre,
)
from sync.server.handing_out import handing
from sync.server.handing_out.handing import GivenCard, Giver, Reason

_DEFAULTS = {
    "replace": Reason.WORN,
    "withdraw": Reason.NO_LONGER_ENTITLED,
    "take-back": Reason.FOUND,
}


def add_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `card` to the command line."""
    parser = commands.add_parser("card", help="renew, replace or withdraw a card that was given")
    centre_arguments(parser)
    json_argument(parser)
    acts = parser.add_subparsers(title="acts", metavar="ACT", required=True)
    show = add_act(acts, "show", run_show, "how a card stands, and what was done with it")
    show.add_argument("code", metavar="CODE")
    for name, run, told in (
        ("renew", run_renew, "valid again, for the region's time or until a day"),
        ("correct", run_correct, "another last valid day or number of children"),
        ("replace", run_replace, "a new card for an old one, which ends at once"),
        ("withdraw", run_withdraw, "not in use any more"),
        ("lost", run_lost, "lost: not in use from now on"),
        ("take-back", run_take_back, "in use again: found, or withdrawn by mistake"),
    ):
        act = add_act(acts, name, run, told)
        given.giver_argument(act)
        act.add_argument("code", metavar="CODE")
        if name in ("renew", "correct"):
            given.card_arguments(act)
        if name == "replace":
            act.add_argument("new_code", metavar="NEW_CODE")
            given.code_arguments(act)
        if name in _DEFAULTS:
            act.add_argument("--reason", choices=[*Reason], default=_DEFAULTS[name])


def run_show(options: argparse.Namespace) -> int:
    """Show a card."""
    with opened_centre(options) as centre:
        card = handing.look(centre, Giver(TERMINAL, None, is_coordinator=True), options.code)
        given.say_card(centre, card, as_json=options.json)
    return 0


def run_renew(options: argparse.Namespace) -> int:
    """Renew a card."""
    return _do(
        options,
        lambda centre: handing.renew(
            centre,
            given.giver_of(options),
            options.code,
            options.last_valid_day,
            options.children,
        ),
    )


def run_correct(options: argparse.Namespace) -> int:
    """Set a card right."""
    return _do(
        options,
        lambda centre: handing.correct(
            centre,
            given.giver_of(options),
            options.code,
            options.last_valid_day,
            options.children,
        ),
    )


def run_replace(options: argparse.Namespace) -> int:
    """Give a new card for an old one."""
    return _do(
        options,
        lambda centre: handing.replace_card(
            centre,
            given.giver_of(options),
            options.code,
            options.new_code,
            Reason(options.reason),
            typed=not options.scanned,
            retyped=options.retyped,
        ),
    )


def run_withdraw(options: argparse.Namespace) -> int:
    """Take a card out of use."""
    return _do(
        options,
        lambda centre: handing.withdraw(
            centre, given.giver_of(options), options.code, Reason(options.reason)
        ),
    )


def run_lost(options: argparse.Namespace) -> int:
    """Take a lost card out of use."""
    return _do(
        options,
        lambda centre: handing.report_lost(centre, given.giver_of(options), options.code),
    )


def run_take_back(options: argparse.Namespace) -> int:
    """Take a card back into use."""
    return _do(
        options,
        lambda centre: handing.take_back(
            centre, given.giver_of(options), options.code, Reason(options.reason)
        ),
    )


def _do(options: argparse.Namespace, act: Callable[[Centre], GivenCard]) -> int:
    with opened_centre(options) as centre:
        given.settle_and_say(centre, act(centre), as_json=options.json)
    return 0
