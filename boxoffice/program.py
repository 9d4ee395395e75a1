"""The program `boxoffice`: a command on the command line, or without one the window."""

import gc
import importlib
import os
import sys
from collections.abc import Sequence
from typing import Any

from boxoffice import deferring
from boxoffice.commands.arguments import command_parser
from boxoffice.commands.frame import Program, run_program
from boxoffice.commands.surroundings import Surroundings
from boxoffice.domain.clock import Clock
from boxoffice.errors import CommandRefused, Complaint, ExitCode, Fault

_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
"""Without any of them Qt would end the whole process with a message of its own."""


def _window(options: Any, around: Surroundings) -> int:
    """Open the window. Only now is Qt loaded: commands run where its libraries are missing."""
    if sys.platform == "linux" and not any(os.environ.get(name) for name in _DISPLAYS):
        raise CommandRefused(Complaint(Fault.NO_DISPLAY, ExitCode.REFUSED))
    try:
        deferring.import_qt()
        if options.practice:
            practice = importlib.import_module("boxoffice.ui.practice.application")
            return int(
                practice.run_practice(
                    around.config, options.language, around.clock, staffed=options.clerks
                )
            )
        app = importlib.import_module("boxoffice.app")
    except ImportError as error:
        if not (error.name or "").startswith("PySide6"):
            raise
        raise CommandRefused(Complaint(Fault.NO_QT, ExitCode.REFUSED)) from error
    return int(app.run_window(around.config, around.choice, options.language, around.clock))


def _run(options: Any, around: Surroundings) -> int:
    """Do what was asked; a command is a module of `boxoffice.commands`, imported only now."""
    if options.command is None:
        return _window(options, around)
    command = importlib.import_module(f"boxoffice.commands.{options.command.replace('-', '_')}")
    gc.enable()
    return int(command.run(options, around))


def _begins_a_desk(options: Any) -> bool:
    return options.command in {None, "enrol"}


def _log_name(options: Any) -> str:
    """The window stays open while commands come and go: each has its own file to rotate."""
    if options.command is not None:
        return "boxoffice-commands"
    return "boxoffice-practice" if options.practice else "boxoffice"


def main(argv: Sequence[str] | None = None, clock: Clock | None = None) -> int:
    """Run one command; returns its exit code (docs/command-line.md)."""
    program = Program("boxoffice", command_parser, _run, _begins_a_desk, _log_name)
    return run_program(program, argv, clock)
