"""The page on which a laptop is finished with, and the one that says that nothing remains."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from boxoffice.ui import care_words as say
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.buttons import Button
from boxoffice.ui.finish.presenter import Gone
from boxoffice.ui.finish.screen import FinishScreen
from boxoffice.ui.flow import FlowBox
from boxoffice.ui.page import Page
from boxoffice.ui.scrolling import show_problem
from boxoffice.ui.styling import Panel, hide, label, show_text


class FinishView(Page):
    """Paints a `FinishScreen`; `pressed` carries a name and a secret."""

    pressed = Signal(str, str)
    back = Signal()

    def __init__(self, appearance: Appearance) -> None:
        """An empty page."""
        super().__init__(appearance)
        self._attempt = 0
        self._card = Panel(appearance, "card")
        self.text, self.note = label("body", wrap=True), label("label", wrap=True)
        self.ask, self.error = label("body", wrap=True), label("error", wrap=True)
        self.name_label, self.secret_label = label("hint"), label("hint")
        self.name, self.secret = QLineEdit(), QLineEdit()
        self.name_label.setBuddy(self.name)
        self.secret_label.setBuddy(self.secret)
        self.button, self.back_button = Button("plain"), Button("plain")
        self.button.clicked.connect(self._press)
        self.secret.returnPressed.connect(self._press)
        self.back_button.clicked.connect(self.back)
        self._flow = FlowBox()
        self._flow.add(self.button)
        self._flow.add(self.back_button)
        self._inside = QVBoxLayout(self._card)
        for part in (
            self.text,
            self.note,
            self.ask,
            self.name_label,
            self.name,
            self.secret_label,
            self.secret,
            self.error,
            self._flow,
        ):
            self._inside.addWidget(part)
        self.column.addWidget(self._card)
        self.column.addStretch(1)
        self.restyle()

    def render_screen(self, screen: FinishScreen) -> None:
        """Show a screen."""
        show_text(self.heading, screen.title)
        for target, text in (
            (self.text, screen.text),
            (self.note, screen.note),
            (self.ask, screen.ask),
            (self.name_label, screen.name_label),
            (self.secret_label, screen.secret_label),
        ):
            show_text(target, text)
        show_problem(self.error, screen.error)
        for field, name in ((self.name, screen.name_label), (self.secret, screen.secret_label)):
            field.setAccessibleName(name)
            hide(field, not name)
        modes = QLineEdit.EchoMode
        self.secret.setEchoMode(modes.Password if screen.hides_secret else modes.Normal)
        self.button.say(screen.button)
        self.button.setEnabled(screen.button_enabled)
        self.back_button.say(screen.back)
        hide(self.back_button, not screen.back)
        if screen.attempt != self._attempt:
            self._attempt = screen.attempt
            self.secret.clear()
            self.listen()
            if not screen.error:
                self._scroll.reveal(self.heading)

    def listen(self) -> None:
        """Put the focus where the next key belongs; never on the button that erases."""
        if not self.name.isHidden() and not self.name.text():
            self.name.setFocus()
        elif not self.secret.isHidden():
            self.secret.setFocus()
        else:
            self.back_button.setFocus()

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        super().restyle()
        self._card.pad(self._inside, 24, 20, 10)
        self._flow.set_gap(self.appearance.px(8))

    def _press(self) -> None:
        if self.button.isEnabled():
            self.pressed.emit(self.name.text(), self.secret.text())


class LeftPage(Page):
    """A window of its own, once there is no desk any more."""

    def __init__(self, appearance: Appearance, gone: Gone, remains: tuple[str, ...]) -> None:
        """What was done, the receipt, and what remains."""
        super().__init__(appearance)
        self._gone, self._remains = gone, remains
        self._card = Panel(appearance, "card")
        self.lines = label("body", wrap=True)
        self.button = Button("plain")
        self.button.clicked.connect(self.close)
        self._inside = QVBoxLayout(self._card)
        self._inside.addWidget(self.lines)
        self._inside.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.insertStretch(0, 1)
        self.column.addWidget(self._card)
        self.column.addStretch(2)
        self.resize(760, 520)
        self._retranslate()
        self.restyle()

    def changeEvent(self, event: QEvent) -> None:
        """Say it anew after the language changed."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        super().restyle()
        self._card.pad(self._inside, 24, 20, 12)

    def _retranslate(self) -> None:
        title = say.remains_title() if self._remains else say.left_title()
        self.setWindowTitle(title)
        show_text(self.heading, title)
        lines = list(say.left_text(self._gone.centre_knows, self._gone.given_up))
        if self._remains:
            lines = [say.remains_text(", ".join(self._remains)), *lines[1:]]
        show_text(self.lines, "\n".join((*lines, *self._gone.receipt)))
        self.button.say(say.act("close"))
