"""A list of whole rows, painted one by one however many there are."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from boxoffice.ui.appearance import Appearance
from boxoffice.ui.today.models import ICON, Index, ListingModel

_MEASURED_ROWS: Final = 30
"""Rows whose words decide how wide a column is."""
_AROUND: Final = 24
"""The space beside the words of a cell."""
_LEAST: Final = 96
"""What a column that gives way keeps at 100 %."""


class _Signs(QStyledItemDelegate):
    """Paints the sign of a chosen row in the colours of a chosen row while the list waits too.

    Qt would take the grey of a list that waits, which cannot be seen on every choice's colour.
    """

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Take the sign for a choice where the row is chosen and the list waits."""
        super().initStyleOption(option, index)
        flags = QStyle.StateFlag
        if option.state & flags.State_Selected and not option.state & flags.State_Enabled:
            sign = option.icon.pixmap(option.decorationSize, QIcon.Mode.Selected)
            option.icon = QIcon(sign)
            option.icon.addPixmap(sign, QIcon.Mode.Disabled)


class RowsTable(QTableView):
    """Whole rows are chosen; Tab leaves the list.

    It measures its columns itself, once for each new list: the header would do it again, through
    the style sheet, whenever anything around it moves.
    """

    def __init__(
        self,
        appearance: Appearance,
        model: ListingModel,
        mode: QAbstractItemView.SelectionMode,
        giving_way: int | None = None,
        around: int = _AROUND,
    ) -> None:
        """A list over `model` in which one row or several are chosen; the column `giving_way`
        ends in an ellipsis where not all has room, and a tip says it whole. With less `around`
        the words than usual, what is left over is shared among all columns.
        """
        super().__init__()
        self.giving_way = giving_way
        self._around, self._even = around, around != _AROUND
        self._appearance = appearance
        self._listing = model
        self._wanted: list[int] = []
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(mode)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        elide = Qt.TextElideMode
        self.setTextElideMode(elide.ElideNone if giving_way is None else elide.ElideRight)
        self.setItemDelegate(_Signs(self))
        self.setCornerButtonEnabled(False)
        down, across = self.verticalHeader(), self.horizontalHeader()
        down.hide()
        # All rows are equally high: to measure 2,000 of them would take seconds.
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across.setHighlightSections(False)
        across.setSectionsClickable(False)
        model.modelReset.connect(self.measure)
        model.rowsInserted.connect(self.measure)

    def measure(self) -> None:
        """Take the widths that the headings and the first rows need."""
        px = self._appearance.px
        plain, bold = QFont(self.font()), QFont(self.horizontalHeader().font())
        plain.setPixelSize(px(16))
        bold.setPixelSize(px(14))
        bold.setBold(True)
        words, heads = QFontMetrics(plain), QFontMetrics(bold)
        self._wanted = []
        for column in range(self._listing.columnCount()):
            heading = self._listing.headerData(column, Qt.Orientation.Horizontal) or ""
            widest = heads.horizontalAdvance(heading)
            for row in range(min(self._listing.rowCount(), _MEASURED_ROWS)):
                text, signed = self._listing.told(row, column)
                sign = px(ICON + 6) if signed else 0
                line = max(map(words.horizontalAdvance, text.split("\n")))
                widest = max(widest, line + sign)
            self._wanted.append(widest + px(self._around))
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The last column takes what is left, and where words wrap, no more."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        widths = list(self._wanted)
        room, gives = self.viewport().width(), self.giving_way
        if gives is not None and gives < len(widths):
            least = min(widths[gives], self._appearance.px(_LEAST))
            widths[gives] = max(least, widths[gives] - max(0, sum(widths) - room))
        if self._even and (spare := room - sum(widths)) > 0:
            widths = [each + spare // len(widths) for each in widths]
        left = room - sum(widths[:-1])
        for column, wanted in enumerate(widths):
            last = column == len(widths) - 1
            width = left if last and self.wordWrap() else max(wanted, left if last else 0)
            if self.columnWidth(column) != width:
                self.setColumnWidth(column, width)
