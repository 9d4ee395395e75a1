"""Paper entry in each of its states with made-up data, worded in the language spoken now."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from boxoffice.domain.event_days import EventChoice, EventTiming
from boxoffice.domain.paper import (
    Counts,
    LateRow,
    LineProblem,
    PaperUse,
    WaitingLine,
    WrittenLine,
)
from boxoffice.domain.retyping import Period, RetypeReminder, WorkLine
from boxoffice.domain.verdicts import VerdictKind
from boxoffice.services.entering_paper import PaperLook, Sheet
from boxoffice.services.importing_paper import Preview, PreviewLine
from boxoffice.services.retyping import EventLines, Worklist
from boxoffice.ui.paper import composing, whole_screen
from boxoffice.ui.paper.screen import Fields, PaperScreen, Tab
from boxoffice.ui.paper.work import PaperState
from boxoffice.ui.paper.worklist import WorklistPart
from sync.protocol.card_codes import CardCode, CodeFormat
from sync.protocol.days import LocalDays
from sync.protocol.kinds import EventKind, Sector, TicketKind
from sync.protocol.programme import Event
from tests.ui.made_up_words import made_up

TODAY = date(2026, 4, 25)
NOW = datetime(2026, 4, 25, 17, 30, tzinfo=UTC)
DAYS = LocalDays()
FORMAT = CodeFormat(id="made-up", pattern="ESP[0-9]{6}", grouping=(3, 3, 3), example="ESP 104 482")
CONCERT = Event(
    id="concert",
    kind=EventKind.PERFORMANCE,
    sector=Sector.CULTURE,
    title={"fi": "Avajaiskonsertti", "sv": "Öppningskonsert", "en": "Opening concert"},
    organiser="April Jazz",
    place="Louhisali",
    starts_at=NOW - timedelta(hours=2),
)
H, C, A, W, G = TicketKind
VERDICTS = (
    ("482", {H: 1, C: 2}, "valid"),
    ("051", {H: 1}, "has_tickets"),
    ("719", {H: 1, C: 1, A: 1}, "valid_last_day"),
    ("204", {W: 1, G: 5}, "valid"),
    ("997", {H: 1}, "not_on_list"),
    ("310", {H: 1}, "blocked"),
    ("118", {H: 1, C: 3}, "expired"),
    ("640", {H: 1}, "used"),
)


def state() -> PaperState:
    """A sheet with lines of every verdict, and two lines to fix."""
    rows = tuple(
        LateRow(
            f"row-{n}", "concert", tickets, NOW - timedelta(minutes=60 - n), f"…{code}", verdict
        )
        for n, (code, tickets, verdict) in enumerate(VERDICTS)
    )
    waiting = (
        _waiting("1", WrittenLine("ESP 10?", time="18.20"), LineProblem.NOT_A_CODE, 12),
        _waiting("2", WrittenLine("ESP104530", children="two"), LineProblem.COUNT_UNREADABLE, 17),
    )
    return PaperState(
        choices=(EventChoice(CONCERT, EventTiming.TODAY, TODAY),),
        sheet=Sheet("concert", TODAY),
        rows=(replace(rows[0], row_id="gone", voided=True), *rows),
        waiting=waiting,
        above=CONCERT.starts_at,
        days=DAYS,
        today=TODAY,
        example=FORMAT.example,
        desk=made_up("desk"),
    )


def _waiting(name: str, line: WrittenLine, problem: LineProblem, position: int) -> WaitingLine:
    return WaitingLine(name, "concert", TODAY, "lista.xlsx", position, line, problem, NOW)


def _code(number: int) -> CardCode:
    return CardCode(f"ESP{number}", FORMAT)


def preview() -> Preview:
    """A file with lines of each kind."""
    lines = []
    for number, kind in enumerate((VerdictKind.VALID, VerdictKind.NOT_ON_LIST, None, None), 2):
        use = PaperUse(_code(104000 + number), Counts(1, 2), NOW - timedelta(hours=1))
        look = PaperLook(use, kind, (), None, {H: 1, C: 2}) if kind else None
        problem = None if kind else LineProblem.TIME_UNREADABLE
        line = WrittenLine("ESP 104 00", "1", "2", "", "25.61")
        lines.append(
            PreviewLine(number, line, bytes([number]), use if kind else None, look, problem, None)
        )
    lines[-1] = replace(lines[-1], known=True)
    return Preview(Sheet("concert", TODAY), "lista.xlsx", tuple(lines))


def worklist() -> Worklist:
    """Uses of an event, one of them marked."""
    lines = tuple(
        WorkLine(f"row-{n}", "concert", {H: 1, C: n}, NOW - timedelta(hours=n), code, n == 1)
        for n, code in enumerate((_code(104482), _code(104051), None))
    )
    groups = (EventLines("concert", CONCERT, lines),)
    oldest = NOW - timedelta(days=93)
    reminder = RetypeReminder(12, oldest, oldest + timedelta(days=120))
    return Worklist(Period.WEEK, groups, DAYS, True, reminder)


class _Here:
    """A lane that does everything at once."""

    def run(self, work, done, failed):  # type: ignore[no-untyped-def]
        done(work())


class _Listed:
    """Work that knows one list."""

    def worklist(self, period: Period) -> Worklist:
        return replace(worklist(), period=period)


def paper_gallery() -> Iterator[tuple[str, PaperScreen, Fields]]:
    """Each state by its name, with what stands in the fields."""
    now = state()
    lines = whole_screen.tab_options(now, Tab.LINES, 12)
    look = PaperLook(
        PaperUse(_code(104997), Counts(), NOW), VerdictKind.NOT_ON_LIST, (), None, {H: 1}
    )
    hint = composing.look_hint(look, DAYS, now.example)
    written = Fields("ESP 104 997", "2", "", "20.10")
    yield "paper_lines", whole_screen.lines_screen(now, lines, hint, "", ""), written
    empty = replace(now, rows=(), waiting=())
    tabs = whole_screen.tab_options(empty, Tab.LINES, 0)
    yield "paper_empty", whole_screen.lines_screen(empty, tabs, None, "", ""), Fields(time="18.30")
    tabs = whole_screen.tab_options(now, Tab.TO_FIX, 12)
    first = now.waiting[0]
    wrong = composing.look_hint(first.problem, DAYS, now.example)
    shown = whole_screen.to_fix_screen(now, tabs, wrong, first)
    yield "paper_to_fix", shown, composing.fields_of(first.line)
    tabs = whole_screen.tab_options(now, Tab.PREVIEW, 12)
    yield "paper_preview", whole_screen.preview_screen(preview(), now, tabs, None), Fields()
    part = WorklistPart(_Listed(), _Here(), lambda: None, lambda error: None)  # type: ignore[arg-type]
    part.choose(Period.WEEK)
    tabs = whole_screen.tab_options(now, Tab.REGISTER, 12)
    yield "paper_register", part.screen(now, tabs), Fields()
