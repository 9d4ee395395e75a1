"""`boxoffice paper import`: record a table of paper lines, each once."""

from pathlib import Path
from typing import Any

from boxoffice.commands.surroundings import Surroundings
from boxoffice.errors import CommandRefused, Complaint, ExitCode, Fault
from boxoffice.services.desk import Desk
from boxoffice.services.entering_paper import Sheet
from boxoffice.services.importing_paper import Preview, PreviewLine, import_lines, preview
from boxoffice.services.reading_tables import CannotReadTable, FileProblem
from sync.protocol.limits import event_day


def run(options: Any, around: Surroundings) -> int:
    """Record every readable line and set the rest aside; 1 where lines are to be fixed."""
    with around.open_desk() as desk:
        found = _preview(desk, options)
        recorded = 0 if options.preview else import_lines(desk, found).value.recorded
    if options.json:
        around.show_json(
            {
                "file": found.name,
                "recorded": recorded,
                "readable": found.readable,
                "to_fix": found.faulty,
                "known": found.known,
                "lines": [_line(each) for each in found.lines],
            }
        )
    else:
        key = "paper_previewed" if options.preview else "paper_imported"
        around.say(key, count=found.readable, to_fix=found.faulty, known=found.known)
    return ExitCode.REFUSED if found.faulty else ExitCode.OK


def _preview(desk: Desk, options: Any) -> Preview:
    event = desk.event(options.event)
    day = options.day or event_day(event, desk.days()) or desk.today()
    try:
        return preview(desk, Sheet(event.id, day), Path(options.file))
    except CannotReadTable as refused:
        no_codes = refused.problem is FileProblem.NO_CODE_COLUMN
        fault = Fault.NO_CODE_COLUMN if no_codes else Fault.NO_TABLE
        complaint = Complaint(fault, ExitCode.USAGE, {"path": str(options.file)})
        raise CommandRefused(complaint) from None


def _line(line: PreviewLine) -> dict[str, object]:
    """A line without its code: where it stands, and what becomes of it."""
    return {
        "line": line.number,
        "known": line.known,
        "problem": line.problem.value if line.problem else None,
        "verdict": line.look.kind.value if line.look else None,
    }
