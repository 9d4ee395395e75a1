"""Paints the page in front of all others."""

from itertools import pairwise

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from boxoffice.ui.appearance import Appearance
from boxoffice.ui.buttons import Button
from boxoffice.ui.event_box import EventBox
from boxoffice.ui.flow import FlowBox
from boxoffice.ui.front.screen import ClerkForm, FrontScreen
from boxoffice.ui.page import Page
from boxoffice.ui.scrolling import show_problem
from boxoffice.ui.styling import Panel, hide, label, show_text
from boxoffice.ui.supervision.view import SupervisorPanel
from sync.protocol.clerks import PIN_DIGITS

_MOST_NAME = 24


class _Form(Panel):
    """Name, event, PIN, and the PIN again."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance, "plainLine")
        self.name, self.events = QLineEdit(), EventBox(appearance)
        self.pin, self.again = QLineEdit(), QLineEdit()
        self.name.setMaxLength(_MOST_NAME)
        self.events.setSizeAdjustPolicy(
            EventBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.events.setMinimumContentsLength(12)
        digits = QRegularExpression(rf"[0-9]{{0,{PIN_DIGITS}}}")
        for line in (self.pin, self.again):
            line.setEchoMode(QLineEdit.EchoMode.Password)
            line.setMaxLength(PIN_DIGITS)
            line.setProperty("role", "pin")
            line.setValidator(QRegularExpressionValidator(digits, line))
            line.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
            line.setInputMethodHints(
                Qt.InputMethodHint.ImhDigitsOnly
                | Qt.InputMethodHint.ImhSensitiveData
                | Qt.InputMethodHint.ImhNoPredictiveText
            )
        self._labels = {
            each: label("hint", wrap=True) for each in ("name", "event", "pin", "again")
        }
        self._column = QVBoxLayout(self)
        for key, part in (
            ("name", self.name),
            ("event", self.events),
            ("pin", self.pin),
            ("again", self.again),
        ):
            self._labels[key].setBuddy(part)
            self._column.addWidget(self._labels[key])
            self._column.addWidget(part)
        self.restyle()

    def render_form(self, form: ClerkForm) -> None:
        """Show labels and events; what was written stays."""
        for key, part, text in (
            ("name", self.name, form.name),
            ("event", self.events, form.event),
            ("pin", self.pin, form.pin),
            ("again", self.again, form.again),
        ):
            show_text(self._labels[key], text)
            part.setAccessibleName(text)
        shown = [self.events.itemData(at) for at in range(self.events.count())]
        if shown != [each.id for each in form.events]:
            self.events.clear()
            for each in form.events:
                self.events.addItem(each.text, each.id)
        place = self.events.findData(form.chosen)
        if place >= 0 and place != self.events.currentIndex():
            self.events.setCurrentIndex(place)

    def empty(self, *, whole: bool) -> None:
        """No PIN stays in a field; with `whole` the name goes too."""
        for line in (self.pin, self.again, *((self.name,) if whole else ())):
            line.clear()

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        self.pad(self._column, 0, 0, 6)
        for line in (self.pin, self.again):
            line.setMaximumWidth(self.appearance.px(320))


class FrontView(Page):
    """Paints a `FrontScreen`."""

    answered = Signal(str)
    back = Signal()
    yes = Signal()
    filled = Signal(str, str, str, str)
    """A clerk's name, the event, the PIN, and the PIN again."""

    def __init__(self, appearance: Appearance) -> None:
        """An empty page."""
        super().__init__(appearance, widest=620)
        self._shown = FrontScreen("")
        self._card = Panel(appearance, "card")
        self.text, self.note = label("body", wrap=True), label("error", wrap=True)
        self.supervisor, self.form = SupervisorPanel(appearance), _Form(appearance)
        self.yes_button, self.back_button = Button("act"), Button("plain")
        self._flow = FlowBox()
        self._flow.add(self.yes_button)
        self._flow.add(self.back_button)
        self._inside = QVBoxLayout(self._card)
        for part in (self.text, self.supervisor, self.form, self.note, self._flow):
            self._inside.addWidget(part)
        self.column.insertStretch(0, 1)
        self.column.addWidget(self._card)
        self.column.addStretch(2)
        self.supervisor.answered.connect(self.answered)
        self.supervisor.back.connect(self.back)
        self.back_button.clicked.connect(self.back)
        self.yes_button.clicked.connect(self._press)
        for line in (self.form.name, self.form.pin, self.form.again):
            line.returnPressed.connect(self._enter)
        self.restyle()

    def render_screen(self, screen: FrontScreen) -> None:
        """Show a question, a form, or what became of it."""
        before, self._shown = self._shown, screen
        show_text(self.heading, screen.title)
        show_text(self.text, screen.text)
        show_problem(self.note, screen.note, anew=screen.attempt != before.attempt)
        if screen.body is not None:
            self.supervisor.render_body(screen.body)
        hide(self.supervisor, screen.body is None)
        form = screen.form
        if form is not None:
            self.form.render_form(form)
        hide(self.form, form is None)
        if screen.attempt != before.attempt or form is None:
            self.form.empty(whole=form is None or before.form is None)
        self.yes_button.say(screen.yes)
        self.yes_button.setEnabled(not screen.busy)
        self.back_button.say(f"{screen.back}   Esc" if screen.back else "", screen.back)
        hide(self.yes_button, not screen.yes)
        hide(self.back_button, not screen.back)
        hide(self._flow, not screen.yes and not screen.back)
        # Buttons that came or went: the row's height is another one.
        self._flow.set_gap(self.appearance.px(8))
        kinds = [(each.form is None, each.body is None, each.yes) for each in (before, screen)]
        if self.isVisible() and (kinds[0] != kinds[1] or screen.attempt != before.attempt):
            self.listen()

    def listen(self) -> None:
        """Put the focus where the next key belongs; a yes is never the first to have it."""
        form = self._shown.form
        if self._shown.body is not None:
            self.supervisor.line.setFocus()
        elif form is not None:
            {"pin": self.form.pin, "again": self.form.pin}.get(
                form.wrong, self.form.name
            ).setFocus()
        elif self._shown.back:
            self.back_button.setFocus()
        else:
            self.yes_button.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back; Enter presses the button that has the focus."""
        if event.key() == Qt.Key.Key_Escape:
            self.back.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            focused = self.focusWidget()
            if isinstance(focused, Button) and not event.isAutoRepeat():
                focused.click()
        else:
            super().keyPressEvent(event)

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        super().restyle()
        self._card.pad(self._inside, 24, 20, 12)
        self._flow.set_gap(self.appearance.px(8))
        self.supervisor.restyle()

    def _enter(self) -> None:
        """Enter goes to the next field, and behind the last one adds the clerk."""
        order = (self.form.name, self.form.pin, self.form.again)
        here = self.focusWidget()
        for line, then in pairwise(order):
            if here is line:
                then.setFocus()
                return
        self._press()

    def _press(self) -> None:
        if not self.yes_button.isEnabled():
            return
        if self._shown.form is None:
            self.yes.emit()
        else:
            form = self.form
            event = str(form.events.currentData() or "")
            self.filled.emit(form.name.text(), event, form.pin.text(), form.again.text())
