"""The grammar of `boxoffice` and `boxoffice-sync`."""

import argparse
import re
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from boxoffice.config import LANGUAGES
from boxoffice.errors import ExitCode, Fault
from boxoffice.sentences import sentence
from sync.protocol.kinds import Channel, VoidReason
from sync.protocol.programme import Language

_ABOUT_ARGUMENTS = re.compile(
    r"(?:argument |the following arguments are required: |one of the arguments )([^:]*)"
)
"""How the library's messages name arguments; nothing that was typed stands before the colon."""


class LocalParser(argparse.ArgumentParser):
    """A parser that answers a wrong command with its usage and a sentence in the language."""

    def __init__(self, *, language: Language, **options: Any) -> None:
        super().__init__(allow_abbrev=False, add_help=False, **options)
        self.language: Language = language
        self._positionals.title = self.says("usage_commands")
        self._optionals.title = self.says("usage_options")
        self.add_argument("-h", "--help", action="help", help=self.says("help_help"))

    def says(self, key: str) -> str:
        """A sentence of the help."""
        return sentence(key, self.language)

    def format_usage(self) -> str:
        """How the command is written, in the language."""
        return self._in_language(super().format_usage())

    def format_help(self) -> str:
        """The whole help, in the language."""
        return self._in_language(super().format_help())

    def _in_language(self, text: str) -> str:
        return text.replace("usage:", f"{self.says('usage_of')}:", 1)

    def error(self, message: str) -> NoReturn:
        """Print how the command is written, which arguments to look at, and what to do; end with
        the usage exit code.

        The library's own message is English and may repeat a code: only the names that this
        grammar gives its arguments are taken from it.
        """
        said = sentence(Fault.USAGE, self.language, program=self.prog)
        names = ", ".join(self._named(message))
        about = f"{sentence('usage_about', self.language, names=names)}\n" if names else ""
        self.exit(ExitCode.USAGE, f"{self.format_usage()}{about}{said}\n")

    def _named(self, message: str) -> list[str]:
        """The arguments of this parser that a message of the library begins with or lists."""
        about = _ABOUT_ARGUMENTS.match(message)
        spoken = set(re.split(r"[\s,/]+", about[1])) if about else set()
        names = [
            each.option_strings[-1] if each.option_strings else str(each.metavar)
            for each in self._actions
        ]
        return [name for name in names if name in spoken]


def early_options(argv: Sequence[str]) -> tuple[Path | None, str | None]:
    """Data folder and language of a command line that may be wrong otherwise."""
    parser = argparse.ArgumentParser(add_help=False, exit_on_error=False, allow_abbrev=False)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--language")
    try:
        known, _ = parser.parse_known_args(list(argv))
    except argparse.ArgumentError:
        return None, None
    return known.data, known.language


def command_parser(language: Language) -> LocalParser:
    """The parser of `boxoffice`; without a command the window opens."""
    parser = LocalParser(
        language=language, prog="boxoffice", description=sentence("about_boxoffice", language)
    )
    _common(parser, None)
    parser.add_argument("--practice", action="store_true", help=parser.says("help_practice"))
    parser.add_argument("--clerks", action="store_true", help=parser.says("help_clerks"))
    commands = parser.add_subparsers(  # type: ignore[call-overload]  # any maker of parsers will do
        dest="command", parser_class=partial(LocalParser, language=language)
    )

    def add(name: str) -> LocalParser:
        about = sentence(f"about_{name}", language)
        command: LocalParser = commands.add_parser(name, help=about, description=about)
        _common(command, argparse.SUPPRESS)
        command.add_argument("--json", action="store_true", help=sentence("help_json", language))
        return command

    _enrol(add("enrol"))
    for name in ("status", "events", "ledger"):
        add(name)
    _check(add("check"))
    _give(add("give"))
    _void(add("void"))
    _paper(add("paper"))
    _report(add("report"))
    _relay(add("relay"))
    add("counter-page").add_argument(
        "file", type=Path, metavar="FILE.pdf", help=sentence("help_counter_page", language)
    )
    scan = add("scan")
    scan.add_argument("files", nargs="+", metavar="FILE")
    scan.add_argument("--any", action="store_true", help=sentence("help_any", language))
    return parser


def sync_parser(language: Language) -> LocalParser:
    """The parser of `boxoffice-sync`."""
    parser = LocalParser(
        language=language, prog="boxoffice-sync", description=sentence("about_sync", language)
    )
    _common(parser, None)
    how = parser.add_mutually_exclusive_group(required=True)
    how.add_argument("--once", action="store_true", help=parser.says("help_once"))
    how.add_argument("--watch", action="store_true", help=parser.says("help_watch"))
    parser.add_argument(
        "--wait", type=_count, default=10, metavar="SECONDS", help=parser.says("help_wait")
    )
    parser.add_argument("--json", action="store_true", help=parser.says("help_json"))
    return parser


