"""Paints the end of shift: the events' figures, what is open, and the page to print."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from boxoffice.ui import shift_words as say
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.buttons import Button
from boxoffice.ui.files import file_to_save
from boxoffice.ui.flow import FlowBox
from boxoffice.ui.page import Page
from boxoffice.ui.shift.figures import FiguresPanel
from boxoffice.ui.shift.screen import OpenLine, ShiftAct, ShiftScreen
from boxoffice.ui.styling import (
    IconLabel,
    Panel,
    announce,
    hide,
    label,
    laid_out_once,
    set_role,
    show_text,
)

_LINES: Final = 2
"""Events that are counted for sure: today's, and one more."""
_WIDEST: Final = 1160
_SIDE_BY_SIDE_FROM: Final = 1000


class _Line(Panel):
    """One thing that is open, or a tick where it is not."""

    pressed = Signal(str)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance, "plainLine")
        self._name = ""
        self._icon = IconLabel(appearance, 22)
        self.text = label("body", wrap=True)
        self.button = Button("plain")
        self.button.clicked.connect(lambda: self.pressed.emit(self._name))
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addWidget(self.text, 1)
        self._row.addWidget(self.button)
        self.restyle()

    def render_line(self, line: OpenLine) -> None:
        """Show the line."""
        self._name = line.name
        self._icon.show_icon(*(("attention", "caution") if line.count else ("done", "go")))
        show_text(self.text, line.text)
        hide(self.button, not line.action)
        if line.action:
            self.button.say(line.action, line.spoken)

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        self.pad(self._row, 0, 2, 10)
        self._icon.restyle()


class _Open(Panel):
    """What is still open."""

    pressed = Signal(str)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance, "card")
        self.title = label("section", wrap=True)
        self.lines = [_Line(appearance) for _ in range(5)]
        self.leave = label("label", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.title)
        for line in self.lines:
            line.pressed.connect(self.pressed)
            self._column.addWidget(line)
        self._column.addWidget(self.leave)
        self.restyle()

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        self.pad(self._column, 22, 16, 6)


class ShiftView(Page):
    """Paints a `ShiftScreen`; `act` carries what a button does and, for a file, its path."""

    act = Signal(str, str)
    till_written = Signal(str, str)
    """An event, and what was written as its till's count."""
    wanted = Signal(str)
    """The name of something open that is to be shown."""

    def __init__(self, appearance: Appearance, *, at_once: bool = True) -> None:
        """An empty page."""
        super().__init__(appearance, _WIDEST, at_once=at_once)

    def pieces(self) -> Iterator[None]:
        """The figures, what is open and the buttons, then the column they stand in."""
        self.screen_shown: ShiftScreen | None = None
        self._unheard = False
        self.figures = FiguresPanel(self.appearance)
        yield
        self.open = _Open(self.appearance)
        yield
        self.hint = label("label", wrap=True)
        self._acts = FlowBox()
        self.buttons: dict[ShiftAct, Button] = {}
        for act in ShiftAct:
            button = Button("plain")
            button.clicked.connect(lambda _on=False, each=act: self._press(each))
            self.buttons[act] = button
            self._acts.add(button)
        self.figures.till_written.connect(self.till_written)
        self.open.pressed.connect(self.wanted)
        yield
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.addWidget(self.figures, 3, Qt.AlignmentFlag.AlignTop)
        self._sides.addWidget(self.open, 2, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(self._sides)
        yield
        for part in (self.hint, self._acts):
            self.column.addWidget(part)
            yield
        for count in range(1, _LINES + 1):
            self.figures.make(count)
            yield
        self.column.addStretch(1)
        self.restyle()

    def render_screen(self, screen: ShiftScreen) -> None:
        """Show a screen."""
        before, self.screen_shown = self.screen_shown, screen
        show_text(self.heading, screen.heading)
        with laid_out_once(self.column, self._sides):
            self._render_parts(screen)
        if self._unheard and self.buttons[ShiftAct.PRINT].hasFocus():
            # The page was opened before its events were read.
            self.listen()
        self._unheard = False
        if screen.hint and (before is None or before.hint != screen.hint):
            announce(self, screen.hint)
        for act, text, enabled in screen.acts:
            self.buttons[act].say(text)
            self.buttons[act].setEnabled(enabled)

    def _render_parts(self, screen: ShiftScreen) -> None:
        self.figures.render_screen(screen)
        show_text(self.open.title, screen.open_label)
        for line, shown in zip(self.open.lines, (*screen.open_lines, screen.unsent), strict=True):
            line.render_line(shown)
        show_text(self.open.leave, screen.leave)
        set_role(self.hint, "label" if screen.hint_is_good else "error")
        show_text(self.hint, screen.hint)

    def listen(self) -> None:
        """Put the focus where the next key belongs."""
        self._unheard = not self.figures.listen()
        if self._unheard:
            self.buttons[ShiftAct.PRINT].setFocus()

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        super().restyle()
        self._acts.set_gap(self.appearance.px(8))
        self._sides.setSpacing(self.appearance.px(12))
        self.fit()

    def fit(self) -> None:
        """Put the figures and what is open side by side, or one above the other."""
        beside = self.width() >= self.appearance.px(_SIDE_BY_SIDE_FROM)
        ways = QBoxLayout.Direction
        self._sides.setDirection(ways.LeftToRight if beside else ways.TopToBottom)

    def _press(self, act: ShiftAct) -> None:
        if act is not ShiftAct.SAVE:
            self.act.emit(act, "")
            return
        path = file_to_save(self, say.act("save"), "PDF (*.pdf)", ending=".pdf")
        if path:
            self.act.emit(act, path)
