"""A box that fills rows from the left and starts a new row where one is full.

It is a widget that places its children itself: a QLayout written in Python has to return None
from `itemAt`, and PySide 6.12 then drops a reference to None that it never took.
"""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class FlowBox(QWidget):
    """Rows of widgets at their own sizes; `right` puts each row at the right end."""

    def __init__(self, right: bool = False) -> None:
        """An empty flow."""
        super().__init__()
        self._widgets: list[QWidget] = []
        self._right = right
        self._gap = 0
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """Take one more widget at the end."""
        widget.setParent(self)
        self._widgets.append(widget)
        if self.isVisible():
            # What comes into a box that is shown already would stay hidden.
            widget.show()

    def clear(self) -> None:
        """Let go of all widgets."""
        for each in self._widgets:
            each.setParent(None)
            each.deleteLater()
        self._widgets = []
        self._arrange()

    def set_right(self, right: bool) -> None:
        """Put the rows at the right end, or at the left one."""
        self._right = right
        self._arrange()

    def set_gap(self, gap: int) -> None:
        """The space between widgets and between rows, in pixels."""
        self._gap = gap
        self._arrange()

    def heightForWidth(self, width: int) -> int:
        """The height of all rows at `width`."""
        return self._place(width, move=False)

    def sizeHint(self) -> QSize:
        """All widgets in one row; the height is what the present width needs."""
        sizes = [each.sizeHint() for each in self._shown()]
        width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        return QSize(width, self._place(self.width() or width, move=False))

    def minimumSizeHint(self) -> QSize:
        """The widest widget alone."""
        widest = max((each.sizeHint().width() for each in self._shown()), default=0)
        return QSize(widest, self._place(max(self.width(), widest), move=False))

    def event(self, event: QEvent) -> bool:
        """Place the widgets again when one of them changed its size."""
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Show}:
            self._arrange()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the widgets at the new width."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        self._place(self.width(), move=True)
        self.updateGeometry()

    def _shown(self) -> list[QWidget]:
        return [each for each in self._widgets if not each.isHidden()]

    def _rows(self, width: int) -> list[list[QWidget]]:
        rows: list[list[QWidget]] = []
        used = 0
        for each in self._shown():
            wide = each.sizeHint().width()
            if not rows or used + self._gap + wide > width:
                rows.append([])
                used = wide
            else:
                used += self._gap + wide
            rows[-1].append(each)
        return rows

    def _place(self, width: int, move: bool) -> int:
        top = 0
        for row in self._rows(width):
            sizes = [each.sizeHint() for each in row]
            height = max(size.height() for size in sizes)
            total = sum(size.width() for size in sizes) + self._gap * (len(row) - 1)
            left = max(0, width - total) if self._right else 0
            for each, size in zip(row, sizes, strict=True):
                if move:
                    each.setGeometry(left, top, min(size.width(), width), height)
                left += size.width() + self._gap
            top += height + self._gap
        return max(0, top - self._gap)
