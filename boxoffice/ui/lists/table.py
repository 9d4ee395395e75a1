"""A list of whole rows, painted one by one however many there are."""

from typing import Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QRect, QSize, Qt, QTimer
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
from boxoffice.ui.lists.model import ICON, Index, ListingModel

ROW_HEIGHT: Final = 44
"""A row of one line at 100 %: as high as a finger needs."""
_MEASURED_ROWS: Final = 30
"""Rows whose words decide how wide a column is."""
_AROUND: Final = 24
"""The space beside the words of a cell."""
_ABOVE_AND_BELOW: Final = 14
"""The space around the lines of a row."""
_BESIDE_SIGN: Final = 6
_LEAST: Final = 96
"""What a column that gives way keeps at 100 %."""
_MOST_LINES: Final = 4
"""Lines of a row whose cells stand above each other; a tip says what has no room in them."""


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
        *,
        giving_way: int | None = None,
        around: int = _AROUND,
    ) -> None:
        """A list over `model` in which one row or several are chosen.

        The column `giving_way` ends in an ellipsis where not all has room, and a tip says it whole.
        Where that is not enough, cells stand above each other, if the listing says which. With less
        `around` the words than usual, what is left over is shared among all columns.
        """
        super().__init__()
        self.giving_way = giving_way
        self._around, self._even = around, around != _AROUND
        self._appearance = appearance
        self._model = model
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
        # However many rows changed: once.
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self.measure)
        model.dataChanged.connect(self._soon.start)

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        side = self._appearance.px(ICON)
        self.setIconSize(QSize(side, side))
        self.verticalHeader().setDefaultSectionSize(self._appearance.px(ROW_HEIGHT))
        self.measure()

    def measure(self) -> None:
        """Take the widths that the headings and the first rows need."""
        px = self._appearance.px
        plain, bold = self._plain(), QFont(self.horizontalHeader().font())
        bold.setPixelSize(px(14))
        bold.setBold(True)
        heads, beside = QFontMetrics(bold), px(ICON + _BESIDE_SIGN)
        self._wanted = []
        for column, heading in enumerate(self._model.listing.headings):
            widest = heads.horizontalAdvance(heading)
            for row in self._measured:
                text, signed = self._model.told(row, column)
                line = max(map(plain.horizontalAdvance, text.split("\n")))
                widest = max(widest, line + beside if signed else line)
            self._wanted.append(widest + px(self._around))
        self._share()

    def choose(self, rows: list[int]) -> None:
        """Choose these rows and no others; the first of them is the current one."""
        flags = QItemSelectionModel.SelectionFlag
        chosen, at = QItemSelection(), self.selectionModel()
        for row in rows:
            chosen.select(self._model.index(row, 0), self._model.index(row, 0))
        at.select(chosen, flags.ClearAndSelect | flags.Rows)
        if rows:
            at.setCurrentIndex(self._model.index(rows[0], 0), flags.NoUpdate)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The last column takes what is left, and where words wrap, no more; what is chosen stays
        in sight.
        """
        super().resizeEvent(event)
        self._share()
        self.scrollTo(self.currentIndex())

    def _share(self) -> None:
        widths, room = list(self._wanted), self.viewport().width()
        gives = self.giving_way
        if gives is not None and gives < len(widths):
            least = min(widths[gives], self._appearance.px(_LEAST))
            widths[gives] = max(least, widths[gives] - max(0, sum(widths) - room))
        if self._model.listing.upper and self._model.rowCount():
            self._stack(sum(widths) > room)
        if self._even and (spare := room - sum(widths)) > 0:
            widths = [each + spare // len(widths) for each in widths]
        if self._model.stacked:
            widths = [room]
        left = room - sum(widths[:-1])
        for column, wanted in enumerate(widths):
            last = column == len(widths) - 1
            width = left if last and self.wordWrap() else max(wanted, left if last else 0)
            if self.columnWidth(column) != width:
                self.setColumnWidth(column, width)

    def _stack(self, stacked: bool) -> None:
        """Put the cells of a row above each other, or side by side; what is chosen stays so."""
        if self._model.stacked is not stacked:
            chosen = [each.row() for each in self.selectionModel().selectedRows()]
            self.setWordWrap(stacked)
            self._model.stack(stacked)
            self.choose(chosen)
        height = self._appearance.px(ROW_HEIGHT)
        if stacked:
            height = max(height, self._stacked_height())
        if self.verticalHeader().defaultSectionSize() != height:
            self.verticalHeader().setDefaultSectionSize(height)

    def _stacked_height(self) -> int:
        """What the row with the most lines needs, up to as many as a row may have."""
        px, plain = self._appearance.px, self._plain()
        cells = [self._model.told_stacked(row) for row in self._measured]
        self._model.signed = any(cell.icon for cell in cells)
        beside = px(ICON + _BESIDE_SIGN) if self._model.signed else 0
        room = QRect(0, 0, self.viewport().width() - px(self._around) - beside, 0)
        highest = 0
        for cell in cells:
            wrapped = plain.boundingRect(room, Qt.TextFlag.TextWordWrap, cell.text)
            highest = max(highest, wrapped.height())
        return min(highest, _MOST_LINES * plain.lineSpacing()) + px(_ABOVE_AND_BELOW)

    @property
    def _measured(self) -> range:
        return range(min(self._model.rowCount(), _MEASURED_ROWS))

    def _plain(self) -> QFontMetrics:
        plain = QFont(self.font())
        plain.setPixelSize(self._appearance.px(16))
        return QFontMetrics(plain)
