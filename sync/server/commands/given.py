"""What the commands for handing cards out share."""

import argparse
from datetime import date

from sync.server.centre import Centre
from sync.server.commands.terminal import TERMINAL, counted, local_time, say, say_json
from sync.server.handing_out.handing import GivenCard, Giver
from sync.server.lists.registering import publish_and_judge


def giver_argument(parser: argparse.ArgumentParser) -> None:
    """The option that says for whom it is done; cards go out of use, and back, for nobody too."""
    parser.add_argument("--organisation", metavar="ID", help="which organisation does it")


def card_arguments(parser: argparse.ArgumentParser) -> None:
    """The options for what is printed on a card."""
    parser.add_argument("--last-valid-day", type=date.fromisoformat, metavar="YYYY-MM-DD")
    parser.add_argument("--children", type=int, metavar="N", help="child allowance")


def code_arguments(parser: argparse.ArgumentParser) -> None:
    """The options that say how a new code was read."""
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--scanned", action="store_true", help="a scanner read the code")
    how.add_argument("--retyped", action="store_true", help="it was read again and is right")


def giver_of(options: argparse.Namespace) -> Giver:
    """Who acts, by the options."""
    return Giver(TERMINAL, options.organisation, is_coordinator=True)


def say_card(centre: Centre, card: GivenCard, *, as_json: bool) -> None:
    """Say how a card stands, without its code."""
    if as_json:
        say_json(_as_json(card))
        return
    children = counted(card.child_allowance, "child", "children")
    say(
        f"Card {card.number}: {card.kind}, {card.status}, last valid day {card.last_valid_day},"
        f" {children}"
    )
    for each in card.acts:
        act = each.act.replace("_", " ")
        of = f"organisation {each.organisation}" if each.organisation else "for no organisation"
        say(f"  {local_time(centre, each.at)}  {act}, {of}")


def settle_and_say(centre: Centre, card: GivenCard, *, as_json: bool) -> None:
    """Put a change in force at once, and say how the card stands."""
    publish_and_judge(centre)
    say_card(centre, card, as_json=as_json)


def _as_json(card: GivenCard) -> dict[str, object]:
    return {
        "card": card.number,
        "kind": card.kind,
        "status": card.status,
        "last_valid_day": card.last_valid_day.isoformat(),
        "child_allowance": card.child_allowance,
        "organisation": card.organisation,
        "acts": [
            {"act": each.act, "at": each.at.isoformat(), "organisation": each.organisation}
            for each in card.acts
        ],
    }
