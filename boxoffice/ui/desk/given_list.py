"""*Just given*: the latest rows, each with its state and what the clerk may do with it."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from boxoffice.ui import control_words
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.buttons import Button
from boxoffice.ui.desk.screen import GivenRow, GivenState
from boxoffice.ui.flow import FlowBox
from boxoffice.ui.styling import IconLabel, Panel, hide, label, set_tone, show_text

MOST_ROWS: Final = 8
MOST_REASONS: Final = 5
_ABOVE_ROWS: Final = 2
"""The heading, and what is said where nothing was given."""
_ICONS: Final = {
    GivenState.WAITING: ("clock", "muted"),
    GivenState.CONFIRMED: ("done", "go"),
    GivenState.VOIDED: ("voided", "muted"),
    GivenState.PROBLEM: ("attention", "caution"),
}


class _Row(Panel):
    """One row; the buttons for other reasons show only where the presenter offers them."""

    undo = Signal(str)
    give_again = Signal(str)
    reason = Signal(str, str)
    print = Signal(str)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance, "givenRow")
        self._shown: GivenRow | None = None
        self._time = label("time")
        self._card = label("card3")
        self._counts = label("counts", wrap=True)
        self._icon = IconLabel(appearance, 17)
        self._state = label("state")
        self._undo = Button("plain")
        self._undo.clicked.connect(lambda: self.undo.emit(self.row_id))
        self._note = label("hint", wrap=True)
        self._reasons = [Button("plain") for _ in range(MOST_REASONS)]
        for index, button in enumerate(self._reasons):
            button.clicked.connect(lambda _checked=False, at=index: self._choose(at))
        self._again = Button("")
        self._again.clicked.connect(lambda: self.give_again.emit(self.row_id))
        self._print = Button("plain")
        self._print.clicked.connect(lambda: self.print.emit(self.row_id))
        self._below = (*self._reasons, self._again, self._print)
        self._top = QGridLayout()
        self._flow = FlowBox()
        self._column = QVBoxLayout(self)
        self._lay_out()
        self.restyle()

    def _lay_out(self) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        parts = (self._time, self._card, self._counts, self._icon, self._state, self._undo)
        for column, part in enumerate(parts):
            self._top.addWidget(part, 0, column, middle)
        self._top.setColumnStretch(2, 1)
        for button in self._below:
            self._flow.add(button)
        self._column.addLayout(self._top)
        self._column.addWidget(self._note)
        self._column.addWidget(self._flow)

    @property
    def row_id(self) -> str:
        """The row that stands on it; empty before there is one."""
        return self._shown.row_id if self._shown else ""

    @property
    def controls(self) -> tuple[Button, ...]:
        """Its buttons in their order."""
        return (self._undo, *self._below)

    def _choose(self, index: int) -> None:
        if self._shown is not None and index < len(self._shown.reasons):
            self.reason.emit(self.row_id, self._shown.reasons[index].reason)

    def render_row(self, row: GivenRow) -> None:
        if row == self._shown:
            return
        self._shown = row
        show_text(self._time, row.time)
        show_text(self._card, row.card)
        show_text(self._counts, row.counts)
        show_text(self._state, row.state_text)
        self._icon.show_icon(*_ICONS[row.state])
        set_tone(self._state, row.state)
        self.setAccessibleName(f"{row.time} {row.card}: {row.counts}, {row.state_text}")
        hide(self._undo, not row.can_undo)
        show_text(self._note, row.note)
        hide(self._again, not row.can_give_again)
        hide(self._print, not row.print_text)
        if row.print_text:
            text = f"{row.print_text}   {row.print_key}".rstrip()
            self._print.say(text, control_words.row_action(row.print_text, row.card))
        for index, button in enumerate(self._reasons):
            hide(button, index >= len(row.reasons))
            if index < len(row.reasons):
                text = row.reasons[index].text
                button.say(text, control_words.row_action(text, row.card))
        # An empty flow would be asked for its height some twenty times for each card that comes.
        hide(self._flow, all(each.isHidden() for each in self._below))
        self.retranslate()

    def retranslate(self) -> None:
        """Say the two fixed buttons in the present language."""
        card = self._shown.card if self._shown else ""
        for button, name in ((self._undo, "undo"), (self._again, "give_again")):
            text = control_words.control(name)
            button.say(text, control_words.row_action(text, card))

    def restyle(self) -> None:
        self.pad(self._column, 0, 6, 6)
        self._top.setSpacing(self.appearance.px(6))
        self._flow.set_gap(self.appearance.px(6))
        self._fit_columns()
        self._icon.restyle()

    def _fit_columns(self) -> None:
        self._time.setMinimumHeight(self.appearance.px(34))
        self._top.setColumnMinimumWidth(0, self.appearance.px(38))
        self._top.setColumnMinimumWidth(1, self.appearance.px(44))


class GivenList(Panel):
    """The newest rows first; older ones stand in the Today screen."""

    undo = Signal(str)
    give_again = Signal(str)
    reason = Signal(str, str)
    print = Signal(str)

    def __init__(self, appearance: Appearance) -> None:
        """An empty list."""
        super().__init__(appearance, "card")
        self._heading = label("section")
        self._empty = label("hint", wrap=True)
        self._rows: list[_Row] = []
        self._used = 0
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._heading)
        self._column.addWidget(self._empty)
        self._column.addStretch(1)
        self.restyle()

    def render_rows(self, rows: tuple[GivenRow, ...]) -> None:
        """Show the newest rows, newest first."""
        show_text(self._heading, control_words.control("just_given"))
        show_text(self._empty, "" if rows else control_words.control("nothing_given"))
        known = {line.row_id for line in self._rows}
        for row in rows[:MOST_ROWS]:
            if row.row_id in known:
                break
            self._make_room()
        for index, line in enumerate(self._rows):
            if index < len(rows):
                line.render_row(rows[index])
            hide(line, index >= len(rows))
        self._used = min(len(rows), MOST_ROWS)

    def pieces(self) -> Iterator[None]:
        """Make the lines that are still to come, while nobody does anything."""
        while len(self._rows) < MOST_ROWS:
            line = self._add_row()
            line.setHidden(True)
            yield
            for part in (line, *line.findChildren(QWidget)):
                part.ensurePolished()
                yield

    def _make_room(self) -> None:
        """A line for a row that is new comes to the top, so that the others stay as they are."""
        if self._used == len(self._rows) < MOST_ROWS:
            self._add_row()
        spare = self._rows[min(self._used, MOST_ROWS - 1)]
        self._used = min(self._used + 1, MOST_ROWS)
        for each in spare.controls:
            if each.hasFocus():
                # Enter was meant for the row that leaves the list.
                each.clearFocus()
        self._rows.remove(spare)
        self._rows.insert(0, spare)
        self._column.removeWidget(spare)
        self._column.insertWidget(_ABOVE_ROWS, spare)
        # The order of the lines is that of the keys and of screen readers too.
        for part in (spare, self._empty, self._heading):
            part.lower()
        for first, second in pairwise(each for line in self._rows for each in line.controls):
            QWidget.setTabOrder(first, second)

    def _add_row(self) -> _Row:
        """One more line at the end; made when first needed, as the window opens faster without."""
        row = _Row(self.appearance)
        row.undo.connect(self.undo)
        row.give_again.connect(self.give_again)
        row.reason.connect(self.reason)
        row.print.connect(self.print)
        self._column.insertWidget(self._column.count() - 1, row)
        self._rows.append(row)
        return row

    def retranslate(self) -> None:
        """Say the fixed words in the present language."""
        show_text(self._heading, control_words.control("just_given"))
        if not self._empty.isHidden():
            show_text(self._empty, control_words.control("nothing_given"))
        for line in self._rows:
            line.retranslate()

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        self.pad(self._column, 16, 14, 2)
