"""From lines, previews and worklists to the rows that paper entry shows."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from boxoffice.domain.event_days import EventChoice, EventTiming
from boxoffice.domain.paper import LateRow, LineProblem, WaitingLine, WrittenLine
from boxoffice.domain.verdicts import VerdictKind, add_up
from boxoffice.printing.document import (
    A4,
    Align,
    Column,
    Document,
    Font,
    Page,
    Space,
    Text,
)
from boxoffice.printing.document import Table as PrintedTable
from boxoffice.services.entering_paper import PaperLook, Sheet
from boxoffice.services.importing_paper import Preview, PreviewLine
from boxoffice.services.retyping import EventLines, Worklist
from boxoffice.services.writing_tables import OutTable
from boxoffice.ui import paper_words as say
from boxoffice.ui import words
from boxoffice.ui.event_words import title
from boxoffice.ui.lists.screen import Cell, Option
from boxoffice.ui.paper.screen import Fields, Hint, Row, Table
from boxoffice.ui.paper.work import PLAIN, PaperState
from sync.protocol.days import LocalDays
from sync.protocol.kinds import TicketKind

_LOOKS = {
    VerdictKind.VALID: ("go", "verdict_check"),
    VerdictKind.VALID_LAST_DAY: ("go", "verdict_last_day"),
    VerdictKind.HAS_TICKETS: ("neutral", "verdict_ticket"),
    VerdictKind.USED: ("stop", "verdict_used"),
    VerdictKind.EXPIRED: ("stop", "verdict_clock"),
    VerdictKind.BLOCKED: ("stop", "verdict_cross"),
    VerdictKind.NOT_ON_LIST: ("caution", "verdict_question"),
    VerdictKind.NOT_A_CODE: ("caution", "verdict_retype"),
    VerdictKind.NO_QUOTA: ("caution", "verdict_ticket"),
    VerdictKind.NOT_VALID_HERE: ("stop", "verdict_place"),
}
_FAULTY = ("caution", "verdict_warning")
_KINDS = (
    TicketKind.HOLDER,
    TicketKind.CHILD,
    TicketKind.ASSISTANT,
    TicketKind.WORKER,
    TicketKind.GROUP_CHILD,
)


def event_options(state: PaperState) -> tuple[Option, ...]:
    """Events that have begun, today's first and then the latest; never one that is ahead."""
    today = [each for each in state.choices if each.timing is EventTiming.TODAY]
    over = [each for each in state.choices if each.timing is EventTiming.ENDED]
    current = state.sheet.event if state.sheet else ""
    return tuple(
        Option(each.event.id, _event_text(each), each.event.id == current)
        for each in (*today, *over)
    )


def choice_of(state: PaperState, event_id: str) -> EventChoice | None:
    """The choice with this id; None where the programme has none."""
    return next((each for each in state.choices if each.event.id == event_id), None)


def event_name(state: PaperState, event_id: str) -> str:
    """The title of an event, also of one the programme has lost."""
    found = choice_of(state, event_id)
    return title(found.event) if found else say.unknown_event()


def to_take_back(state: PaperState, chosen: str) -> LateRow | None:
    """The line that was chosen, else the last one that stands; None where it is gone already."""
    rows = [row for row in state.rows if not chosen or row.row_id == chosen]
    return next((row for row in reversed(rows) if not row.voided), None)


def lines_table(state: PaperState, chosen: str) -> Table:
    """The lines recorded for the sheet, the latest first."""
    numbered = list(enumerate((row for row in state.rows), 1))
    rows = tuple(
        Row(
            row.row_id,
            (
                Cell(str(number)),
                Cell(row.code or ""),
                Cell(words.counts(row.tickets)),
                Cell(words.time_words(state.days.local(row.used_at))),
                _verdict_cell(row),
            ),
        )
        for number, row in reversed(numbered)
    )
    headings = ("number", "card", "tickets", "time", "verdict")
    return _table(say.tab("lines"), headings, rows, "verdict", chosen)


