"""The program `boxoffice`: a command on the command line, or without one the window."""

import importlib
import os
import sys
from collections.abc import Callable, Sequence
from typing import Any

from boxoffice.commands import check, enrol, events, give, ledger, scan, status, void
from boxoffice.commands.arguments import command_parser
from boxoffice.commands.frame import Program, run_program
from boxoffice.commands.surroundings import Surroundings
from boxoffice.errors import CommandRefused, Complaint, ExitCode, Fault

Command = Callable[[Any, Surroundings], int]
_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
"""Without any of them Qt would end the whole process with a message of its own."""


def _scan(options: Any, around: Surroundings) -> int:
    files: list[str] = options.files
    return scan.run(
        files, json=options.json, out=around.out, err=around.err, language=around.language
    )


def _window(options: Any, around: Surroundings) -> int:
    """Open the window. Only now is Qt loaded: commands run where its libraries are missing."""
    if sys.platform == "linux" and not any(os.environ.get(name) for name in _DISPLAYS):
        raise CommandRefused(Complaint(Fault.NO_DISPLAY, ExitCode.REFUSED))
    try:
        app = importlib.import_module("boxoffice.app")
    except ImportError as error:
        if not (error.name or "").startswith("PySide6"):
            raise
        raise CommandRefused(Complaint(Fault.NO_QT, ExitCode.REFUSED)) from error
    return int(app.run_window(around.config, around.choice, options.language))


_COMMANDS: dict[str | None, Command] = {
    None: _window,
    "enrol": enrol.run,
    "status": status.run,
    "events": events.run,
    "check": check.run,
    "give": give.run,
    "void": void.run,
    "ledger": ledger.run,
    "scan": _scan,
}


def _run(options: Any, around: Surroundings) -> int:
    return _COMMANDS[options.command](options, around)


def _begins_a_desk(options: Any) -> bool:
    return options.command in {None, "enrol"}


def _log_name(options: Any) -> str:
    """The window stays open while commands come and go: each has its own file to rotate."""
    return "boxoffice" if options.command is None else "boxoffice-commands"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code (docs/command-line.md)."""
    program = Program("boxoffice", command_parser, _run, _begins_a_desk, _log_name)
    return run_program(program, argv)


if __name__ == "__main__":
    sys.exit(main())
