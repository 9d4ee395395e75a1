"""Panels that give their parts their places themselves, for what changes with every card.

Qt's layouts measure everything anew whenever a word in them changes, and so do all layouts around
them. Here what is around is told only of another height.
"""

from typing import Final

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from boxoffice.ui.appearance import Appearance
from boxoffice.ui.styling import Panel

_MOST_KEPT: Final = 500


class PlacedPanel(Panel):
    """A panel whose height follows from its width; `place` says where its parts are."""

    def __init__(self, appearance: Appearance, role: str) -> None:
        """A panel of the given role, without parts."""
        super().__init__(appearance, role)
        self._needed = 0
        self._heights: dict[int, int] = {}
        self._measured: dict[tuple[QLabel, str, int, int], int] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def place(self, width: int, move: bool) -> int:
        """The height that all parts need at `width`, in pixels; each gets its place if `move`."""
        return 0

    def widths(self) -> tuple[int, int]:
        """The least width the parts can have, and the one they would like, in pixels."""
        return 0, 0

    def arrange(self) -> None:
        """Place the parts, some of which changed; what is around hears only of another height."""
        self._heights.clear()
        needed = self.place(self.width(), move=True)
        if needed != self._needed:
            self._needed = needed
            self.updateGeometry()

    def height_of(self, part: QLabel, width: int) -> int:
        """How high the words of `part` are, wrapped at `width` where it wraps. What was measured is
        kept: most cards say what one before them said.
        """
        wraps = part.wordWrap()
        asked = (part, part.text() if wraps else "", width, part.font().pixelSize())
        high = self._measured.get(asked)
        if high is None:
            if len(self._measured) >= _MOST_KEPT:
                self._measured.clear()
            high = part.heightForWidth(width) if wraps else part.sizeHint().height()
            self._measured[asked] = high
        return high

    def high(self, width: int) -> int:
        """The height that all parts need at `width`, asked for many times over in one layout."""
        if width not in self._heights:
            self._heights[width] = self.place(width, move=False)
        return self._heights[width]

    def heightForWidth(self, width: int) -> int:
        """What the parts need at `width`."""
        return self.high(width)

    def sizeHint(self) -> QSize:
        """The width the parts would like, in the height that the present width needs."""
        _, width = self.widths()
        return QSize(width, self.high(self.width() or width))

    def minimumSizeHint(self) -> QSize:
        """The least width, in the height that the present width needs."""
        width, _ = self.widths()
        return QSize(width, self.high(max(self.width(), width)))

    def event(self, event: QEvent) -> bool:
        """Place the parts again when one of them changed its size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.arrange()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the parts at the new width."""
        super().resizeEvent(event)
        self.place(self.width(), move=True)
