"""Paper entry without a desk: its model, its line, its files and its prints."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

import pytest

from boxoffice.domain.paper import LateRow, LineProblem, WrittenLine
from boxoffice.domain.retyping import Period
from boxoffice.domain.verdicts import VerdictKind
from boxoffice.printing.errors import PrintProblem
from boxoffice.services.entering_paper import PaperLook, Sheet
from boxoffice.services.importing_paper import Imported, Preview
from boxoffice.services.reading_tables import FileProblem
from boxoffice.services.retyping import Worklist
from boxoffice.services.writing_tables import OutTable
from boxoffice.store.errors import StoreFull
from boxoffice.ui.language import LanguageCode
from boxoffice.ui.paper.presenter import PaperPresenter
from boxoffice.ui.paper.screen import ActName, Fields, PaperScreen, Tab
from boxoffice.ui.paper.work import PLAIN, PaperState
from boxoffice.ui.translation import Speaker
from boxoffice.ui.window import DeskWindow, Section
from sync.protocol.kinds import CardSource, TicketKind
from tests.support.faults import plain_fault
from tests.support.held import HeldLane
from tests.support.paper_printer import PaperPrinter
from tests.ui import paper_gallery as made

NOW = made.NOW
pytestmark = pytest.mark.usefixtures("speaker")


@dataclass
class Work:
    """Paper entry's desk: what it was asked, and what it answers."""

    state_now: PaperState = field(
        default_factory=lambda: replace(made.state(), rows=(), waiting=())
    )
    verdict: VerdictKind | LineProblem = VerdictKind.VALID
    asked: list[str] = field(default_factory=list)
    file: Preview | FileProblem = FileProblem.EMPTY
    writes: bool = True
    broken: Exception | None = None
    source: CardSource | None = None

    def state(self, sheet: Sheet | None) -> PaperState:
        if self.broken is not None:
            raise self.broken
        return replace(self.state_now, sheet=sheet or self.state_now.sheet)

    def look(
        self, sheet: Sheet, line: WrittenLine, above: datetime | None
    ) -> PaperLook | LineProblem:
        self.asked.append(f"look {line.code}")
        if isinstance(self.verdict, LineProblem):
            return self.verdict
        use = made.PaperUse(made._code(104482), made.Counts(), NOW)
        return PaperLook(use, self.verdict, (), made.TODAY, {TicketKind.HOLDER: 1})

    def record(
        self,
        sheet: Sheet,
        line: WrittenLine,
        above: datetime | None,
        source: CardSource,
        *,
        insists: bool,
    ) -> LateRow | PaperLook | LineProblem:
        found = self.look(sheet, line, above)
        if isinstance(found, LineProblem) or (found.kind not in PLAIN and not insists):
            return found
        self.source = source
        self.asked.append(f"record {line.code} {line.time} {sheet.event} {sheet.day}")
        number = len(self.state_now.rows)
        return LateRow(f"r{number}", sheet.event, {TicketKind.HOLDER: 1}, NOW, "…1", found.kind)

    def keep(self, sheet: Sheet, line: WrittenLine) -> None:
        self.asked.append(f"keep {line.code}")

    def mend(self, line_id: str, line: WrittenLine, as_written: bool) -> LateRow | LineProblem:
        self.asked.append(f"mend {line_id} {line.code} {as_written}")
        self.state_now = replace(self.state_now, waiting=self.state_now.waiting[1:])
        return LateRow("m", "concert", {TicketKind.HOLDER: 1}, NOW, "…2", "valid")

    def leave_away(self, line_id: str) -> None:
        self.asked.append(f"leave {line_id}")
        self.state_now = replace(self.state_now, waiting=self.state_now.waiting[1:])

    def take_back(self, row_id: str) -> WrittenLine | None:
        self.asked.append(f"take back {row_id}")
        return WrittenLine("ESP000001", time="14.05")

    def preview(self, sheet: Sheet, path: Path) -> Preview | FileProblem:
        self.asked.append(f"preview {path}")
        return self.file

    def import_lines(self, preview: Preview) -> Imported:
        self.asked.append("import")
        return Imported(2, 0, 1)

    def worklist(self, period: Period) -> Worklist:
        return replace(made.worklist(), period=period)

    def mark(self, row_ids: tuple[str, ...], done: bool) -> None:
        self.asked.append(f"mark {row_ids} {done}")

    def note_list_made(self) -> None:
        self.asked.append("list made")

    def save_table(self, path: Path, table: OutTable) -> bool:
        self.asked.append(f"save {path} {len(table.rows)}")
        return self.writes


class Soon:
    """A timer that rings when told to."""

    call: Callable[[], None] = staticmethod(lambda: None)
    seconds = 0.0

    def after(self, seconds: float, call: Callable[[], None]) -> None:
        self.seconds, self.call = seconds, call


