"""The way to practice, as it stands on the pages of sign-in, first start and settings."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from boxoffice.ui import setup_words
from boxoffice.ui.buttons import Button
from boxoffice.ui.styling import announce, label, show_text


class PracticeButton(QWidget):
    """A quiet button, and below it what became of it."""

    wanted = Signal()

    def __init__(self) -> None:
        """Nothing was asked for yet."""
        super().__init__()
        self._state = ""
        self.button = Button("plain")
        self.button.clicked.connect(self.wanted)
        self.note = label("hint", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.note)
        self._retranslate()

    def told(self, state: str) -> None:
        """Whether a practice is `open`, `failed` to, or is over."""
        self._state = state
        self._retranslate()
        if state:
            announce(self, setup_words.practice_note(state))

    def changeEvent(self, event: QEvent) -> None:
        """Say it anew after the language changed."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.button.say(setup_words.practise())
        show_text(self.note, setup_words.practice_note(self._state))
