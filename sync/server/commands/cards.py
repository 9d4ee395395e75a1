"""`boxoffice-server cards`: look into the register, add and renew cards."""

import argparse
import csv
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from sync.protocol.card_codes import recognise
from sync.protocol.kinds import CardKind, CardStatus
from sync.protocol.list_files import FIRST_DAY, LAST_DAY, MAX_CHILD_ALLOWANCE
from sync.server.centre import Centre
from sync.server.commands.terminal import (
    CommandError,
    centre_arguments,
    counted,
    json_argument,
    opened_centre,
    say,
    say_json,
)
from sync.server.lists.registering import CardChange, register_cards
from sync.server.seed.card_samples import sample_codes
from sync.server.store import register, settings
from sync.server.store.register import RegisteredCard

COLUMNS = ("code", "last_valid_day", "kind", "child_allowance")


def add_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `cards` to the command line."""
    parser = commands.add_parser("cards", help="list, add and renew cards")
    centre_arguments(parser)
    json_argument(parser)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--list", choices=[*CardStatus], help="list cards by their status")
    what.add_argument("--sample", action="store_true", help="example codes, by state")
    what.add_argument("--show", metavar="CODE", help="one card")
    what.add_argument("--add", metavar="CODE", help="register a card, or renew it")
    what.add_argument(
        "--import",
        dest="file",
        type=Path,
        metavar="FILE",
        help=f"register or renew the cards of a CSV file ({', '.join(COLUMNS)})",
    )
    parser.add_argument("--last-valid-day", type=date.fromisoformat, metavar="YYYY-MM-DD")
    parser.add_argument("--kind", choices=[*CardKind], default=None)
    parser.add_argument("--children", type=int, default=None, help="child allowance")
    parser.add_argument("--most", type=int, default=10, help="how many (default: %(default)s)")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Do what was asked of the register; changes are published and judged at once."""
    with opened_centre(options) as centre:
        if options.sample:
            _sample(centre, options)
        elif options.list:
            _list(centre, options)
        elif options.show:
            _show(centre, options)
        else:
            _register(centre, options)
    return 0


def code_of(centre: Centre, text: str) -> str:
    """The normalised code of a text; `CommandError` where it fits no format of the network."""
    with centre.store.read() as connection:
        formats = settings.network(connection).code_formats
    card_code = recognise(text, formats)
    if card_code is None:
        examples = ", ".join(each.example for each in formats)
        raise CommandError(f"This is not a card code. Codes look like: {examples}")
    return card_code.text


def _sample(centre: Centre, options: argparse.Namespace) -> None:
    samples = sample_codes(centre, options.most)
    if options.json:
        say_json(samples)
        return
    for state, codes in samples.items():
        say(f"{state.replace('_', ' ')}: {', '.join(codes) or 'none'}")


def _list(centre: Centre, options: argparse.Namespace) -> None:
    kind = CardKind(options.kind) if options.kind else None
    with centre.store.read() as connection:
        found = register.cards_like(
            connection, status=CardStatus(options.list), kind=kind, most=options.most
        )
    _say_cards(found, as_json=options.json)


def _show(centre: Centre, options: argparse.Namespace) -> None:
    code = code_of(centre, options.show)
    with centre.store.read() as connection:
        found = register.card_with_code(connection, code)
    if found is None:
        raise CommandError("There is no such card in the register.")
    _say_cards([found], as_json=options.json)


def _say_cards(found: list[RegisteredCard], *, as_json: bool) -> None:
    if as_json:
        say_json([_as_json(each) for each in found])
        return
    for each in found:
        state = each.state
        say(
            f"{each.code}  {each.kind}, {state.status}, last valid day {state.last_valid_day}, "
            f"{counted(state.child_allowance, 'child', 'children')}"
        )
    if not found:
        say("There are no such cards.")


def _as_json(card: RegisteredCard) -> Mapping[str, object]:
    return {
        "code": card.code,
        "kind": card.kind,
        "status": card.state.status,
        "last_valid_day": card.state.last_valid_day.isoformat(),
        "child_allowance": card.state.child_allowance,
    }


def _register(centre: Centre, options: argparse.Namespace) -> None:
    changes = list(_from_file(centre, options.file)) if options.file else [_one(centre, options)]
    outcome = register_cards(centre, changes)
    if options.json:
        say_json(
            {
                "added": outcome.added,
                "renewed": outcome.renewed,
                "list_version": outcome.list_version,
            }
        )
        return
    say(
        f"{counted(outcome.added, 'card', 'cards')} added, {outcome.renewed:,} renewed; "
        f"list version {outcome.list_version}."
    )


def _one(centre: Centre, options: argparse.Namespace) -> CardChange:
    if options.last_valid_day is None:
        raise CommandError("Say until when the card is valid: --last-valid-day YYYY-MM-DD")
    return _change(centre, options.add, options.last_valid_day, options.kind, options.children)


def _change(
    centre: Centre, text: str, last_valid_day: date, kind: str | None, children: int | None
) -> CardChange:
    if not FIRST_DAY <= last_valid_day <= LAST_DAY:
        raise CommandError(f"A last valid day is from {FIRST_DAY} to {LAST_DAY}.")
    if children is not None and not 0 <= children <= MAX_CHILD_ALLOWANCE:
        raise CommandError(f"A child allowance is 0 to {MAX_CHILD_ALLOWANCE}.")
    return CardChange(
        code_of(centre, text), last_valid_day, CardKind(kind) if kind else None, children
    )


def _from_file(centre: Centre, file: Path) -> Iterator[CardChange]:
    try:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            yield from _from_lines(centre, csv.DictReader(opened))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CommandError(f"{file} cannot be read as a CSV file in UTF-8.") from error


def _from_lines(centre: Centre, lines: "csv.DictReader[str]") -> Iterator[CardChange]:
    if not {"code", "last_valid_day"} <= set(lines.fieldnames or ()):
        raise CommandError(f"The first line names the columns: {','.join(COLUMNS)}")
    for line in lines:
        try:
            children = int(line["child_allowance"]) if line.get("child_allowance") else None
            day = date.fromisoformat(line["last_valid_day"] or "")
            yield _change(centre, line["code"] or "", day, line.get("kind") or None, children)
        except (ValueError, CommandError) as error:
            raise CommandError(
                f"Line {lines.line_num} cannot be read; nothing was changed: {error}"
            ) from error
