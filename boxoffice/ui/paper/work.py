"""What paper entry asks of the desk; every call runs on the store lane, not on Qt's thread."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from boxoffice.domain.event_days import EventChoice
from boxoffice.domain.paper import LateRow, LineProblem, WaitingLine, WrittenLine
from boxoffice.domain.retyping import Period
from boxoffice.domain.verdicts import VerdictKind
from boxoffice.services import choosing_events, entering_paper, importing_paper, retyping
from boxoffice.services.desk import Desk
from boxoffice.services.entering_paper import CannotRead, PaperLook, Sheet
from boxoffice.services.importing_paper import Imported, Preview
from boxoffice.services.reading_tables import CannotReadTable, FileProblem
from boxoffice.services.retyping import Worklist
from boxoffice.services.writing_tables import CannotWriteTable, OutTable, marked, write_table
from sync.protocol.days import LocalDays
from sync.protocol.kinds import CardSource

PLAIN = frozenset({VerdictKind.VALID, VerdictKind.VALID_LAST_DAY})
"""Verdicts that need no second look at the paper."""


@dataclass(frozen=True, slots=True)
class PaperState:
    """All that paper entry shows of the desk; `sheet` is None before an event is chosen, and
    `above` the moment that counts for a line without a time.
    """

    choices: tuple[EventChoice, ...]
    sheet: Sheet | None
    rows: tuple[LateRow, ...]
    waiting: tuple[WaitingLine, ...]
    above: datetime | None
    days: LocalDays
    today: date
    example: str
    desk: str


class PaperWork(Protocol):
    """The use cases of paper entry; store errors go through to the caller."""

    def state(self, sheet: Sheet | None) -> PaperState:
        """What is there now; without a sheet, one for the event of the moment."""
        ...

    def look(
        self, sheet: Sheet, line: WrittenLine, above: datetime | None
    ) -> PaperLook | LineProblem:
        """The desk's word on a line that is being written."""
        ...

    def record(
        self,
        sheet: Sheet,
        line: WrittenLine,
        above: datetime | None,
        source: CardSource,
        *,
        insists: bool,
    ) -> LateRow | PaperLook | LineProblem:
        """Record a line durably; unless somebody insists, only one whose verdict needs no look at
        the paper: the others are only looked at.
        """
        ...

    def keep(self, sheet: Sheet, line: WrittenLine) -> None:
        """Set an unreadable line aside."""
        ...

    def mend(
        self, line_id: str, line: WrittenLine, as_written: bool
    ) -> LateRow | LineProblem | None:
        """Record a line that waited; None where it no longer waits."""
        ...

    def leave_away(self, line_id: str) -> None:
        """A waiting line was none."""
        ...

    def take_back(self, row_id: str) -> WrittenLine | None:
        """Void a line, and give what stood on it; None once its code is erased."""
        ...

    def preview(self, sheet: Sheet, path: Path) -> Preview | FileProblem:
        """Read a file; nothing is recorded."""
        ...

    def import_lines(self, preview: Preview) -> Imported:
        """Record what a preview shows."""
        ...

    def worklist(self, period: Period) -> Worklist:
        """The uses to retype."""
        ...

    def mark(self, row_ids: tuple[str, ...], done: bool) -> None:
        """Mark uses as retyped, or not."""
        ...

    def note_list_made(self) -> None:
        """A list with codes is made now."""
        ...

    def save_table(self, path: Path, table: OutTable) -> bool:
        """Write a table; whether it could be written."""
        ...


class PaperCounter:
    """The desk as paper entry uses it."""

    def __init__(
        self, desk: Desk, recorded: Callable[[], None], mark: Callable[[], str] = str
    ) -> None:
        """`recorded` is called when new rows are on the disk; `mark` words what stands above every
        table that is saved.
        """
        self._mark = mark
        self._desk = desk
        self._recorded = recorded

    def state(self, sheet: Sheet | None) -> PaperState:
        """As `PaperWork`."""
        desk = self._desk
        choices = tuple(choosing_events.event_choices(desk))
        if sheet is None or all(each.event.id != sheet.event for each in choices):
            sheet = self._first_sheet()
        formats = desk.formats()
        return PaperState(
            choices=choices,
            sheet=sheet,
            rows=entering_paper.entered(desk, sheet) if sheet else (),
            waiting=entering_paper.waiting_lines(desk),
            above=entering_paper.first_moment(desk, sheet) if sheet else None,
            days=desk.days(),
            today=desk.today(),
            example=formats[0].example if formats else "",
            desk=desk.identity().name,
        )

    def look(
        self, sheet: Sheet, line: WrittenLine, above: datetime | None
    ) -> PaperLook | LineProblem:
        """As `PaperWork`."""
        return entering_paper.look(self._desk, sheet, line, above)

    def record(
        self,
        sheet: Sheet,
        line: WrittenLine,
        above: datetime | None,
        source: CardSource,
        *,
        insists: bool,
    ) -> LateRow | PaperLook | LineProblem:
        """As `PaperWork`."""
        if not insists:
            found = entering_paper.look(self._desk, sheet, line, above)
            if not isinstance(found, PaperLook) or found.kind not in PLAIN:
                return found
        try:
            row = entering_paper.record(self._desk, sheet, line, above, source=source).value
        except CannotRead as refused:
            return refused.problem
        self._recorded()
        return row

    def keep(self, sheet: Sheet, line: WrittenLine) -> None:
        """As `PaperWork`."""
        entering_paper.keep_for_mending(self._desk, sheet, line)

    def mend(
        self, line_id: str, line: WrittenLine, as_written: bool
    ) -> LateRow | LineProblem | None:
        """As `PaperWork`."""
        try:
            row = entering_paper.mend(self._desk, line_id, line, as_written=as_written).value
        except CannotRead as refused:
            return refused.problem
        self._recorded()
        return row

    def leave_away(self, line_id: str) -> None:
        """As `PaperWork`."""
        entering_paper.leave_away(self._desk, line_id)

    def take_back(self, row_id: str) -> WrittenLine | None:
        """As `PaperWork`."""
        line = entering_paper.take_back(self._desk, row_id).value
        self._recorded()
        return line

    def preview(self, sheet: Sheet, path: Path) -> Preview | FileProblem:
        """As `PaperWork`."""
        try:
            return importing_paper.preview(self._desk, sheet, path)
        except CannotReadTable as refused:
            return refused.problem

    def import_lines(self, preview: Preview) -> Imported:
        """As `PaperWork`."""
        done = importing_paper.import_lines(self._desk, preview).value
        self._recorded()
        return done

    def worklist(self, period: Period) -> Worklist:
        """As `PaperWork`."""
        return retyping.worklist(self._desk, period)

    def mark(self, row_ids: tuple[str, ...], done: bool) -> None:
        """As `PaperWork`."""
        retyping.mark(self._desk, row_ids, done=done)

    def note_list_made(self) -> None:
        """As `PaperWork`."""
        retyping.note_list_made(self._desk)

    def save_table(self, path: Path, table: OutTable) -> bool:
        """As `PaperWork`."""
        try:
            write_table(path, marked(table, self._mark()))
        except CannotWriteTable:
            return False
        return True

    def _first_sheet(self) -> Sheet | None:
        """What is chosen at the desk, unless it is still ahead: nothing was used there yet."""
        chosen, today = choosing_events.chosen_event(self._desk).choice, self._desk.today()
        if chosen is None or (chosen.day or today) > today:
            return None
        return Sheet(chosen.event.id, chosen.day or today)