def _common(parser: LocalParser, default: str | None) -> None:
    """Options that may stand before the command and after it."""
    add = parser.add_argument
    add("--data", type=Path, metavar="DIR", default=default, help=parser.says("help_data"))
    add("--language", choices=LANGUAGES, default=default, help=parser.says("help_language"))
    where = parser.add_mutually_exclusive_group()
    where.add_argument(
        "--key-file",
        type=Path,
        metavar="PATH",
        default=default,
        help=parser.says("help_key_file"),
    )
    where.add_argument(
        "--passphrase",
        action="store_true",
        default=default or False,
        help=parser.says("help_passphrase"),
    )


def _enrol(parser: LocalParser) -> None:
    parser.add_argument("address", metavar="ADDRESS")
    parser.add_argument("code", metavar="CODE", help=parser.says("help_code"))
    parser.add_argument("--name", help=parser.says("help_name"))
    parser.add_argument("--fingerprint", help=parser.says("help_fingerprint"))
    parser.add_argument("--yes", action="store_true", help=parser.says("help_yes"))
    anew = parser.add_mutually_exclusive_group()
    anew.add_argument("--again", action="store_true", help=parser.says("help_again"))
    anew.add_argument("--new-desk", action="store_true", help=parser.says("help_new_desk"))


def _check(parser: LocalParser) -> None:
    parser.add_argument("code", metavar="CODE", help=parser.says("help_code"))
    parser.add_argument("--event", required=True, metavar="ID", help=parser.says("help_event"))
    parser.add_argument(
        "--on-face", type=date.fromisoformat, metavar="DAY", help=parser.says("help_face")
    )
    parser.add_argument(
        "--face-children", type=_count, default=0, metavar="N", help=parser.says("help_children")
    )
    parser.add_argument("--face-community", action="store_true", help=parser.says("help_community"))
    parser.add_argument("--as-written", action="store_true", help=parser.says("help_as_written"))
    parser.add_argument(
        "--confirm-old-list", action="store_true", help=parser.says("help_old_list")
    )


def _give(parser: LocalParser) -> None:
    _check(parser)
    for kind in ("holder", "children", "assistant", "workers", "group-children"):
        parser.add_argument(f"--{kind}", type=_count, metavar="N", help=parser.says("help_count"))
    parser.add_argument("--channel", choices=[str(each) for each in Channel], default="counter")


def _void(parser: LocalParser) -> None:
    parser.add_argument("row", metavar="ROW", help=parser.says("help_row"))
    reasons = [str(each) for each in VoidReason]
    parser.add_argument("--reason", choices=reasons, default=str(VoidReason.MISTAKE))


def _paper(parser: LocalParser) -> None:
    parser.add_argument("act", choices=["import"], metavar="import")
    parser.add_argument("file", metavar="FILE", help=parser.says("help_table"))
    parser.add_argument("--event", required=True, metavar="ID", help=parser.says("help_event"))
    parser.add_argument(
        "--day", type=date.fromisoformat, metavar="DAY", help=parser.says("help_day")
    )
    parser.add_argument("--preview", action="store_true", help=parser.says("help_preview"))


def _report(parser: LocalParser) -> None:
    for name, at, key in (("--from", "first", "help_first"), ("--to", "last", "help_last")):
        parser.add_argument(
            name,
            dest=at,
            type=date.fromisoformat,
            required=True,
            metavar="DAY",
            help=parser.says(key),
        )
    parser.add_argument("--venue", action="store_true", help=parser.says("help_venue"))
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--xlsx", type=Path, metavar="FILE", help=parser.says("help_xlsx"))
    where.add_argument("--csv", type=Path, metavar="FILE", help=parser.says("help_csv"))


def _relay(parser: LocalParser) -> None:
    parser.add_argument("address", nargs="?", metavar="ADDRESS", help=parser.says("help_relay"))
    parser.add_argument(
        "code", nargs="?", default="-", metavar="CODE", help=parser.says("help_code")
    )
    parser.add_argument("--leave", action="store_true", help=parser.says("help_leave"))


def _count(text: str) -> int:
    """A count of tickets as the rows allow it, or of seconds."""
    count = int(text)
    if not 0 <= count <= 999:  # noqa: PLR2004 - the bound of `sync.protocol.rows.Count`
        raise ValueError
    return count
