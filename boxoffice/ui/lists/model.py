"""A list as a Qt model that words a row when it is painted."""

from html import escape
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QIcon, QPixmap

from boxoffice.ui import icons
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.lists.screen import Cell, Listing
from boxoffice.ui.words import SEPARATOR

Index = QModelIndex | QPersistentModelIndex
ROW_ID: Final = Qt.ItemDataRole.UserRole
_NOWHERE: Final = QModelIndex()
ICON: Final = 20
"""The size of a sign at 100 %."""
_NOTHING: Final = Listing("", (), (), (), lambda item: ())


class ListingModel(QAbstractTableModel):
    """Shows one `Listing` after another; what stayed keeps its place and selection."""

    def __init__(self, appearance: Appearance) -> None:
        """An empty list in the colours of `appearance`."""
        super().__init__()
        self._appearance = appearance
        self._listing = _NOTHING
        self._worded: dict[int, tuple[Cell, ...]] = {}
        self.stacked = False
        """Whether a row is one cell of several lines."""
        self.signed = False
        """Whether a row of several lines without a sign leaves room for one, as others have one."""

    def show(self, listing: Listing) -> None:
        """Show a listing: rows added above others are inserted, rows that changed are painted
        anew, anything else begins afresh.
        """
        before = self._listing
        added = len(listing.ids) - len(before.ids)
        same = before.headings == listing.headings and bool(before.ids) and added >= 0
        if not same or listing.ids[added:] != before.ids:
            self.beginResetModel()
            self._take(listing)
            self.endResetModel()
            return
        if added:
            self.beginInsertRows(QModelIndex(), 0, added - 1)
            self._take(listing)
            self.endInsertRows()
        else:
            self._take(listing)
        last = self.columnCount() - 1
        pairs = zip(before.items, listing.items[added:], strict=True)
        for row, (old, new) in enumerate(pairs, added):
            if old != new:
                self.dataChanged.emit(self.index(row, 0), self.index(row, last))

    def retranslate(self) -> None:
        """Word every row anew."""
        self._worded.clear()
        if self.rowCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def row_id(self, row: int) -> str:
        """The id of a row; empty outside."""
        return self._listing.ids[row] if 0 <= row < len(self._listing.ids) else ""

    def row_of(self, row_id: str) -> int:
        """Where a row with this id stands; -1 where none does."""
        return self._listing.ids.index(row_id) if row_id in self._listing.ids else -1

    @property
    def listing(self) -> Listing:
        """What is shown."""
        return self._listing

    def stack(self, stacked: bool) -> None:
        """Put the cells of a row above each other, or side by side again."""
        self.beginResetModel()
        self.stacked = stacked
        self.endResetModel()

    def told(self, row: int, column: int) -> tuple[str, bool]:
        """The words of a cell that stands beside others, and whether a sign stands beside them."""
        cell = self._cells(row)[column]
        return cell.text, bool(cell.icon)

    def told_stacked(self, row: int) -> Cell:
        """A row as one cell, with the sign of the first cell that has one."""
        cells = self._cells(row)
        texts = _above(tuple(cell.text for cell in cells), self._listing.upper)
        signed = next((cell for cell in cells if cell.icon), None)
        return Cell(texts, icon=signed.icon, tone=signed.tone) if signed else Cell(texts)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many rows there are; cells have none below them."""
        return 0 if parent.isValid() else len(self._listing.ids)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words, sign and colour of a cell."""
        # Most of what a view asks is not answered here: that comes first, for it asks thousands.
        if role not in _ROLES or not index.isValid():
            return None
        if role == ROW_ID:
            return self._listing.ids[index.row()]
        if self.stacked:
            # What a sign says of one of the words does not colour the others.
            if role == Qt.ItemDataRole.ForegroundRole:
                return None
            cell = self.told_stacked(index.row())
            room = role == Qt.ItemDataRole.DecorationRole and self.signed and not cell.icon
            return self._no_sign() if room else self._look(cell, role)
        return self._look(self._cells(index.row())[index.column()], role)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The heading of a column."""
        across = orientation == Qt.Orientation.Horizontal
        if not across or not 0 <= section < len(self._headings):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    @property
    def _headings(self) -> tuple[str, ...]:
        headings = self._listing.headings
        return (_above(headings, self._listing.upper),) if self.stacked else headings

    def _take(self, listing: Listing) -> None:
        self._listing = listing
        self._worded.clear()

    def _cells(self, row: int) -> tuple[Cell, ...]:
        cells = self._worded.get(row)
        if cells is None:
            cells = self._worded[row] = self._listing.wording(self._listing.items[row])
        return cells

    def _look(self, cell: Cell, role: int) -> Any:
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tip(cell.text)
        if role in _WORDS:
            return cell.text
        if role == Qt.ItemDataRole.ForegroundRole and cell.tone:
            return QColor(self._appearance.colours[cell.tone])
        if role == Qt.ItemDataRole.DecorationRole and cell.icon:
            return self.sign(cell.icon, cell.tone)
        return None

    def _no_sign(self) -> QIcon:
        side = self._appearance.px(ICON)
        nothing = QPixmap(side, side)
        nothing.fill(Qt.GlobalColor.transparent)
        return QIcon(nothing)

    def sign(self, icon: str, tone: str) -> QIcon:
        """A sign in its tone, and as it looks in a chosen row."""
        colours, size = self._appearance.colours, self._appearance.px(ICON)
        plain = (colours[tone or "text"], colours["on_tone"])
        return icons.sign(icon, size, plain, (colours["on_accent"], colours["accent"]))


_WORDS: Final = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.ToolTipRole,
    }
)
_ROLES: Final = _WORDS | {ROW_ID, Qt.ItemDataRole.ForegroundRole, Qt.ItemDataRole.DecorationRole}


def _tip(text: str) -> str:
    """Words for a tip, which takes markup for markup: in a title of somebody else's it is none."""
    if "<" not in text:
        return text
    return f'<p style="white-space:pre-wrap">{escape(text)}</p>'


def _above(texts: tuple[str, ...], upper: int) -> str:
    lines = (SEPARATOR.join(filter(None, part)) for part in (texts[:upper], texts[upper:]))
    return "\n".join(filter(None, lines))