class Entering:
    """A presenter over made-up work, and what it painted."""

    def __init__(self, work: Work | None = None) -> None:
        self.work = work or Work()
        self.printer = PaperPrinter()
        self.timer = Soon()
        self.screen: PaperScreen | None = None
        self.fields = Fields()
        self.presenter = PaperPresenter(
            self.work,
            HeldLane(),
            self.timer,
            self,
            printer=self.printer,
            say_fault=plain_fault,
        )
        self.presenter.open()

    def render_screen(self, screen: PaperScreen) -> None:
        self.screen = screen

    def fill(self, fields: Fields) -> None:
        self.fields = fields

    def write(self, **cells: str) -> None:
        self.fields = replace(self.fields, **cells)
        self.presenter.line.edited(self.fields)

    def enter(self, **cells: str) -> None:
        self.write(**cells)
        self.presenter.line.enter()

    @property
    def hint(self) -> str:
        assert self.screen is not None
        hint = self.screen.hint
        return f"{hint.title} {hint.detail}".strip() if hint else ""

    def did(self, start: str) -> list[str]:
        return [each for each in self.work.asked if each.startswith(start)]


def test_enter_records_a_plain_line_and_begins_the_next() -> None:
    paper = Entering()
    paper.enter(code="ESP000001", time="19.45")
    assert paper.did("record") == ["record ESP000001 19.45 concert 2026-04-25"]
    assert paper.fields == Fields(time="20:30")
    assert paper.hint.startswith("Recorded: …1, 1, 20:30")
    assert paper.screen is not None
    assert len(paper.screen.table.rows) == 1
    assert paper.work.source is CardSource.TYPED


@pytest.mark.parametrize("kind", [each for each in VerdictKind if each not in PLAIN])
def test_any_other_verdict_wants_a_second_enter(kind: VerdictKind) -> None:
    paper = Entering(Work(verdict=kind))
    paper.enter(code="ESP000001")
    assert not paper.did("record")
    assert "Enter again records it" in paper.hint
    paper.presenter.line.enter()
    assert len(paper.did("record")) == 1


def test_a_line_written_further_is_looked_at_anew() -> None:
    paper = Entering(Work(verdict=VerdictKind.BLOCKED))
    paper.enter(code="ESP000001")
    paper.enter(code="ESP000002")
    assert not paper.did("record")


def test_what_is_being_written_is_looked_at_once_the_hand_rests() -> None:
    paper = Entering()
    for code in ("ESP00000", "ESP000001"):
        paper.write(code=code)
    assert (paper.timer.seconds, paper.did("look")) == (0.3, [])
    paper.timer.call()
    assert paper.did("look") == ["look ESP000001"]


def test_what_cannot_be_read_waits_after_a_second_enter() -> None:
    paper = Entering(Work(verdict=LineProblem.NOT_A_CODE))
    paper.enter(code="smudge")
    assert "One looks like ESP 104 482" in paper.hint
    assert not paper.did("keep")
    paper.presenter.line.enter()
    assert paper.did("keep") == ["keep smudge"]
    assert paper.fields.code == ""


def test_an_empty_line_is_none() -> None:
    paper = Entering()
    paper.enter(time="14.05")
    assert paper.work.asked == []


def test_a_scan_fills_the_code_and_is_kept_as_one() -> None:
    paper = Entering()
    paper.write(children="2")
    paper.presenter.scanned("ESP000009")
    assert (paper.fields.code, paper.fields.children) == ("ESP000009", "2")
    assert "Last valid day" in paper.hint
    paper.presenter.line.enter()
    assert paper.work.source is CardSource.WEDGE


def test_a_pause_tells_what_the_desk_knows_of_the_card() -> None:
    paper = Entering(Work(verdict=VerdictKind.EXPIRED))
    paper.write(code="ESP000001")
    paper.timer.call()
    assert paper.hint == "Past its last valid day"
    paper.work.verdict = LineProblem.NOT_A_CODE
    paper.write(code="ESP00")
    paper.timer.call()
    assert paper.hint == "Past its last valid day"  # half a code is no mistake yet


def test_esc_empties_the_line_but_for_its_time() -> None:
    paper = Entering()
    paper.write(code="ESP", children="2", time="14.05")
    paper.presenter.line.clear()
    assert paper.fields == Fields(time="14.05")


def test_the_last_line_is_taken_back_to_be_corrected() -> None:
    paper = Entering()
    paper.presenter.act(ActName.TAKE_BACK)
    assert paper.work.asked == []
    paper.enter(code="ESP000001")
    paper.presenter.act(ActName.TAKE_BACK)
    assert paper.did("take back") == ["take back r0"]
    assert paper.fields == Fields("ESP000001", time="14.05")


