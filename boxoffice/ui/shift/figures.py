"""The events of a shift: what was recorded for each, and the till's count beside it."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from boxoffice.ui.appearance import Appearance
from boxoffice.ui.shift.screen import EventFigures, ShiftScreen
from boxoffice.ui.styling import Panel, announce, label, set_role, show_text

_FIELD_WIDTH: Final = 150


class CountField(QLineEdit):
    """A field for a count; Enter and the arrows lead up and down the fields, as Tab does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead on, or write."""
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self.focusNextChild()
        elif key == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)


class EventLine(Panel):
    """One event with its tickets, and the field for what the till counted."""

    written = Signal(str, str)

    def __init__(self, appearance: Appearance) -> None:
        """No event yet."""
        super().__init__(appearance, "plainLine")
        self._event = ""
        self.title, self.counts = label("label", wrap=True), label("body", wrap=True)
        self.difference = label("label", wrap=True)
        self.field_label, self.field = label("hint", wrap=True), CountField()
        self.field_label.setBuddy(self.field)
        self.field.textEdited.connect(lambda text: self.written.emit(self._event, text))
        self._words, self._count = QVBoxLayout(), QVBoxLayout()
        for each in (self.title, self.counts, self.difference):
            self._words.addWidget(each)
        self._words.addStretch(1)
        self._beside = QWidget()
        self._beside.setLayout(self._count)
        self._count.setContentsMargins(0, 0, 0, 0)
        self._count.addWidget(self.field_label)
        self._count.addWidget(self.field)
        self._count.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.addLayout(self._words, 1)
        self._row.addWidget(self._beside)
        self.restyle()

    def render_event(self, event: EventFigures, field_label: str) -> None:
        """Show an event; the sum has no field of its own."""
        before, self._event = self._event, event.event
        show_text(self.title, event.title)
        show_text(self.counts, event.counts)
        show_text(self.field_label, field_label)
        self._beside.setHidden(not event.event)
        self.field.setAccessibleName(event.spoken)
        self.field.setAccessibleDescription(event.difference)
        if before != event.event or self.field.text().strip() != event.till:
            self.field.setText(event.till)
        set_role(self.difference, "error" if event.unreadable else "label")
        changed = self.difference.text() != event.difference
        show_text(self.difference, event.difference)
        if changed and event.difference and self.field.hasFocus():
            announce(self, event.difference)

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        self.pad(self._row, 0, 6, 16)
        px = self.appearance.px
        self._words.setSpacing(px(4))
        self._count.setSpacing(px(4))
        self._beside.setFixedWidth(px(_FIELD_WIDTH))


class FiguresPanel(Panel):
    """The events one below the other, then their sum."""

    till_written = Signal(str, str)
    """An event, and what was written as its till's count."""

    def __init__(self, appearance: Appearance) -> None:
        """No events yet."""
        super().__init__(appearance, "card")
        self.title = label("section", wrap=True)
        self.note, self.late = label("hint", wrap=True), label("body", wrap=True)
        self.lines: list[EventLine] = []
        self.total = EventLine(appearance)
        self._events = QVBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.title)
        self._column.addLayout(self._events)
        self._column.addWidget(self.total)
        self._column.addWidget(self.note)
        self._column.addWidget(self.late)
        self.restyle()

    def render_screen(self, screen: ShiftScreen) -> None:
        """Show the events of a screen."""
        show_text(self.title, screen.recorded_label)
        self.make(len(screen.events))
        for place, line in enumerate(self.lines):
            line.setHidden(place >= len(screen.events))
            if place < len(screen.events):
                line.render_event(screen.events[place], screen.till_label)
        self.total.setHidden(screen.total is None)
        if screen.total is not None:
            self.total.render_event(screen.total, "")
        show_text(self.note, screen.note)
        show_text(self.late, "\n".join(screen.late))

    def make(self, count: int) -> None:
        """Have as many lines, hidden at first: a line takes a few milliseconds."""
        while len(self.lines) < count:
            self._add()

    def listen(self) -> bool:
        """Take the focus into the first field; false where there is no event."""
        first = next((line for line in self.lines if not line.isHidden()), None)
        if first is not None:
            first.field.setFocus()
        return first is not None

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        self.pad(self._column, 22, 16, 6)
        self._events.setSpacing(self.appearance.px(6))

    def _add(self) -> None:
        line = EventLine(self.appearance)
        line.written.connect(self.till_written)
        line.hide()
        self._events.addWidget(line)
        # Made after what stands below: without this, Tab would come here last.
        before = self.lines[-1].field if self.lines else self.total.field
        QWidget.setTabOrder(before, line.field)
        self.lines.append(line)
