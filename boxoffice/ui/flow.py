"""A layout that fills rows from the left and starts a new row where one is full."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Rows of widgets at their own sizes; `right` puts each row at the right end."""

    def __init__(self, parent: QWidget | None = None, right: bool = False) -> None:
        """An empty flow without margins."""
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._right = right
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 -- Qt's name
        """Take one more item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many items it holds."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]  # noqa: N802
        """The item at `index`, or None past the end, as Qt asks of a layout."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]  # noqa: N802
        """Remove and return the item at `index`, or None past the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 -- Qt's name
        """It wants no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 -- Qt's name
        """A narrower flow is higher."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 -- Qt's name
        """The height of all rows at `width`."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 -- Qt's name
        """Place the items."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """All items in one row."""
        sizes = [item.sizeHint() for item in self._shown()]
        gaps = self.spacing() * max(0, len(sizes) - 1)
        width = sum(size.width() for size in sizes) + gaps
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802 -- Qt's name
        """The widest item alone."""
        sizes = [item.minimumSize() for item in self._shown()]
        width = max((size.width() for size in sizes), default=0)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _rows(self, width: int) -> list[list[QLayoutItem]]:
        rows: list[list[QLayoutItem]] = []
        used = 0
        for item in self._shown():
            wide = item.sizeHint().width()
            if not rows or used + self.spacing() + wide > width:
                rows.append([])
                used = wide
            else:
                used += self.spacing() + wide
            rows[-1].append(item)
        return rows

    def _arrange(self, rect: QRect, move: bool) -> int:
        top = rect.y()
        for row in self._rows(rect.width()):
            sizes = [item.sizeHint() for item in row]
            height = max(size.height() for size in sizes)
            total = sum(size.width() for size in sizes) + self.spacing() * (
                len(row) - 1
            )
            left = rect.x() + (max(0, rect.width() - total) if self._right else 0)
            for item, size in zip(row, sizes, strict=True):
                if move:
                    wide = min(size.width(), rect.width())
                    item.setGeometry(QRect(QPoint(left, top), QSize(wide, height)))
                left += size.width() + self.spacing()
            top += height + self.spacing()
        return max(0, top - self.spacing() - rect.y())