def test_a_day_that_has_been_is_taken_and_another_is_not() -> None:
    paper = Entering()
    paper.presenter.write_day("26.4.2026")
    assert paper.screen is not None
    assert paper.screen.day_error
    paper.presenter.write_day("23.4.")
    assert paper.screen.day == "23.4.2026"
    paper.enter(code="ESP000001", time="14.05")
    assert paper.did("record")[0].endswith("2026-04-23")


def test_waiting_lines_are_mended_one_after_the_other() -> None:
    paper = Entering(Work(state_now=made.state()))
    paper.presenter.choose_tab(Tab.TO_FIX)
    assert paper.fields.code == "ESP 10?"
    paper.presenter.row_chosen("2")
    assert paper.fields.code == "ESP104530"
    paper.presenter.row_chosen("1")
    paper.enter(code="ESP000001")
    assert paper.did("mend") == ["mend 1 ESP000001 False"]
    assert paper.fields.code == "ESP104530"
    paper.presenter.act(ActName.AS_WRITTEN)
    assert paper.did("mend")[-1] == "mend 2 ESP104530 True"
    assert paper.screen is not None
    assert paper.screen.totals == "Nothing waits to be fixed."


def test_a_line_that_was_none_is_left_away() -> None:
    paper = Entering(Work(state_now=made.state()))
    paper.presenter.choose_tab(Tab.TO_FIX)
    paper.presenter.act(ActName.LEAVE_AWAY)
    assert paper.did("leave") == ["leave 1"]
    assert paper.fields.code == "ESP104530"


def test_a_file_is_looked_at_and_then_recorded() -> None:
    paper = Entering(Work(file=made.preview()))
    paper.presenter.act(ActName.IMPORT, "lista.xlsx")
    assert paper.screen is not None
    assert paper.screen.tab is Tab.PREVIEW
    assert not paper.did("import")
    paper.presenter.act(ActName.RECORD_PREVIEW)
    assert paper.screen.tab is Tab.LINES
    assert paper.hint == "2 lines recorded · 1 here already"
    paper.presenter.act(ActName.IMPORT, "lista.xlsx")
    paper.presenter.act(ActName.CANCEL_PREVIEW)
    assert len(paper.did("import")) == 1


@pytest.mark.parametrize("problem", list(FileProblem))
def test_a_file_that_cannot_be_read_is_said(problem: FileProblem, speaker: Speaker) -> None:
    paper = Entering(Work(file=problem))
    for code in LanguageCode:
        speaker.use(code)
        paper.presenter.act(ActName.IMPORT, "x")
        assert paper.hint


def test_uses_are_marked_printed_and_saved() -> None:
    paper = Entering()
    paper.presenter.choose_tab(Tab.REGISTER)
    paper.presenter.row_pressed("row-1")
    paper.presenter.row_pressed("row-0")
    paper.presenter.act(ActName.MARK_ALL)
    assert paper.did("mark") == [
        "mark ('row-1',) False",
        "mark ('row-0',) True",
        "mark ('row-0', 'row-2') True",
    ]
    paper.presenter.act(ActName.PRINT_LIST)
    assert paper.printer.printed[0].footer == "This list holds card codes. Shred it after entry."
    paper.presenter.act(ActName.SAVE_LIST, "list.pdf")
    paper.presenter.act(ActName.SAVE_LIST, "list.csv")
    assert paper.printer.saved == [Path("list.pdf")]
    assert paper.did("save") == ["save list.csv 3"]
    paper.work.writes = False
    paper.presenter.act(ActName.SAVE_LIST, "list.csv")
    assert paper.hint.startswith("The file could not be written there")
    assert len(paper.did("list made")) == 4


@pytest.mark.parametrize("problem", list(PrintProblem))
def test_a_print_that_fails_is_said(problem: PrintProblem) -> None:
    paper = Entering()
    paper.printer.problem = problem
    paper.presenter.act(ActName.PRINT_FORMS)
    assert paper.hint
    assert paper.printer.printed == []


def test_a_store_that_fails_is_said_and_the_line_stays(tmp_path: Path) -> None:
    paper = Entering()
    paper.write(code="ESP000001")
    paper.work.broken = StoreFull(tmp_path, "full")
    paper.presenter.refresh()
    assert paper.hint == "fault StoreFull"
    assert paper.fields.code == "ESP000001"


def test_fields_have_names_and_buttons_are_called_what_they_say(window: DeskWindow) -> None:
    window.open(Section.PAPER)
    view = window.paper
    for _name, screen, fields in made.paper_gallery():
        view.render_screen(screen)
        view.fill(fields)
        for name in ("code", "children", "assistants", "time", "holders"):
            assert view.line.line(name).accessibleName()
        for act in screen.acts:
            assert view.button(act.name).accessibleName() == act.text
