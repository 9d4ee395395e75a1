"""The page for the customer: one plain sentence that fills the window and hides all else."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from boxoffice.ui import control_words
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.buttons import Button
from boxoffice.ui.customer.sentences import Sentences
from boxoffice.ui.flow import FlowBox
from boxoffice.ui.styling import label, show_text


class CustomerView(QWidget):
    """Shows the sentence for a verdict in a language the customer reads."""

    back = Signal()

    def __init__(self, appearance: Appearance, languages: tuple[Sentences, ...]) -> None:
        """A page that can speak `languages`."""
        super().__init__()
        self.setObjectName("customer")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._appearance = appearance
        self.languages = languages
        self._at = 0
        self._verdict = ""
        self._sentence = label("customer", wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint = label("hint", wrap=True)
        self._buttons = [Button("plain") for _ in languages]
        self._flow = FlowBox()
        for index, (button, language) in enumerate(zip(self._buttons, languages, strict=True)):
            button.say(language.name)
            button.setCheckable(True)
            button.clicked.connect(lambda _on=False, at=index: self.speak(at))
            self._flow.add(button)
        self._back = Button("plain")
        self._back.clicked.connect(self.back)
        self._flow.add(self._back)
        self._column = QVBoxLayout(self)
        self._column.addStretch(1)
        self._column.addWidget(self._sentence)
        self._column.addStretch(1)
        self._column.addWidget(self._flow)
        self._column.addWidget(self._hint)
        appearance.changed.connect(self.restyle)
        self.restyle()

    def render_verdict(self, verdict: str) -> None:
        """Show the sentence for `verdict`, one of the verdict names or `ready`."""
        self._verdict = verdict
        show_text(self._hint, control_words.customer_hint())
        self._back.say(control_words.control("back"))
        self.speak(self._at)

    def speak(self, index: int) -> None:
        """Say the sentence in the language at `index` of `languages`, counted around."""
        self._at = index % len(self.languages)
        language = self.languages[self._at]
        show_text(self._sentence, language.by_verdict[self._verdict])
        for at, button in enumerate(self._buttons):
            button.setChecked(at == self._at)
        self.setAccessibleName(self._sentence.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, Enter and F9 go back; arrow keys change the language."""
        match event.key():
            case Qt.Key.Key_Escape | Qt.Key.Key_F9 | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.back.emit()
            case Qt.Key.Key_Right | Qt.Key.Key_Down:
                self.speak(self._at + 1)
            case Qt.Key.Key_Left | Qt.Key.Key_Up:
                self.speak(self._at - 1)
            case _:
                super().keyPressEvent(event)

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        px = self._appearance.px
        self._column.setContentsMargins(px(60), px(30), px(60), px(30))
        self._column.setSpacing(px(12))
        self._flow.set_gap(px(8))