def lines_totals(state: PaperState) -> str:
    """The sum of the lines that stand."""
    standing = [row for row in state.rows if not row.voided]
    return say.totals(len(standing), _counts(row.tickets for row in standing))


def waiting_table(state: PaperState, current: str) -> Table:
    """The lines that wait to be mended."""
    rows = tuple(
        Row(
            line.id,
            (
                Cell(_place(line)),
                Cell(_as_written(line.line)),
                Cell(say.problem(line.problem, state.example), *_FAULTY),
            ),
        )
        for line in state.waiting
    )
    headings = ("number", "written", "problem")
    return _table(say.tab("to_fix"), headings, rows, "problem", current)


def mending(state: PaperState, line: WaitingLine) -> str:
    """Which line is being mended."""
    day = words.date_words(line.day)
    return say.mending(line.sheet, line.position, event_name(state, line.event), day)


def preview_table(preview: Preview, state: PaperState) -> Table:
    """Every line of a file, and what would become of it."""
    rows = tuple(
        Row(
            str(each.number),
            (
                Cell(str(each.number)),
                _outcome(each, state.example),
                Cell(_as_written(each.line) if each.use is None else each.use.code.grouped),
                Cell(_preview_counts(each)),
                Cell(_preview_time(each, state.days)),
            ),
        )
        for each in preview.lines
    )
    headings = ("number", "outcome", "code", "tickets", "time")
    return _table(preview.name, headings, rows, "code")


def work_table(worklist: Worklist) -> Table:
    """The uses to retype, event by event."""
    rows = tuple(
        Row(
            line.row_id,
            (
                Cell(_title(group)),
                Cell(words.date_words(worklist.days.day_of(line.used_at))),
                Cell(words.time_words(worklist.days.local(line.used_at))),
                Cell(line.code.grouped if line.code else say.code_erased()),
                Cell(words.counts(line.tickets)),
                _retyped(line.retyped),
            ),
        )
        for group in worklist.events
        for line in group.lines
    )
    headings = ("event", "day", "time", "code", "tickets", "retyped")
    return _table(say.tab("register"), headings, rows, "code")


def work_document(worklist: Worklist) -> Document:
    """The register list to print, an event after the other."""
    columns = (
        Column(say.column("day"), 1.1),
        Column(say.column("time"), 0.7),
        Column(say.column("code"), 2.2, font=Font.STRONG),
        Column(say.column("tickets"), 1.4),
        Column(say.column("retyped"), 0.9, Align.CENTRE),
    )
    blocks: list[Text | Space | PrintedTable] = [
        Text(say.list_title(), Font.TITLE),
        Text(say.list_note(), Font.STRONG),
    ]
    for group in worklist.events:
        rows = tuple(
            (
                words.date_words(worklist.days.day_of(line.used_at)),
                words.time_words(worklist.days.local(line.used_at)),
                line.code.grouped if line.code else say.code_erased(),
                words.counts(line.tickets),
                say.yes_no(True) if line.retyped else "",
            )
            for line in group.lines
        )
        blocks += [Space(4), Text(_title(group), Font.HEADING), PrintedTable(columns, rows, 6.5)]
    page = Page(tuple(blocks))
    return Document(say.list_title(), A4, (page,), footer=say.list_note())


def work_export(worklist: Worklist) -> OutTable:
    """The register list as a file."""
    headings = (
        *map(say.column, ("event", "day", "time", "code")),
        *(words.ticket_label(kind) for kind in _KINDS),
        say.column("retyped"),
    )
    rows: tuple[tuple[str | int, ...], ...] = tuple(
        (
            _title(group),
            words.date_words(worklist.days.day_of(line.used_at)),
            words.time_words(worklist.days.local(line.used_at)),
            line.code.grouped if line.code else say.code_erased(),
            *(line.tickets.get(kind, 0) for kind in _KINDS),
            say.yes_no(line.retyped),
        )
        for group in worklist.events
        for line in group.lines
    )
    return OutTable(headings, rows, (say.list_title(), say.list_note()), say.tab("register"))


