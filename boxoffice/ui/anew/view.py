"""The page on which a desk is enrolled once more."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout

from boxoffice.ui import setup_words
from boxoffice.ui.anew.screen import AnewScreen
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.buttons import Button, WordsButton
from boxoffice.ui.flow import FlowBox
from boxoffice.ui.page import Page
from boxoffice.ui.scrolling import show_problem
from boxoffice.ui.styling import Panel, hide, label, show_text


class AnewView(Page):
    """Paints an `AnewScreen`; `pressed` carries the one-time code, a name and a PIN."""

    pressed = Signal(str, str, str)
    second = Signal()
    back = Signal()

    def __init__(self, appearance: Appearance) -> None:
        """An empty page."""
        super().__init__(appearance, widest=680)
        self._shown = AnewScreen("", "")
        self._card = Panel(appearance, "card")
        self.text = label("body", wrap=True)
        self.fingerprint, self.error = label("big", wrap=True), label("error", wrap=True)
        self._labels = tuple(label("label", wrap=True) for _ in range(3))
        self.code, self.name, self.secret = self._fields = QLineEdit(), QLineEdit(), QLineEdit()
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.button = WordsButton(appearance, "give")
        self.button.clicked.connect(self._press)
        self.second_button, self.back_button = Button("plain"), Button("plain")
        self.second_button.clicked.connect(self.second)
        self.back_button.clicked.connect(self.back)
        self._flow = FlowBox()
        self._flow.add(self.second_button)
        self._flow.add(self.back_button)
        self._inside = QVBoxLayout(self._card)
        self._inside.addWidget(self.text)
        for words, field in zip(self._labels, self._fields, strict=True):
            words.setBuddy(field)
            field.returnPressed.connect(self._entered)
            self._inside.addWidget(words)
            self._inside.addWidget(field)
        for part in (self.fingerprint, self.error, self.button, self._flow):
            self._inside.addWidget(part)
        self.column.insertStretch(0, 1)
        self.column.addWidget(self._card)
        self.column.addStretch(2)
        self.restyle()

    def render_screen(self, screen: AnewScreen) -> None:
        """Show a screen."""
        before, self._shown = self._shown, screen
        show_text(self.heading, screen.title)
        show_text(self.text, screen.text)
        names = (screen.code_label, screen.name_label, screen.secret_label)
        for words, field, name in zip(self._labels, self._fields, names, strict=True):
            show_text(words, name)
            field.setAccessibleName(name)
            field.setEnabled(not screen.busy)
            hide(field, not name)
        self.code.setPlaceholderText(setup_words.code_example())
        show_text(self.fingerprint, "  ".join(screen.fingerprint))
        self.fingerprint.setAccessibleName(setup_words.fingerprint_label())
        self.fingerprint.setAccessibleDescription(" ".join(screen.fingerprint))
        show_problem(self.error, screen.error)
        self.button.say(screen.button, enabled=not screen.busy)
        for button, text in (
            (self.second_button, screen.second),
            (self.back_button, screen.back),
        ):
            button.say(text)
            hide(button, not text)
        if screen.attempt != before.attempt:
            self.secret.clear()
        if screen.attempt != before.attempt or (before.busy and not screen.busy):
            self.listen()

    def listen(self) -> None:
        """Put the focus where the next key belongs."""
        shown = [field for field in self._fields if not field.isHidden()]
        empty = next((field for field in shown if not field.text()), None)
        (empty or self.button).setFocus()

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        super().restyle()
        self._card.pad(self._inside, 28, 24, 10)
        self._flow.set_gap(self.appearance.px(8))
        self.button.restyle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, Escape leads back."""
        focused = self.focusWidget()
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and isinstance(focused, QPushButton) and focused.isEnabled():
            focused.click()
        elif event.key() == Qt.Key.Key_Escape and not self.back_button.isHidden():
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def _entered(self) -> None:
        if any(not field.isHidden() and not field.text() for field in self._fields):
            self.listen()
        else:
            self._press()

    def _press(self) -> None:
        if self.button.isEnabled():
            self.pressed.emit(self.code.text(), self.name.text(), self.secret.text())
