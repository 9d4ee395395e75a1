"""Paper entry: its lists, its sheet, its files and its prints. Knows no Qt."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

from boxoffice.domain.paper import LateRow, WaitingLine, day_in
from boxoffice.printing.document import Document
from boxoffice.printing.errors import CannotPrint, PrintProblem
from boxoffice.printing.use_form import BLANK_FORMS, blank_forms
from boxoffice.services.entering_paper import Sheet
from boxoffice.services.importing_paper import Imported, Preview
from boxoffice.services.reading_tables import FileProblem
from boxoffice.ui import paper_words as say
from boxoffice.ui.lane import Lane, Timer
from boxoffice.ui.language import spoken
from boxoffice.ui.paper import composing, whole_screen
from boxoffice.ui.paper.line_entry import LineEntry
from boxoffice.ui.paper.screen import ActName, Fields, Hint, PaperScreen, Tab
from boxoffice.ui.paper.work import PaperState, PaperWork
from boxoffice.ui.paper.worklist import WorklistPart
from boxoffice.ui.printer import Printer


class PaperCanvas(Protocol):
    """What paper entry is painted on."""

    def render_screen(self, screen: PaperScreen) -> None:
        """Show a screen."""
        ...

    def fill(self, fields: Fields) -> None:
        """Put texts into the fields of the line, and the focus on its code."""
        ...


class PaperPresenter:
    """Holds what paper entry shows; the line being written is `line`."""

    def __init__(
        self,
        work: PaperWork,
        lane: Lane,
        timer: Timer,
        canvas: PaperCanvas,
        *,
        printer: Printer,
        say_fault: Callable[[Exception], str],
    ) -> None:
        """`work` runs on `lane`; `say_fault` words the errors it may meet."""
        self._work = work
        self._lane = lane
        self._canvas = canvas
        self._printer = printer
        self._say_fault = say_fault
        self._tab = Tab.LINES
        self._wanted: Sheet | None = None
        self._day_text = ""
        self._preview: Preview | None = None
        self._chosen_line = ""
        self._chosen_row = ""
        self.state: PaperState | None = None
        self.line = LineEntry(work, lane, timer, self)
        self._worklist = WorklistPart(work, lane, self.show, self.failed)

    def open(self) -> None:
        """The page comes on screen."""
        self.refresh()
        self._worklist.refresh()

    def refresh(self) -> None:
        """Read the desk anew."""
        wanted = self._wanted
        self._lane.run(lambda: self._work.state(wanted), self._read, self.failed)

    def choose_tab(self, name: str) -> None:
        """Another list."""
        self._tab = Tab(name)
        self._preview, self._chosen_row = None, ""
        self._begin_line()
        if self._tab is Tab.REGISTER:
            self._worklist.refresh()
        self.show()

    def choose_event(self, event_id: str) -> None:
        """Lines are for this event from now on."""
        state = self.state
        choice = composing.choice_of(state, event_id) if state else None
        if state is None or choice is None or event_id == getattr(state.sheet, "event", None):
            return
        day = choice.day or (state.sheet.day if state.sheet else state.today)
        self._take(Sheet(event_id, min(day, state.today)))

    def write_day(self, text: str) -> None:
        """Lines are of this day from now on, once it is a day that has been."""
        state = self.state
        if state is None or state.sheet is None:
            return
        self._day_text = text
        day = day_in(text, state.today)
        if day is not None and day <= state.today and day != state.sheet.day:
            self._take(Sheet(state.sheet.event, day))
        else:
            self.show()

    def scanned(self, code: str) -> None:
        """A scan fills the place of the code."""
        if self._tab in {Tab.LINES, Tab.TO_FIX}:
            self.line.scanned(code)

    def act(self, name: str, path: str = "") -> None:
        """A button; `path` is the file that was chosen for it."""
        acts: dict[ActName, Callable[[], object]] = {
            ActName.RECORD: self.line.enter,
            ActName.TAKE_BACK: self._take_back,
            ActName.IMPORT: lambda: self._import(Path(path)),
            ActName.PRINT_FORMS: self._print_forms,
            ActName.SAVE_FORMS: lambda: self._save_forms(Path(path)),
            ActName.AS_WRITTEN: self.line.record_as_written,
            ActName.LEAVE_AWAY: self._leave_away,
            ActName.RECORD_PREVIEW: self._record_preview,
            ActName.CANCEL_PREVIEW: lambda: self.choose_tab(Tab.LINES),
            ActName.MARK_ALL: self._worklist.mark_all,
            ActName.PRINT_LIST: self._print_list,
            ActName.SAVE_LIST: lambda: self._save_list(Path(path)),
        }
        acts[ActName(name)]()

    def row_chosen(self, row_id: str) -> None:
        """A row was gone to: a waiting line comes into the fields, a recorded one is what F7 takes
        back.
        """
        if self._tab is Tab.TO_FIX and row_id != self.mending:
            self._chosen_line = row_id
            self._begin_line()
            self.show()
        elif self._tab is Tab.LINES and row_id != self._chosen_row:
            self._chosen_row = row_id
            self.show()

    def row_pressed(self, row_id: str) -> None:
        """A row was pressed: a use is marked retyped, or not after all."""
        if self._tab is Tab.REGISTER:
            self._worklist.toggle(row_id)

    def choose_period(self, name: str) -> None:
        """Other uses to retype."""
        self._worklist.choose(name)

    def show(self) -> None:
        """Paint everything, in the language spoken now."""
        if self.state is not None:
            self._canvas.render_screen(self._screen(self.state))

    def fill(self, fields: Fields) -> None:
        """Put texts into the fields of the line."""
        self._canvas.fill(fields)

    def added(self, row: LateRow) -> None:
        """One more line was recorded: the list grows by it, without reading all of it again."""
        self._chosen_row = ""
        if self.state is not None:
            self.state = replace(self.state, rows=(*self.state.rows, row))
        self.show()

    def failed(self, error: Exception) -> None:
        """Say what kept the desk from it; nothing that was recorded is lost."""
        self._say(lambda: Hint(self._say_fault(error), "", "stop", "attention"))

    @property
    def sheet(self) -> Sheet | None:
        """What the line is for."""
        if self._tab is Tab.TO_FIX:
            waiting = self._waiting()
            return Sheet(waiting.event, waiting.day) if waiting else None
        return self.state.sheet if self.state else None

    @property
    def above(self) -> datetime | None:
        """The moment that counts where no time is written."""
        if self.state is None or self._tab is Tab.TO_FIX:
            return None
        return self.state.rows[-1].used_at if self.state.rows else self.state.above

    @property
    def mending(self) -> str:
        """The waiting line that is being mended."""
        waiting = self._waiting() if self._tab is Tab.TO_FIX else None
        return waiting.id if waiting else ""

    def _waiting(self) -> WaitingLine | None:
        lines = self.state.waiting if self.state else ()
        chosen = (each for each in lines if each.id == self._chosen_line)
        return next(chosen, lines[0] if lines else None)

    def _take(self, sheet: Sheet) -> None:
        self._wanted, self._day_text, self._chosen_row = sheet, "", ""
        self._lane.run(lambda: self._work.state(sheet), self._taken, self.failed)

    def _taken(self, state: PaperState) -> None:
        self.state = state
        self._begin_line()
        self.show()

    def _read(self, state: PaperState) -> None:
        before, mending = self.state, self.mending
        self.state = state
        self._wanted = state.sheet
        if before is None or before.sheet != state.sheet:
            self._begin_line()
        elif mending != self.mending:
            self._begin_line(keep_hint=True)
        self.show()

    def _begin_line(self, *, keep_hint: bool = False) -> None:
        waiting = self._waiting() if self._tab is Tab.TO_FIX else None
        if waiting is not None:
            fields = composing.fields_of(waiting.line)
        elif self._tab is Tab.LINES and self.state is not None:
            above = self.above
            fields = Fields(time=composing.clock(above, self.state.days) if above else "")
        else:
            fields = Fields()
        self.line.begin(fields, keep_hint=keep_hint)

    def _take_back(self) -> None:
        row = composing.to_take_back(self.state, self._chosen_row) if self.state else None
        if row is not None:
            row_id, self._chosen_row = row.row_id, ""
            self._lane.run(
                lambda: self._work.take_back(row_id), self.line.written_again, self.failed
            )

    def _leave_away(self) -> None:
        line_id = self.mending
        if line_id:
            self._lane.run(
                lambda: self._work.leave_away(line_id), lambda _: self.refresh(), self.failed
            )

    def _import(self, path: Path) -> None:
        sheet = self.state.sheet if self.state else None
        if sheet is not None:
            self._lane.run(lambda: self._work.preview(sheet, path), self._previewed, self.failed)

    def _previewed(self, found: Preview | FileProblem) -> None:
        if isinstance(found, FileProblem):
            self._say(lambda: Hint(say.file_problem(found), "", "caution", "verdict_warning"))
            return
        self._preview, self._tab = found, Tab.PREVIEW
        self.line.hint = None
        self.show()

    def _record_preview(self) -> None:
        found = self._preview
        if found is not None:
            self._lane.run(lambda: self._work.import_lines(found), self._imported, self.failed)

    def _imported(self, done: Imported) -> None:
        self._preview = None
        self._tab = Tab.TO_FIX if done.to_fix else Tab.LINES
        self._begin_line()
        told = (done.recorded, done.to_fix, done.known)
        self.line.hint = lambda: Hint(say.imported(*told), "", "go", "verdict_check")
        self.refresh()

    def _print_forms(self) -> None:
        self._print(self._forms(), "forms")

    def _save_forms(self, path: Path) -> None:
        self._printer.save(
            self._forms(), path, lambda: self._done("saved_forms"), self._not_printed
        )

    def _forms(self) -> Document:
        known = {"desk": self.state.desk} if self.state else {}
        return blank_forms(spoken().code.value, BLANK_FORMS, known)

    def _print_list(self) -> None:
        self._worklist.make(lambda document: self._print(document, "list"))

    def _save_list(self, path: Path) -> None:
        if path.suffix.lower() == ".pdf":
            self._worklist.make(
                lambda document: self._printer.save(
                    document, path, lambda: self._done("saved_list"), self._not_printed
                )
            )
            return
        self._worklist.save(path, self._saved)

    def _saved(self, well: bool) -> None:
        if well:
            self._done("saved_list")
        else:
            self._not_printed(CannotPrint(PrintProblem.NOT_WRITTEN))

    def _print(self, document: Document, what: str) -> None:
        outcome = f"saved_{what}" if self._printer.makes_files else what
        self._printer.print(document, "", lambda: self._done(outcome), self._not_printed)

    def _done(self, what: str) -> None:
        self._say(lambda: Hint(say.printed(what), "", "go", "verdict_check"))

    def _not_printed(self, error: Exception) -> None:
        self._say(lambda: Hint(self._say_fault(error), "", "caution", "attention"))

    def _say(self, hint: Callable[[], Hint]) -> None:
        self.line.hint = hint
        self.show()

    def _screen(self, state: PaperState) -> PaperScreen:
        tabs = whole_screen.tab_options(state, self._tab, self._worklist.waiting)
        hint = self.line.hint() if self.line.hint else None
        if self._tab is Tab.REGISTER:
            listed = self._worklist.screen(state, tabs)
            return replace(listed, hint=hint or listed.hint)
        if self._tab is Tab.TO_FIX:
            return whole_screen.to_fix_screen(state, tabs, hint, self._waiting())
        if self._preview is not None:
            return whole_screen.preview_screen(self._preview, state, tabs, hint)
        return whole_screen.lines_screen(state, tabs, hint, self._day_text, self._chosen_row)
