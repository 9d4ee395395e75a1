"""Where a supervisor answers in place: one field for numbers, and what they stand for."""

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QHideEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from boxoffice.ui.appearance import Appearance
from boxoffice.ui.buttons import Button, WordsButton
from boxoffice.ui.styling import announce, hide, label, show_text
from boxoffice.ui.supervision.screen import NumberedChoice, SupervisorBody
from sync.protocol.clerks import PIN_DIGITS


class SupervisorPanel(QWidget):
    """Shows a `SupervisorBody`; a number answers, by keyboard or by a click."""

    answered = Signal(str)
    left = Signal()
    """The field is gone: the code field listens again."""
    back = Signal()

    def __init__(self, appearance: Appearance) -> None:
        """An empty panel."""
        super().__init__()
        self._appearance = appearance
        self._shown: SupervisorBody | None = None
        self._heading = label("section", wrap=True)
        self._prompt = label("tell", wrap=True)
        self._note = label("error", wrap=True)
        self.line = QLineEdit()
        self.line.setProperty("role", "pin")
        self.line.setMaxLength(PIN_DIGITS)
        self.line.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        digits = QRegularExpression(rf"[0-9]{{0,{PIN_DIGITS}}}")
        self.line.setValidator(QRegularExpressionValidator(digits, self.line))
        self.line.textEdited.connect(self._typed)
        self._choices = QVBoxLayout()
        self._buttons: list[WordsButton] = []
        self._back = Button("plain")
        self._back.clicked.connect(self.back)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for each in (self._heading, self._prompt, self._note, self.line):
            self._column.addWidget(each)
        self._column.addLayout(self._choices)
        self._column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        self.restyle()

    def render_body(self, body: SupervisorBody) -> None:
        """Show what is asked for; with a new attempt the field is empty and has the focus."""
        before, self._shown = self._shown, body
        show_text(self._heading, body.heading)
        show_text(self._prompt, body.prompt)
        show_text(self._note, body.note)
        mode = QLineEdit.EchoMode
        self.line.setEchoMode(mode.Password if body.secret else mode.Normal)
        # A field that gets the focus is read out by its name; what changes while it has it is not.
        self.line.setAccessibleName(body.prompt)
        self.line.setAccessibleDescription(body.note)
        if before is not None and (body.note, body.prompt) != (before.note, before.prompt):
            announce(self, f"{body.note} {body.prompt}".strip())
        self._back.say(f"{body.back}   Esc", body.back)
        if before is None or body.choices != before.choices:
            self._offer(body.choices)
        hide(self.line, not body.asks)
        if before is None or body.attempt != before.attempt:
            self.line.clear()
            if body.asks:
                self.line.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing that was typed stays in a hidden field."""
        super().hideEvent(event)
        self._shown = None
        self.line.clear()
        self.left.emit()

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        px = self._appearance.px
        self._column.setSpacing(px(10))
        self._choices.setSpacing(px(6))
        self.line.setMaximumWidth(px(320))
        for button in self._buttons:
            button.restyle()

    def _offer(self, choices: tuple[NumberedChoice, ...]) -> None:
        for button in self._buttons:
            self._choices.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        for choice in choices:
            button = WordsButton(self._appearance, "name", centred=False)
            button.say(choice.text, choice.key)
            button.clicked.connect(lambda _on=False, key=choice.key: self.answered.emit(key))
            self._choices.addWidget(button)
            self._buttons.append(button)
            button.show()

    def _typed(self, text: str) -> None:
        secret = self._shown is not None and self._shown.secret
        if not secret or len(text) == PIN_DIGITS:
            self.answered.emit(text)
