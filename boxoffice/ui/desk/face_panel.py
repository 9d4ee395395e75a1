"""Giving on the card's face, two steps in place: the printed day, the printed children."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from boxoffice.ui.appearance import Appearance
from boxoffice.ui.desk.phone_button import PhoneButton
from boxoffice.ui.desk.screen import FaceBody
from boxoffice.ui.desk.stepper import Stepper
from boxoffice.ui.desk.ticket_panel import StepperColumn
from boxoffice.ui.scrolling import show_problem
from boxoffice.ui.styling import IconLabel, Panel, hide, label, show_text


class FacePanel(Panel):
    """Asks for the last valid day and the children that the card itself shows."""

    day_edited = Signal(str)
    plus = Signal(str)
    minus = Signal(str)
    phone = Signal()

    def __init__(self, appearance: Appearance) -> None:
        """An empty panel at step one."""
        super().__init__(appearance, "card")
        self._placed: tuple[bool, bool] | None = None
        self._answered = False
        self._day_label = label("label", wrap=True)
        self.day = QLineEdit()
        self.day.setProperty("role", "day")
        self.day.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.day.textEdited.connect(self.day_edited)
        self._done = IconLabel(appearance, 24)
        self._hint = label("hint", wrap=True)
        self._error = label("error", wrap=True)
        self._children = Stepper(appearance)
        self._rows = StepperColumn(appearance)
        self._children.plus.connect(self.plus)
        self._children.minus.connect(self.minus)
        self._rows.plus.connect(self.plus)
        self._rows.minus.connect(self.minus)
        self._note = label("hint", wrap=True)
        self._pays = label("body", wrap=True)
        self._phone = PhoneButton()
        self._phone.clicked.connect(self.phone)
        self._top = QHBoxLayout()
        self._top.addWidget(self._day_label, 1)
        self._top.addWidget(self._phone, 0, Qt.AlignmentFlag.AlignRight)
        self._line = QHBoxLayout()
        self._line.addWidget(self.day)
        self._line.addWidget(self._done)
        self._line.addWidget(self._hint, 1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._top)
        self._column.addLayout(self._line)
        for each in (self._error, self._children, self._rows, self._pays, self._note):
            self._column.addWidget(each)
        self._column.addStretch(1)
        self.restyle()

    def render_body(self, body: FaceBody) -> None:
        """Show the step the presenter is at."""
        show_text(self._day_label, f"1   {body.day_label}")
        if self.day.text() != body.day_text:
            self.day.setText(body.day_text)
        self.day.setAccessibleName(body.day_label)
        self.day.setAccessibleDescription(body.day_error or body.day_hint)
        first = body.step == 1
        self._place_day(answered=not first)
        show_text(self._hint, body.day_hint if first else "")
        self._done.show_icon("" if first else "done", "go")
        show_problem(self._error, body.day_error)
        hide(self._children, first)
        if not first:
            numbered = replace(body.children, label=f"2   {body.children.label}")
            self._children.render_row(numbered)
        self._rows.render_rows(() if first else body.rows)
        show_text(self._note, body.note)
        show_text(self._pays, body.pays)
        self._phone.render_toggle(body.phone)

    @property
    def asked_now(self) -> QWidget:
        """The part of the present step, or what is wrong with what was written in it."""
        if not self._error.isHidden():
            return self._error
        return self.day if self._children.isHidden() else self._children

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        self._place_day(answered=self._answered)
        self.pad(self._column, *((14, 2, 4) if self.dense else (24, 16, 8)))
        for row in (self._top, self._line):
            row.setSpacing(self.appearance.px(12))
        self.day.setFixedWidth(self.appearance.px(190))
        self._done.restyle()

    def _place_day(self, *, answered: bool) -> None:
        """Where room is scarce the day stands beside its label, so that a verdict leaves room for
        both, and the button for orders goes one line down. Once it is answered, all that is one
        line, and the tickets take its place.
        """
        now = (self.dense, answered)
        if now == self._placed:
            return
        self._placed, self._answered = now, answered
        for row in (self._top, self._line):
            for part in (self.day, self._done, self._phone):
                row.removeWidget(part)
        right = Qt.AlignmentFlag.AlignRight
        if self.dense or answered:
            self._top.addWidget(self.day)
            self._top.addWidget(self._done)
        else:
            self._line.insertWidget(0, self.day)
            self._line.insertWidget(1, self._done)
        (self._line if self.dense else self._top).addWidget(self._phone, 0, right)
