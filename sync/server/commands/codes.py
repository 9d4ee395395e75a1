"""`boxoffice-server codes`: what card codes look like, and new cards to print."""

import argparse
import os
from dataclasses import asdict
from datetime import date
from pathlib import Path

from sync.protocol.card_codes import CheckDigit, CodeFormat
from sync.protocol.symbologies import Symbology
from sync.server.centre import Centre
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
from sync.server.handing_out.code_formats import (
    Wish,
    code_format,
    put_format,
    remove_format,
    withdraw_coming,
)
from sync.server.handing_out.format_effects import Effects, effects_of
from sync.server.handing_out.random_codes import make_codes
from sync.server.handing_out.sheets import Sheet, pdf
from sync.server.store.code_formats import ComingFormat, coming, formats_on


def add_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `codes` to the command line."""
    parser = commands.add_parser("codes", help="what card codes look like; new cards to print")
    centre_arguments(parser)
    json_argument(parser)
    parser.add_argument(
        "--coming", action="store_true", help="what is to become of them, and on which day"
    )
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
    withdrawing = add_act(acts, "withdraw", run_withdraw, "take back what has not begun yet")
    withdrawing.add_argument("format", metavar="ID")
    for act in (putting, removing, withdrawing):
        act.add_argument(
            "--from",
            dest="from_day",
            type=date.fromisoformat,
            metavar="YYYY-MM-DD",
            required=act is withdrawing,
            help="the day it begins on" if act is withdrawing else "from a day on; now",
        )
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
    """List the code formats, in the order in which they are tried, or what is to come."""
    with opened_centre(options) as centre, centre.store.read() as connection:
        today = centre.network.days.day_of(centre.now())
        formats = formats_on(connection, today)
        later = [each for each in coming(connection) if each.from_day > today]
    if options.json and options.coming:
        say_json([_dated(each) for each in later])
        return 0
    if options.json:
        say_json([each.model_dump(mode="json") for each in formats])
        return 0
    for each in [] if options.coming else formats:
        say(_told(each))
    for change in later:
        told = _told(change.format) if change.format else f"{change.id}  is taken away"
        say(f"from {change.from_day}: {told}")
    return 0


def _told(each: CodeFormat) -> str:
    digit = f", check digit {each.check_digit}" if each.check_digit else ""
    return f"{each.id}  {each.pattern}, such as {each.example}{digit}, on {_carried(each)}"


def _dated(change: ComingFormat) -> dict[str, object]:
    made = change.format.model_dump(mode="json") if change.format else None
    return {"id": change.id, "from_day": change.from_day.isoformat(), "format": made}


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
            return _say_effects(options, effects_of(centre, _change(centre, options, new)))
        put_format(centre, TERMINAL, new, options.from_day)
    told = f"{new.id} is a code format{_from(options)}."
    answer(options, told, **new.model_dump(mode="json"), **_when(options))
    return 0


def run_remove(options: argparse.Namespace) -> int:
    """Take a format away."""
    with opened_centre(options) as centre:
        if options.only_try:
            return _say_effects(options, effects_of(centre, _change(centre, options, None)))
        remove_format(centre, TERMINAL, options.format, options.from_day)
    told = f"{options.format} is no code format any more{_from(options)}."
    answer(options, told, removed=options.format, **_when(options))
    return 0


def run_withdraw(options: argparse.Namespace) -> int:
    """Have nothing become of a format on a day."""
    with opened_centre(options) as centre:
        withdraw_coming(centre, TERMINAL, options.format, options.from_day)
    told = f"Taken back: nothing becomes of {options.format} on {options.from_day}."
    answer(options, told, format=options.format, withdrawn=options.from_day.isoformat())
    return 0


def _change(centre: Centre, options: argparse.Namespace, new: CodeFormat | None) -> ComingFormat:
    today = centre.network.days.day_of(centre.now())
    return ComingFormat(options.format, options.from_day or today, new)


def _from(options: argparse.Namespace) -> str:
    return f" from {options.from_day} on" if options.from_day else ""


def _when(options: argparse.Namespace) -> dict[str, str]:
    return {"from_day": options.from_day.isoformat()} if options.from_day else {}


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
