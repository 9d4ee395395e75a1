"""A column that scrolls down when its content, wrapped at the present width, is too high."""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QScrollArea, QWidget

from boxoffice.ui.styling import announce, show_text

_LAYOUT_ROUNDS: Final = 3


class _Body(QWidget):
    """The content; its smallest height is what its layout needs at its present width.

    A scroll area asks for the smallest size without a width; wrapping labels then answer for
    their narrowest, and the column would scroll over empty space.
    """

    def __init__(self, content: QLayout) -> None:
        super().__init__()
        self.setObjectName("scrollBody")
        # Qt then knows that nothing shines through, and paints nothing below.
        self.setAutoFillBackground(True)
        self.setLayout(content)

    def event(self, event: QEvent) -> bool:
        """Measure again when something inside changed its size."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.measure(self.width())
        return handled

    def measure(self, width: int) -> None:
        """Take the height that `width` pixels need as the smallest."""
        layout = self.layout()
        needed = layout.totalHeightForWidth(width) if layout is not None else 0
        if needed > 0 and needed != self.minimumHeight():
            self.setMinimumHeight(needed)


class ScrollColumn(QScrollArea):
    """A frameless scroll area around one layout; it never takes the focus."""

    def __init__(self, content: QLayout) -> None:
        """Scroll `content`."""
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._body = _Body(content)
        self.setWidget(self._body)

    def reveal(self, part: QWidget, rounds: int = _LAYOUT_ROUNDS) -> None:
        """Scroll so far that `part` can be seen, once the layout has given it its place: wrapped
        words find theirs in a few rounds.
        """
        QTimer.singleShot(0, self, lambda: self._go_to(part, rounds))

    def _go_to(self, part: QWidget, rounds: int) -> None:
        self.ensureWidgetVisible(part, 0, part.height() // 4)
        self._cut_no_line(part)
        if rounds > 1:
            self.reveal(part, rounds - 1)

    def _cut_no_line(self, part: QWidget) -> None:
        """Scroll a line away of which only the lower edge is in sight, where `part` stays whole."""
        bar, room = self.verticalScrollBar(), part.mapTo(self.viewport(), QPoint()).y()
        for each in self._body.findChildren(QLabel):
            if each.isVisible() and each is not part:
                top = each.mapTo(self.viewport(), QPoint()).y()
                rest = top + each.height()
                if top < 0 < rest <= min(room, 2 * each.fontMetrics().height()):
                    bar.setValue(bar.value() + rest)
                    return

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure the content at the new width."""
        self._body.measure(self.viewport().width())
        super().resizeEvent(event)


def show_problem(target: QLabel, text: str, *, anew: bool = False) -> None:
    """Say what is wrong, or hide the label where nothing is.

    What is new is scrolled to, for with large text it may stand below what can be seen, and read
    out by screen readers. `anew`: so is what has the same words as before, but was meant again.
    """
    fresh = bool(text) and (anew or text != target.text() or target.isHidden())
    show_text(target, text)
    if not fresh:
        return
    announce(target, text)
    around = target.parentWidget()
    while around is not None and not isinstance(around, ScrollColumn):
        around = around.parentWidget()
    if around is not None:
        around.reveal(target)
