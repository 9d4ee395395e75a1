"""What stands in the window's place where a desk cannot be opened: a sentence and one action."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from boxoffice.ui import fault_words, setup_words
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.buttons import Button
from boxoffice.ui.page import Page
from boxoffice.ui.styling import IconLabel, Panel, label, show_text


class _FaultPanel(Panel):
    """A sign beside the sentence, and the button below."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance, "card")
        self.sign = IconLabel(appearance, 56)
        self.sentence = label("body", wrap=True)
        self.button = Button("plain")
        self._words = QVBoxLayout()
        self._words.addWidget(self.sentence)
        self._words.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(self._words, 1)
        self.restyle()

    def restyle(self) -> None:
        self.pad(self._row, 24, 22, 20)
        self._words.setSpacing(self.appearance.px(16))
        self.sign.restyle()


class FaultPage(Page):
    """One sentence that says what is wrong and what to do, and a button to try again."""

    retry = Signal()

    def __init__(self, appearance: Appearance) -> None:
        """An empty page."""
        super().__init__(appearance, widest=680)
        self._panel = _FaultPanel(appearance)
        self.sentence, self.button = self._panel.sentence, self._panel.button
        self.button.clicked.connect(self.retry)
        self.column.insertStretch(0, 2)
        self.column.addWidget(self._panel)
        self.column.addStretch(3)
        self.restyle()

    def show_fault(self, sentence: str) -> None:
        """Say what is wrong."""
        self.setWindowTitle(setup_words.window_title())
        show_text(self.heading, setup_words.window_title())
        self._panel.sign.show_icon("verdict_warning", "caution")
        show_text(self.sentence, sentence)
        self.button.say(fault_words.action("retry"))
