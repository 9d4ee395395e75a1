"""`boxoffice counter-page`: the page *At the counter* as a PDF; needs no desk and no screen."""

import importlib
from pathlib import Path
from typing import Any

from boxoffice.commands.surroundings import Surroundings
from boxoffice.errors import CommandRefused, Complaint, ExitCode, Fault
from boxoffice.printing.errors import CannotPrint


def run(options: Any, around: Surroundings) -> int:
    """Write the page in the language of the command."""
    path: Path = options.file
    if path.suffix.lower() != ".pdf":
        complaint = Complaint(Fault.TABLE_NAME, ExitCode.USAGE, {"ending": ".pdf"})
        raise CommandRefused(complaint)
    try:
        writing = importlib.import_module("boxoffice.ui.help.file")
    except ImportError as error:
        if not (error.name or "").startswith("PySide6"):
            raise
        raise CommandRefused(Complaint(Fault.NO_QT, ExitCode.REFUSED)) from error
    try:
        writing.write_counter_page(path, around.language)
    except CannotPrint:
        complaint = Complaint(Fault.TABLE_NOT_WRITTEN, ExitCode.USAGE, {"path": str(path)})
        raise CommandRefused(complaint) from None
    if options.json:
        around.show_json({"file": str(path), "language": around.language})
    else:
        around.say("counter_page_written", path=str(path))
    return ExitCode.OK
