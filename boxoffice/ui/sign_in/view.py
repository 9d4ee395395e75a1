"""The sign-in screen: large names, then a field for six digits."""

from PySide6.QtCore import QEvent, QRegularExpression, Qt, Signal
from PySide6.QtGui import QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from boxoffice.ui import sign_in_words
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.buttons import Button, WordsButton
from boxoffice.ui.page import Page
from boxoffice.ui.practice_button import PracticeButton
from boxoffice.ui.scrolling import show_problem
from boxoffice.ui.sign_in.screen import ClerkTile, SignInScreen
from boxoffice.ui.styling import Panel, hide, label, set_role, show_text
from sync.protocol.clerks import PIN_DIGITS


class _Names(QWidget):
    """A column of names, each a large button with its number."""

    chosen = Signal(str)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.buttons: dict[str, WordsButton] = {}
        self._shown: tuple[ClerkTile, ...] = ()

    def render_tiles(self, tiles: tuple[ClerkTile, ...]) -> None:
        """Show these names; they are made anew only where they changed."""
        if tiles == self._shown:
            return
        self._shown = tiles
        for button in self.buttons.values():
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = {}
        for tile in tiles:
            button = WordsButton(self._appearance, "name", centred=False)
            said = f"{tile.name}  ·  {tile.role}" if tile.role else tile.name
            button.say(said, tile.key)
            button.setAccessibleName(sign_in_words.tile_name(tile.name, tile.role))
            button.clicked.connect(lambda _on=False, name=tile.name: self.chosen.emit(name))
            self.buttons[tile.name] = button
            self._column.addWidget(button)
            # Otherwise a layout shows it only later, and it cannot have the focus until then.
            button.show()

    def by_key(self, key: str) -> str:
        """The name that a digit chooses; empty where none does."""
        return next((tile.name for tile in self._shown if key and tile.key == key), "")

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        self._column.setSpacing(self._appearance.px(8))
        for button in self.buttons.values():
            button.restyle()


class _PinPanel(Panel):
    """The PIN of the chosen name."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance, "card")
        self.prompt = label("label", wrap=True)
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setMaxLength(PIN_DIGITS)
        self.line.setProperty("role", "pin")
        self.line.setInputMethodHints(
            Qt.InputMethodHint.ImhDigitsOnly
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.line.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        digits = QRegularExpression(rf"[0-9]{{0,{PIN_DIGITS}}}")
        self.line.setValidator(QRegularExpressionValidator(digits, self.line))
        self.back = Button("plain")
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.prompt)
        self._column.addWidget(self.line)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        self._column.addLayout(row)
        self.restyle()

    def restyle(self) -> None:
        self.pad(self._column, 24, 20, 12)


class SignInView(Page):
    """Paints a `SignInScreen`; the field hands its six digits on by itself."""

    chosen = Signal(str)
    """A name; an empty one leads back to all names."""
    pin_entered = Signal(str)
    scanned = Signal(str)
    """A card was read here; it is not checked."""

    def __init__(self, appearance: Appearance) -> None:
        """An empty page."""
        super().__init__(appearance, widest=560)
        self._hint = label("hint", wrap=True)
        self.note = label("error", wrap=True)
        self.names = _Names(appearance)
        self.pin = _PinPanel(appearance)
        self.add_clerk = Button("plain")
        self.practice = PracticeButton()
        self._shown = SignInScreen("", "")
        self.column.insertStretch(0, 1)
        for each in (self._hint, self.note, self.names, self.pin):
            self.column.addWidget(each)
        self.column.addWidget(self.add_clerk, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.practice)
        self.practice.setHidden(True)
        self.column.addStretch(2)
        self.names.chosen.connect(self.chosen)
        self.pin.back.clicked.connect(lambda: self.chosen.emit(""))
        self.pin.line.textEdited.connect(self._typed)
        self.restyle()

    def listen(self) -> None:
        """Put the focus where the next key belongs."""
        if self._shown.chosen:
            self.pin.line.setFocus()
            return
        first = next(iter(self.names.buttons.values()), None)
        (first or self).setFocus()

    def render_screen(self, screen: SignInScreen) -> None:
        """Show the names, or one name's PIN field."""
        before, self._shown = self._shown, screen
        show_text(self.heading, screen.title)
        show_text(self._hint, screen.hint)
        set_role(self.note, "error" if screen.note_is_error else "hint")
        show_problem(self.note, screen.note)
        if screen.attempt != before.attempt:
            self.pin.line.clear()
        self.names.render_tiles(screen.clerks)
        hide(self.names, bool(screen.chosen))
        hide(self.pin, not screen.chosen)
        show_text(self.pin.prompt, screen.prompt)
        self.pin.line.setAccessibleName(screen.prompt)
        self.pin.line.setEnabled(screen.may_type and not screen.busy)
        self.pin.back.say(sign_in_words.back())
        hide(self.pin.back, len(screen.clerks) <= 1)
        self.add_clerk.say(screen.add)
        hide(self.add_clerk, not screen.add)
        self.names.restyle()
        if self.isVisible():
            self.listen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A number chooses a name, Escape leads back, arrows walk through the names."""
        shown = self._shown
        if event.key() == Qt.Key.Key_Escape and shown.chosen and len(shown.clerks) > 1:
            self.chosen.emit("")
        elif not shown.chosen and self.names.by_key(event.text()):
            self.key_typed(event.text())
        elif not shown.chosen and event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        elif not shown.chosen and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._press_focused()
        else:
            super().keyPressEvent(event)

    def key_typed(self, character: str) -> None:
        """A number chooses a name."""
        if self.isVisible() and not self._shown.chosen and self.names.by_key(character):
            self.chosen.emit(self.names.by_key(character))

    def changeEvent(self, event: QEvent) -> None:
        """The back button says itself anew after the language changed."""
        if event.type() == QEvent.Type.LanguageChange:
            self.pin.back.say(sign_in_words.back())
        super().changeEvent(event)

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        super().restyle()
        if hasattr(self, "names"):
            self.names.restyle()

    def _press_focused(self) -> None:
        focused = self.focusWidget()
        if isinstance(focused, WordsButton | Button):
            focused.click()

    def _typed(self, text: str) -> None:
        if len(text) == PIN_DIGITS:
            self.pin_entered.emit(text)
