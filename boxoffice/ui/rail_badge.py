"""A button of the rail that may say how many things need a person behind it."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolButton

from boxoffice.ui.appearance import Appearance

_SIZE: Final = 20
_TEXT: Final = 12
_MOST: Final = 99


class BadgeButton(QToolButton):
    """A tool button with a small number at its upper right corner."""

    def __init__(self, appearance: Appearance) -> None:
        """No number yet."""
        super().__init__()
        self._appearance = appearance
        self.counted = 0

    def count(self, count: int) -> None:
        """Show a number; 0 shows none."""
        if count != self.counted:
            self.counted = count
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button, and the number above it."""
        super().paintEvent(event)
        if not self.counted:
            return
        px, colours = self._appearance.px, self._appearance.colours
        text = str(self.counted) if self.counted <= _MOST else f"{_MOST}+"
        font = QFont(self.font())
        font.setPixelSize(px(_TEXT))
        font.setBold(True)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font)
        height = px(_SIZE)
        width = max(height, painter.fontMetrics().horizontalAdvance(text) + px(8))
        place = QRectF(self.width() - width - px(2), px(2), width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours["badge"]))
        painter.drawRoundedRect(place, height / 2, height / 2)
        painter.setPen(QColor(colours["on_badge"]))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()
