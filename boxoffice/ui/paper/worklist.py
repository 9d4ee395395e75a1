"""The register worklist of paper entry: which uses are shown, and which are marked retyped."""

from collections.abc import Callable
from pathlib import Path

from boxoffice.domain.retyping import Period, WorkLine
from boxoffice.printing.document import Document
from boxoffice.services.retyping import Worklist
from boxoffice.ui import paper_words as say
from boxoffice.ui.lane import Lane
from boxoffice.ui.lists.screen import Option
from boxoffice.ui.paper import composing
from boxoffice.ui.paper.screen import Act, ActName, Hint, PaperScreen, Tab, Table
from boxoffice.ui.paper.work import PaperState, PaperWork


class WorklistPart:
    """Keeps the list in view; `changed` paints it, `failed` says what went wrong."""

    def __init__(
        self,
        work: PaperWork,
        lane: Lane,
        changed: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Nothing is listed yet."""
        self._work = work
        self._lane = lane
        self._changed = changed
        self._failed = failed
        self._period = Period.OPEN
        self._list: Worklist | None = None

    @property
    def wanted(self) -> bool:
        """Whether this venue must retype, as far as is known."""
        return self._list is not None and self._list.wanted

    @property
    def waiting(self) -> int:
        """How many uses from before today wait to be retyped."""
        found = self._list.reminder if self._list else None
        return found.lines if found else 0

    def refresh(self) -> None:
        """Read the list anew."""
        period = self._period
        self._lane.run(lambda: self._work.worklist(period), self._read, self._failed)

    def choose(self, name: str) -> None:
        """Other uses."""
        self._period = Period(name)
        self.refresh()

    def toggle(self, row_id: str) -> None:
        """One use is retyped, or not after all."""
        line = next((each for each in self._lines() if each.row_id == row_id), None)
        if line is not None:
            self._mark((row_id,), not line.retyped)

    def mark_all(self) -> None:
        """Every use in view is retyped."""
        self._mark(tuple(each.row_id for each in self._lines() if not each.retyped), True)

    def make(self, then: Callable[[Document], None]) -> None:
        """The list as a document, once it is noted that one is made."""
        self._lane.run(self._work.note_list_made, lambda _: self._made(then), self._failed)

    def save(self, path: Path, done: Callable[[bool], None]) -> None:
        """Write the list as a file; `done` hears whether that went well."""
        if self._list is None:
            return
        table = composing.work_export(self._list)

        def write() -> bool:
            self._work.note_list_made()
            return self._work.save_table(path, table)

        self._lane.run(write, done, self._failed)

    def screen(self, state: PaperState, tabs: tuple[Option, ...]) -> PaperScreen:
        """The worklist on screen."""
        found = self._list
        table = composing.work_table(found) if found else Table(say.tab("register"), (), ())
        lines = found.lines if found else ()
        reminder = found.reminder if found else None
        note = say.list_note()
        if reminder is not None:
            local, now = state.days.local, state.days.start_of(state.today)
            told = say.retype_reminder(
                reminder.lines, local(reminder.oldest), reminder.codes_until, now
            )
            note = f"{told}\n{note}"
        there = bool(lines)
        open_lines = any(not each.retyped for each in lines)
        return PaperScreen(
            tab=Tab.REGISTER,
            tabs=tabs,
            table=table,
            note=note,
            periods=tuple(
                Option(each.value, say.period(each), each is self._period) for each in Period
            ),
            hint=Hint(say.retype_keys()) if there else None,
            totals="" if there else say.nothing_to_retype(),
            acts=(
                Act(ActName.MARK_ALL, say.act("mark_all"), enabled=open_lines),
                Act(ActName.PRINT_LIST, say.act("print_list"), enabled=there),
                Act(ActName.SAVE_LIST, say.act("save_list"), enabled=there),
            ),
        )

    def _lines(self) -> tuple[WorkLine, ...]:
        return self._list.lines if self._list else ()

    def _mark(self, row_ids: tuple[str, ...], done: bool) -> None:
        self._lane.run(
            lambda: self._work.mark(row_ids, done), lambda _: self.refresh(), self._failed
        )

    def _read(self, found: Worklist) -> None:
        if found.period is self._period:
            self._list = found
            self._changed()

    def _made(self, then: Callable[[Document], None]) -> None:
        if self._list is not None:
            then(composing.work_document(self._list))
