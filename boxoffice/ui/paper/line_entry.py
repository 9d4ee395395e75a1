"""The line being written: what Enter does with it, and what the desk says of it meanwhile."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from boxoffice.domain.paper import LateRow, LineProblem, WrittenLine
from boxoffice.services.entering_paper import PaperLook, Sheet
from boxoffice.ui import paper_words as say
from boxoffice.ui.lane import Lane, Timer
from boxoffice.ui.paper import composing
from boxoffice.ui.paper.screen import Fields, Hint
from boxoffice.ui.paper.work import PLAIN, PaperState, PaperWork
from sync.protocol.days import LocalDays
from sync.protocol.kinds import CardSource

_LOOK_SECONDS = 0.3
"""A person who stops typing for so long may like to hear what the desk says of the card."""


class Place(Protocol):
    """Where the line is written: the presenter around it."""

    @property
    def state(self) -> PaperState | None:
        """The desk as it was read last."""
        ...

    @property
    def sheet(self) -> Sheet | None:
        """What the line is for; None where there is nothing to write it for."""
        ...

    @property
    def above(self) -> datetime | None:
        """The moment that counts where no time is written."""
        ...

    @property
    def mending(self) -> str:
        """The waiting line that is being mended; empty for a new one."""
        ...

    def show(self) -> None:
        """Paint everything."""
        ...

    def fill(self, fields: Fields) -> None:
        """Put texts into the fields."""
        ...

    def refresh(self) -> None:
        """Read the desk anew: a line was mended, or set aside."""
        ...

    def added(self, row: LateRow) -> None:
        """One more line was recorded."""
        ...

    def failed(self, error: Exception) -> None:
        """Say what kept the desk from it."""
        ...


@dataclass(frozen=True, slots=True)
class _Asked:
    """A line whose next Enter records it as it is, or sets it aside."""

    fields: Fields
    sets_aside: bool


class LineEntry:
    """One line at a time; what was typed while a line is recorded begins the next one."""

    def __init__(self, work: PaperWork, lane: Lane, timer: Timer, place: Place) -> None:
        """Nothing is written yet."""
        self._work = work
        self._lane = lane
        self._timer = timer
        self._place = place
        self._fields = Fields()
        self._scanned = ""
        self._asked: _Asked | None = None
        self._busy = False
        self._looks = 0
        self.hint: Callable[[], Hint] | None = None

    @property
    def code(self) -> str:
        """The code as it stands in its field."""
        return self._fields.code

    def begin(self, fields: Fields, *, keep_hint: bool = False) -> None:
        """A new line, or one to mend, comes into the fields."""
        self._fields, self._asked, self._scanned = fields, None, ""
        self._looks += 1
        if not keep_hint:
            self.hint = None
        self._place.fill(fields)

    def edited(self, fields: Fields) -> None:
        """The line was written further."""
        if fields == self._fields:
            return
        self._fields = fields
        if not self._busy:
            self._asked = None
            self._timer.after(_LOOK_SECONDS, self._look)

    def scanned(self, code: str) -> None:
        """A scan fills the place of the code (interface, One screen)."""
        self._scanned, self._asked = code, None
        self._fields = replace(self._fields, code=code)
        self._place.fill(self._fields)
        self._look()

    def clear(self) -> None:
        """Esc: what was written of this line goes, but for its time."""
        self.begin(Fields(time=self._fields.time))
        self._place.show()

    def enter(self) -> None:
        """Record the line. One that cannot be read, or whose verdict is worth a look at the paper,
        is only shown at first; the next Enter records it as it is, or sets it aside.
        """
        fields, sheet = self._fields, self._place.sheet
        line, above = composing.line_of(fields), self._place.above
        if self._busy or sheet is None or line.is_empty:
            return
        asked = self._asked if self._asked and self._asked.fields == fields else None
        if asked is not None and asked.sets_aside:
            if not self._place.mending:
                self._do(lambda: self._work.keep(sheet, line), lambda _: self._kept(fields))
        elif self._place.mending and asked is None:
            self._do(
                lambda: self._work.look(sheet, line, above),
                lambda found: self._looked(found, sheet, fields),
            )
        else:
            self._record(sheet, fields, insists=asked is not None)

    def record_as_written(self) -> None:
        """Record the line that is being mended with its code as it is."""
        line_id, line = self._place.mending, composing.line_of(self._fields)
        if line_id and not self._busy and not line.is_empty:
            self._do(lambda: self._work.mend(line_id, line, True), self._mended)

    def written_again(self, line: WrittenLine | None) -> None:
        """A line that was taken back comes into the fields to be corrected."""
        self.begin(composing.fields_of(line) if line else Fields(time=self._fields.time))
        self._place.refresh()

    def _looked(self, found: PaperLook | LineProblem, sheet: Sheet, fields: Fields) -> None:
        plain = isinstance(found, PaperLook) and found.kind in PLAIN
        if plain and self._fields == fields:
            self._record(sheet, fields, insists=True)
        else:
            self._ask(found, fields)

    def _ask(self, found: PaperLook | LineProblem, fields: Fields) -> None:
        """The next Enter takes the line as it is, unless it was written further meanwhile."""
        if self._fields == fields:
            self._asked = _Asked(fields, sets_aside=isinstance(found, LineProblem))
        self._say(found)

    def _record(self, sheet: Sheet, fields: Fields, *, insists: bool) -> None:
        line_id, line, above = self._place.mending, composing.line_of(fields), self._place.above
        if line_id:
            self._do(lambda: self._work.mend(line_id, line, False), self._mended)
            return
        scanned = bool(self._scanned) and self._scanned == fields.code
        source = CardSource.WEDGE if scanned else CardSource.TYPED
        self._do(
            lambda: self._work.record(sheet, line, above, source, insists=insists),
            lambda found: self._recorded(found, fields),
        )

    def _recorded(self, found: LateRow | PaperLook | LineProblem, fields: Fields) -> None:
        if not isinstance(found, LateRow):
            self._ask(found, fields)
            return
        self._confirm(found)
        self._next(fields, time=composing.clock(found.used_at, self._days()))
        self._place.added(found)

    def _mended(self, found: LateRow | LineProblem | None) -> None:
        if isinstance(found, LineProblem):
            self._say(found)
            return
        if found is not None:
            self._confirm(found)
        self._place.refresh()

    def _kept(self, fields: Fields) -> None:
        self.hint = lambda: Hint(say.set_aside(), "", "neutral", "attention")
        self._next(fields, time=fields.time)
        self._place.refresh()

    def _next(self, done: Fields, time: str) -> None:
        """The next line, with what was typed of it already."""
        code, written = done.code, self._fields.code
        begun = written[len(code) :] if written.startswith(code) else ""
        self.begin(Fields(code=begun, time=time), keep_hint=True)

    def _confirm(self, row: LateRow) -> None:
        days = self._days()
        self.hint = lambda: composing.recorded_hint(row, days)

    def _look(self) -> None:
        fields, sheet, above = self._fields, self._place.sheet, self._place.above
        line = composing.line_of(fields)
        if sheet is None or not fields.code.strip() or self._busy:
            return
        self._looks += 1
        number = self._looks

        def told(found: PaperLook | LineProblem) -> None:
            # A line half written is no mistake yet: only what the desk knows of its card is said.
            if number == self._looks and isinstance(found, PaperLook):
                self._say(found)

        self._lane.run(lambda: self._work.look(sheet, line, above), told, self._place.failed)

    def _say(self, found: PaperLook | LineProblem) -> None:
        state = self._place.state
        example = state.example if state else ""
        days = self._days()
        insists = self._asked is not None
        mending = bool(self._place.mending)

        def hint() -> Hint:
            said = composing.look_hint(found, days, example)
            plain = isinstance(found, PaperLook) and found.kind in PLAIN
            if plain or (insists and not (mending and isinstance(found, LineProblem))):
                return said
            return replace(said, detail="")

        self.hint = hint
        self._place.show()

    def _do(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        """One act at a time: a second Enter waits for the outcome of the first."""
        self._busy = True
        self._looks += 1

        def ended(found: object) -> None:
            self._busy = False
            done(found)

        def failed(error: Exception) -> None:
            self._busy = False
            self._place.failed(error)

        self._lane.run(work, ended, failed)

    def _days(self) -> LocalDays:
        state = self._place.state
        return state.days if state else LocalDays()
