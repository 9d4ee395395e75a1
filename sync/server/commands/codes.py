"""`boxoffice-server codes`: what card codes look like, and new cards to print."""

import argparse
import os
from dataclasses import asdict
from pathlib import Path

from sync.protocol.card_codes import CheckDigit, CodeFormat
from sync.protocol.symbologies import Symbology
from sync.server.commands.terminal import (
    TERMINAL,
    CommandError,
    add_act,
    answer,
    centre_arguments,
    counted,
    json_argument,
    opened_centre,
    say,
    say_json,
)
from sync.server.handing_out.code_formats import Wish, code_format, put_format, remove_format
from sync.server.handing_out.format_effects import (
    Effects,
    effects_of_putting,
    effects_of_removing,
)
from sync.server.handing_out.random_codes import make_codes
from sync.server.handing_out.sheets import Sheet, pdf
from sync.server.store import settings


def add_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `codes` to the command line."""
    parser = commands.add_parser("codes", help="what card codes look like; new cards to print")
    centre_arguments(parser)
    json_argument(parser)
    parser.set_defaults(run=run)
    acts = parser.add_subparsers(title="acts", metavar="ACT")
    putting = add_act(acts, "put", run_put, "add a code format, or change it")
    putting.add_argument("format", metavar="ID")
    putting.add_argument("--pattern", required=True, help="a regular expression")
    putting.add_argument("--example", required=True, metavar="CODE")
    putting.add_argument("--grouping", type=int, nargs="+", default=[], metavar="N")
    putting.add_argument("--check-digit", choices=[*CheckDigit])
    putting.add_argument(
        "--symbologies",
        nargs="+",
        default=[],
        choices=[each.value for each in Symbology],
        metavar="KIND",
        help="the barcodes its cards carry (%(choices)s); where not said, any but ITF",
    )
    putting.add_argument(
        "--itf-length", type=int, metavar="N", help="how many digits its ITF codes have"
    )
    removing = add_act(acts, "remove", run_remove, "take a code format away")
    removing.add_argument("format", metavar="ID")
    for act in (putting, removing):
        act.add_argument(
            "--try",
            dest="only_try",
            action="store_true",
            help="say what it would do to the cards in the register, and do nothing",
        )
    printing = add_act(acts, "print", run_print, "new cards with random codes, as a PDF file")
    printing.add_argument("file", type=Path, metavar="FILE.pdf")
    printing.add_argument("--count", type=int, default=10, help="how many (%(default)s)")
    printing.add_argument("--stickers", action="store_true", help="stickers of 70 x 37 mm")


def run(options: argparse.Namespace) -> int:
    """List the code formats, in the order in which they are tried."""
    with opened_centre(options) as centre, centre.store.read() as connection:
        formats = settings.network(connection).code_formats
    if options.json:
        say_json([each.model_dump(mode="json") for each in formats])
        return 0
    for each in formats:
        digit = f", check digit {each.check_digit}" if each.check_digit else ""
        say(f"{each.id}  {each.pattern}, such as {each.example}{digit}, on {_carried(each)}")
    return 0


def _carried(code_format: CodeFormat) -> str:
    if code_format.symbologies is None:
        return "any barcode but ITF"
    length = f" ({code_format.itf_length} digits)" if code_format.itf_length else ""
    return ", ".join(code_format.symbologies) + length


def run_put(options: argparse.Namespace) -> int:
    """Add or change a format."""
    digit = CheckDigit(options.check_digit) if options.check_digit else None
    new = code_format(
        Wish(
            options.format,
            options.pattern,
            options.example,
            tuple(options.grouping),
            digit,
            tuple(options.symbologies),
            options.itf_length,
        )
    )
    with opened_centre(options) as centre:
        if options.only_try:
            return _say_effects(options, effects_of_putting(centre, new))
        put_format(centre, TERMINAL, new)
    answer(options, f"{new.id} is a code format.", **new.model_dump(mode="json"))
    return 0


def run_remove(options: argparse.Namespace) -> int:
    """Take a format away."""
    with opened_centre(options) as centre:
        if options.only_try:
            return _say_effects(options, effects_of_removing(centre, options.format))
        remove_format(centre, TERMINAL, options.format)
    answer(options, f"{options.format} is no code format any more.", removed=options.format)
    return 0


def _say_effects(options: argparse.Namespace, effects: Effects) -> int:
    if options.json:
        say_json(asdict(effects))
        return 0
    for told, numbers in (
        ("in the register", effects.registered),
        ("of this format", effects.fit),
        ("no codes any more", effects.lost),
        ("codes from then on", effects.found),
        ("read as another format than now", effects.moved),
    ):
        say(f"{told}: {counted(numbers.cards, 'card', 'cards')}, {numbers.in_use:,} in use")
    if effects.named_by:
        say(f"handed out or tried out by: {', '.join(effects.named_by)}")
    return 0


def run_print(options: argparse.Namespace) -> int:
    """Make codes and write their sheet; only its owner may read the file."""
    with opened_centre(options) as centre:
        codes = make_codes(centre, TERMINAL, options.count)
    sheet = pdf(codes, Sheet.STICKERS if options.stickers else Sheet.CARDS)
    try:
        opened = os.open(options.file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(opened, "wb") as file:
            file.write(sheet)
    except OSError as error:
        raise CommandError(f"{options.file} cannot be written, or is there already.") from error
    told = f"{counted(len(codes), 'code', 'codes')} in {options.file}. Treat it like the cards."
    answer(options, told, file=str(options.file), codes=len(codes))
    return 0