def look_hint(found: PaperLook | LineProblem, days: LocalDays, example: str) -> Hint:
    """What the desk says of the line being written."""
    if isinstance(found, LineProblem):
        return Hint(say.problem(found, example), say.again_sets_aside(), *_FAULTY)
    tone, icon = _LOOKS[found.kind]
    name = say.verdict(found.kind)
    if found.kind not in PLAIN:
        return Hint(name, say.again_records(), tone, icon)
    printed = found.last_valid_day
    detail = say.should_say(days.local(days.start_of(printed))) if printed else ""
    return Hint(name, detail, tone, icon)


def recorded_hint(row: LateRow, days: LocalDays) -> Hint:
    """What was just recorded."""
    counts = words.counts(row.tickets)
    text = say.recorded(row.code or "", counts, days.local(row.used_at))
    return Hint(text, say.verdict(row.verdict), *_LOOKS[VerdictKind(row.verdict)])


def line_of(fields: Fields) -> WrittenLine:
    """The written line of the fields."""
    return WrittenLine(fields.code, fields.holders, fields.children, fields.assistants, fields.time)


def fields_of(line: WrittenLine) -> Fields:
    """The fields of a written line; a day of its own stands before the time."""
    when = " ".join(part for part in (line.day, line.time) if part)
    return Fields(line.code, line.children, line.assistants, when, line.holders)


def clock(moment: datetime, days: LocalDays) -> str:
    """A time as it is typed."""
    return words.time_words(days.local(moment))


def sheet_day(sheet: Sheet | None) -> str:
    """The day of a sheet as it is typed."""
    return words.date_words(sheet.day) if sheet else ""


def _table(
    name: str, columns: tuple[str, ...], rows: tuple[Row, ...], lower: str, current: str = ""
) -> Table:
    """A table whose columns from `lower` on stand below the others where there is little room."""
    headings = tuple(map(say.column, columns))
    return Table(name, headings, rows, upper=columns.index(lower), current=current)


def _event_text(choice: EventChoice) -> str:
    when = f" · {words.day_words(choice.day)}" if choice.day else ""
    return f"{title(choice.event)}{when}"


def _title(group: EventLines) -> str:
    return title(group.event) if group.event else say.unknown_event()


def _verdict_cell(row: LateRow) -> Cell:
    if row.voided:
        return Cell(say.taken_back(), "muted", "voided")
    return Cell(say.verdict(row.verdict), *_LOOKS[VerdictKind(row.verdict)])


def _retyped(done: bool) -> Cell:
    return Cell(say.yes_no(True), "go", "done") if done else Cell(say.yes_no(False))


def _outcome(line: PreviewLine, example: str) -> Cell:
    if line.known:
        return Cell(say.known_line(), "muted", "done")
    if line.look is None:
        problem = line.problem or LineProblem.NOT_A_CODE
        return Cell(say.problem(problem, example), *_FAULTY)
    return Cell(say.verdict(line.look.kind), *_LOOKS[line.look.kind])


def _preview_counts(line: PreviewLine) -> str:
    return words.counts(line.look.tickets) if line.look else ""


def _preview_time(line: PreviewLine, days: LocalDays) -> str:
    if line.use is None:
        return ""
    at = days.local(line.use.used_at)
    return f"{words.date_words(days.day_of(line.use.used_at))} {words.time_words(at)}"


def _place(line: WaitingLine) -> str:
    return f"{line.sheet} {line.position}" if line.sheet else ""


def _as_written(line: WrittenLine) -> str:
    cells = (line.code, line.holders, line.children, line.assistants, line.day, line.time)
    return " · ".join(cell for cell in cells if cell)


def _counts(tickets: Iterable[Mapping[TicketKind, int]]) -> str:
    return words.counts(add_up(tickets))
