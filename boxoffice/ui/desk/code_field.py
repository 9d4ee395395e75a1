"""The field that always listens, with the button for photos and a sentence below."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from boxoffice.ui import control_words
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.buttons import Button
from boxoffice.ui.desk.screen import CodeField as CodeData
from boxoffice.ui.styling import Panel, label, set_role, show_text

CAMERA_KEY = "F2"
PHOTO_KEY = "F3"


class CodeField(Panel):
    """Takes a card code; the key router types into it wherever the focus is."""

    edited = Signal(str)
    camera_requested = Signal()
    photo_requested = Signal()

    def __init__(self, appearance: Appearance) -> None:
        """An empty field."""
        super().__init__(appearance, "card")
        self._shown = CodeData()
        self.line = QLineEdit()
        self.line.setProperty("role", "code")
        self.line.setMaxLength(64)
        self.line.setAcceptDrops(False)
        self.line.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.line.textEdited.connect(self.edited)
        self._camera = Button()
        self._camera.clicked.connect(self.camera_requested)
        self._photo = Button()
        self._photo.clicked.connect(self.photo_requested)
        self._note = label("hint", wrap=True)
        self._row = QHBoxLayout()
        self._row.addWidget(self.line, 1)
        self._row.addWidget(self._camera)
        self._row.addWidget(self._photo)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._row)
        self._column.addWidget(self._note)
        self.retranslate()
        self.restyle()

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self.line.text()

    def type_text(self, text: str, afresh: bool) -> None:
        """Put `text` at the cursor; `afresh` begins the next card with it."""
        if afresh:
            self.line.clear()
        self.line.insert(text)
        self.edited.emit(self.line.text())

    def erase(self) -> None:
        """Take away the last character."""
        self.line.backspace()
        self.edited.emit(self.line.text())

    def clear(self) -> None:
        """Empty the field."""
        if self.line.text():
            self.line.clear()
            self.edited.emit("")

    def render_field(self, field: CodeData) -> None:
        """Show text, placeholder and note."""
        if field.text is not None and self.line.text() != field.text:
            self.line.setText(field.text)
        if replace(field, text=None) == self._shown:
            return
        set_role(self._note, "error" if field.note_is_error else "hint")
        self._shown = replace(field, text=None)
        self._place_hint()
        self.line.setAccessibleDescription(field.note or field.placeholder)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See anew whether the placeholder fits."""
        super().resizeEvent(event)
        self._place_hint()

    def _place_hint(self) -> None:
        """Put the placeholder below the field where it is too long to stand in it."""
        hint = self._shown.placeholder
        room = self.line.width() - self.appearance.px(34)
        fits = self.line.fontMetrics().horizontalAdvance(hint) <= room
        inside = hint if fits else ""
        if self.line.placeholderText() != inside:
            self.line.setPlaceholderText(inside)
        show_text(self._note, self._shown.note or hint.removeprefix(inside))

    def retranslate(self) -> None:
        """Say the fixed words in the present language."""
        camera = control_words.control("camera")
        self._camera.say(f"{camera}   {CAMERA_KEY}", control_words.control("camera_open"))
        photo = control_words.control("photo")
        self._photo.say(f"{photo}   {PHOTO_KEY}", control_words.control("photo_open"))
        self.line.setAccessibleName(control_words.control("code"))

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        dense = self.dense
        set_role(self, "plainCard" if dense else "card")
        set_role(self.line, "codeDense" if dense else "code")
        self.pad(self._column, *((0, 0, 2) if dense else (14, 12, 6)))
        self._row.setSpacing(self.appearance.px(8))
        for button in (self._camera, self._photo):
            button.setMinimumHeight(self.appearance.px(50 if dense else 60))
