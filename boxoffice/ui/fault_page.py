"""What stands in the window's place where a desk cannot be opened: a sentence and one action."""

from PySide6.QtCore import Signal

from boxoffice.ui import fault_words, setup_words
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.buttons import Button
from boxoffice.ui.page import Page
from boxoffice.ui.styling import label, show_text


class FaultPage(Page):
    """One sentence that says what is wrong and what to do, and a button to try again."""

    retry = Signal()

    def __init__(self, appearance: Appearance) -> None:
        """An empty page."""
        super().__init__(appearance, widest=680)
        self.sentence = label("body", wrap=True)
        self.button = Button("plain")
        self.button.clicked.connect(self.retry)
        self.column.addWidget(self.sentence)
        self.column.addWidget(self.button)
        self.column.addStretch(1)
        self.restyle()

    def show_fault(self, sentence: str) -> None:
        """Say what is wrong."""
        self.setWindowTitle(setup_words.window_title())
        show_text(self.heading, setup_words.window_title())
        show_text(self.sentence, sentence)
        self.button.say(fault_words.action("retry"))
