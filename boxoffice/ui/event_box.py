"""A box to choose an event from."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox

from boxoffice.ui import icons
from boxoffice.ui.appearance import Appearance


class EventBox(QComboBox):
    """A choice of events with an arrow in the colours of the theme."""

    def __init__(self, appearance: Appearance) -> None:
        """Nothing to choose from yet."""
        super().__init__()
        self._appearance = appearance

    def paintEvent(self, event: QPaintEvent) -> None:
        """The style's box, and our arrow at its right end."""
        super().paintEvent(event)
        px = self._appearance.px
        side = px(20)
        arrow = icons.pixmap("chevron_down", self._appearance.colours["text"], side)
        painter = QPainter(self)
        painter.drawPixmap(self.width() - side - px(10), (self.height() - side) // 2, arrow)
        painter.end()
