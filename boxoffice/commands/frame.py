"""What surrounds every program of the desk: language, log, complaints and exit codes."""

import argparse
import io
import logging
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from boxoffice.commands.arguments import early_options
from boxoffice.commands.surroundings import Surroundings
from boxoffice.config import (
    Config,
    DeskSettings,
    FolderUnusable,
    SettingsDamaged,
    choose_language,
    find_config,
)
from boxoffice.domain.clock import Clock, SystemClock
from boxoffice.errors import ExitCode, bug, complaint_of
from boxoffice.keys.choosing import KeyChoice
from boxoffice.logs import logging_to
from sync.protocol.programme import Language

_INTERRUPTED = 130
"""128 + SIGINT, as shells write it."""


@dataclass(frozen=True, slots=True)
class Program:
    """A program: its name, its grammar in a language, and what it does.

    Only a `first_use` makes the data folder; without one there is no log, and nothing to log.
    """

    name: str
    parser: Callable[[Language], argparse.ArgumentParser]
    run: Callable[[Any, Surroundings], int]
    first_use: Callable[[Any], bool] = lambda options: False
    log_name: Callable[[Any], str] = lambda options: "boxoffice-sync"


def run_program(program: Program, argv: Sequence[str] | None, clock: Clock | None = None) -> int:
    """Parse, run, and turn every error into one sentence and an exit code; never a traceback.

    The clock is this machine's unless another is given.
    """
    arguments = sys.argv[1:] if argv is None else list(argv)
    folder, language_asked = early_options(arguments)
    config = find_config(folder, os.environ)
    language = choose_language(language_asked, _settings(config), os.environ)
    try:
        options = program.parser(language).parse_args(arguments)
    except SystemExit as end:
        return int(end.code or 0)
    if program.first_use(options):
        with suppress(FolderUnusable):  # told by the command itself, which needs the folder
            config.prepare()
    with logging_to(config.logs, program.log_name(options)):
        around = Surroundings(
            config=config,
            choice=KeyChoice(options.key_file, options.passphrase),
            language=language,
            clock=clock or SystemClock(),
            out=sys.stdout,
            err=sys.stderr,
            input=sys.stdin,
        )
        return _guarded(program, options, around)


def _guarded(program: Program, options: Any, around: Surroundings) -> int:
    try:
        result = program.run(options, around)
        around.out.flush()
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        _silence(around.out)
        return ExitCode.REFUSED
    except Exception as error:  # the outermost frame: a person gets a sentence, the log the rest
        complaint = complaint_of(error)
        log = logging.getLogger(program.name)
        if complaint is None:
            log.exception("bug")
            complaint = bug(around.config.logs)
        else:
            told = {"fault": str(complaint.fault), "error": type(error).__name__}
            log.warning("failed", extra=told)
        return around.complain(complaint)
    return result


def _settings(config: Config) -> DeskSettings | None:
    """The settings where they can be read; what is wrong with them is told by who needs them."""
    try:
        return config.settings()
    except (SettingsDamaged, FolderUnusable):
        return None


def _silence(out: Any) -> None:
    """Keep the interpreter from flushing into the closed pipe once more when it ends."""
    try:
        descriptor = out.fileno()
    except io.UnsupportedOperation:
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)
