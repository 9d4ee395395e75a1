"""The fields of the line being written; Enter in any of them is Enter for the line."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from boxoffice.ui import paper_words as say
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.buttons import Button
from boxoffice.ui.flow import FlowBox
from boxoffice.ui.paper.screen import Fields
from boxoffice.ui.styling import Panel, label, show_text

_NAMES: Final = ("code", "children", "assistants", "time", "holders")
_WIDTHS: Final = {"code": 250, "children": 100, "assistants": 110, "time": 150, "holders": 110}


class _Field(QWidget):
    """A label over a line."""

    def __init__(self, appearance: Appearance, name: str) -> None:
        super().__init__()
        self._appearance = appearance
        self._name = name
        self.label = label("hint")
        self.line = QLineEdit()
        self.label.setBuddy(self.line)
        self._wide = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.label)
        self._column.addWidget(self.line)

    def retranslate(self) -> None:
        """Say what belongs here."""
        words = say.label(self._name)
        show_text(self.label, words)
        self.line.setAccessibleName(words)

    def restyle(self) -> None:
        """Take the width of the present text size."""
        px = self._appearance.px
        self._column.setSpacing(px(4))
        self._wide = max(px(_WIDTHS[self._name]), self.label.sizeHint().width())
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as what belongs here, and its label."""
        return QSize(self._wide, super().sizeHint().height())


class _ButtonField(QWidget):
    """The button, level with the lines beside it."""

    def __init__(self, button: Button) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addStretch(1)
        self._column.addWidget(button)


class LinePanel(Panel):
    """Code, children, assistants, time and cardholders of one line, and what the desk says."""

    edited = Signal(object)
    entered = Signal()
    cleared = Signal()
    stepped = Signal(int)
    """The arrow keys go to another waiting line."""

    def __init__(self, appearance: Appearance) -> None:
        """Empty fields."""
        super().__init__(appearance, "card")
        self._filling = False
        self._flow = FlowBox()
        self._fields = {name: _Field(appearance, name) for name in _NAMES}
        for field in self._fields.values():
            self._flow.add(field)
            field.line.textChanged.connect(self._text_changed)
            field.line.installEventFilter(self)
        self.code = self._fields["code"].line
        self.code.setProperty("role", "day")
        self.button = Button("act")
        self.button.clicked.connect(self.entered)
        self._flow.add(_ButtonField(self.button))
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._flow)
        self.retranslate()
        self.restyle()

    def fields(self) -> Fields:
        """What is written."""
        return Fields(**{name: field.line.text() for name, field in self._fields.items()})

    def fill(self, fields: Fields) -> None:
        """Put texts into the fields; what stands in them already keeps its cursor."""
        self._filling = True
        for name, field in self._fields.items():
            text = getattr(fields, name)
            if field.line.text() != text:
                field.line.setText(text)
        self._filling = False

    def listen(self) -> None:
        """Put the focus on the code."""
        self.code.setFocus()

    def line(self, name: str) -> QLineEdit:
        """A field by its name, for tests and for the focus."""
        return self._fields[name].line

    def say(self, placeholder: str) -> None:
        """What a code looks like."""
        self.code.setPlaceholderText(placeholder)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter, Esc and the arrow keys of the fields."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if not event.isAutoRepeat():
                    self.entered.emit()
            case Qt.Key.Key_Escape:
                self.cleared.emit()
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
            case _:
                return super().eventFilter(watched, event)
        return True

    def retranslate(self) -> None:
        """Say the labels in the present language."""
        for field in self._fields.values():
            field.retranslate()
        self._fields["holders"].line.setPlaceholderText("1")
        self.button.say(say.act("record"))
        self.restyle()

    def restyle(self) -> None:
        """Take the sizes of the present text size."""
        for field in self._fields.values():
            field.restyle()
        self._flow.set_gap(self.appearance.px(12))
        self.pad(self._column, 16, 12, 8)

    def _text_changed(self) -> None:
        if not self._filling:
            self.edited.emit(self.fields())
