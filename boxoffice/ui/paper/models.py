"""The list of paper entry as a Qt model: cells with a sign and a colour beside their words."""

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from boxoffice.ui import icons
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.paper.screen import Cell, Row, Table

Index = QModelIndex | QPersistentModelIndex
ROW_ID: Final = Qt.ItemDataRole.UserRole
_NOWHERE: Final = QModelIndex()
ICON: Final = 22


class PaperTableModel(QAbstractTableModel):
    """Shows one `Table` after another; what stayed the same keeps its place and selection."""

    def __init__(self, appearance: Appearance) -> None:
        """An empty list in the colours of `appearance`."""
        super().__init__()
        self._appearance = appearance
        self._table = Table("", (), ())

    def show(self, table: Table) -> None:
        """Show a table: by single rows where one was added or rows changed, else anew."""
        before, self_rows = self._table, self._table.rows
        ids, new_ids = _ids(self_rows), _ids(table.rows)
        if before.headings == table.headings and new_ids[1:] == ids and new_ids:
            self.beginInsertRows(QModelIndex(), 0, 0)
            self._table = table
            self.endInsertRows()
            self._changed(before.rows, table.rows[1:], 1)
        elif before.headings == table.headings and new_ids == ids:
            self._table = table
            self._changed(before.rows, table.rows, 0)
        else:
            self.beginResetModel()
            self._table = table
            self.endResetModel()

    def row_id(self, row: int) -> str:
        """The id of a row; empty outside."""
        return self._table.rows[row].id if 0 <= row < len(self._table.rows) else ""

    def row_of(self, row_id: str) -> int:
        """Where a row with this id stands; -1 where none does."""
        ids = _ids(self._table.rows)
        return ids.index(row_id) if row_id in ids else -1

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many rows there are; cells have none below them."""
        return 0 if parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self._table.headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words, sign and colour of a cell."""
        if not index.isValid():
            return None
        row = self._table.rows[index.row()]
        if role == ROW_ID:
            return row.id
        return self._look(row.cells[index.column()], role)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The heading of a column."""
        across = orientation == Qt.Orientation.Horizontal
        if not across or not 0 <= section < len(self._table.headings):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._table.headings[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def _look(self, cell: Cell, role: int) -> Any:
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return cell.text
        if role == Qt.ItemDataRole.ForegroundRole and cell.tone:
            return QColor(self._appearance.colours[cell.tone])
        if role == Qt.ItemDataRole.DecorationRole and cell.icon:
            colours, size = self._appearance.colours, self._appearance.px(ICON)
            plain = (colours[cell.tone or "text"], colours["on_tone"])
            return icons.sign(cell.icon, size, plain, (colours["on_accent"], colours["accent"]))
        return None

    def _changed(self, before: tuple[Row, ...], now: tuple[Row, ...], first: int) -> None:
        last = self.columnCount() - 1
        for number, (old, new) in enumerate(zip(before, now, strict=True), first):
            if old != new:
                self.dataChanged.emit(self.index(number, 0), self.index(number, last))


def _ids(rows: tuple[Row, ...]) -> list[str]:
    return [row.id for row in rows]
