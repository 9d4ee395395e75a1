"""The event line: weekday, date, start and place over the title; it opens the event choice."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
)

from boxoffice.ui import control_words
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.desk.screen import EventLine as EventData
from boxoffice.ui.styling import IconLabel, label, set_tone, show_text

EVENT_KEY = "F6"


class EventLine(QPushButton):
    """A button that reads like a heading."""

    def __init__(self, appearance: Appearance) -> None:
        """An empty event line."""
        super().__init__()
        self._appearance = appearance
        self.setProperty("role", "event")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._when = label("when", wrap=True)
        self._title = label("h1", wrap=True)
        self._chevron = IconLabel(appearance, 20)
        self._key = label("key")
        self._key.setText(EVENT_KEY)
        self._lines = QVBoxLayout(self)
        self._lines.addWidget(self._when, 0, Qt.AlignmentFlag.AlignLeft)
        self._below = QHBoxLayout()
        self._below.addWidget(self._title)
        middle = Qt.AlignmentFlag.AlignVCenter
        self._below.addWidget(self._chevron, 0, middle)
        self._below.addWidget(self._key, 0, middle)
        self._below.addStretch(1)
        self._lines.addLayout(self._below)
        for each in (self._when, self._title, self._chevron, self._key):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        appearance.changed.connect(self.restyle)
        self.restyle()

    def render_event(self, event: EventData) -> None:
        """Show an event; one that is not today's turns the line amber."""
        show_text(self._when, event.when)
        show_text(self._title, event.title)
        self._key.setAccessibleName(EVENT_KEY)
        tone = "advance" if event.advance else ""
        if self.property("tone") != tone:
            set_tone(self, tone, self._when)
            # The amber line has an edge of its own, which a label learns of only so.
            QApplication.sendEvent(self._when, QEvent(QEvent.Type.StyleChange))
        self.setAccessibleName(control_words.event_button(event.title, event.when))
        self._fit()

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        px = self._appearance.px
        self._lines.setContentsMargins(px(2), px(2), px(6), px(2))
        self._lines.setSpacing(0)
        self._below.setSpacing(px(8))
        self._chevron.show_icon("chevron_down", "text")
        self._fit()

    def sizeHint(self) -> QSize:
        """As wide as its words on one line, as high as they need at the present width."""
        wide = max(_advance(self._when), self._room_beside_title() + _advance(self._title))
        return QSize(wide + self._appearance.px(16), self._height())

    def minimumSizeHint(self) -> QSize:
        """Words may wrap, so little width is enough."""
        return QSize(self._appearance.px(220), self._height())

    def event(self, event: QEvent) -> bool:
        """Fit the words anew once they have another size: a label takes a style's font later than
        the style comes.
        """
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def resizeEvent(self, event: object) -> None:
        """Take the height that the new width needs."""
        self._fit()

    def _room_beside_title(self) -> int:
        gaps = 2 * self._below.spacing()
        return self._chevron.width() + self._key.sizeHint().width() + gaps

    def _fit(self) -> None:
        room = self.width() - self._appearance.px(14)
        title = min(_advance(self._title), room - self._room_beside_title())
        self._title.setFixedWidth(max(self._appearance.px(80), title))
        # The amber line's edge, and what Qt leaves free beside words that have one.
        when = _advance(self._when) + 4 * self._appearance.px(6)
        self._when.setFixedWidth(max(self._appearance.px(80), min(when, room)))
        self.updateGeometry()

    def _height(self) -> int:
        lines = self._title.heightForWidth(max(1, self._title.width()))
        if not self._when.isHidden():
            lines += self._when.heightForWidth(max(1, self._when.width()))
        return max(self._appearance.px(48), lines + self._appearance.px(4))


def _advance(target: QLabel) -> int:
    return target.fontMetrics().horizontalAdvance(target.text()) + 6
