"""A list of whole rows, painted one by one however many there are."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from boxoffice.ui.today.models import ListingModel

_MEASURED_ROWS: Final = 30
"""Rows whose words decide how wide a column is."""


class RowsTable(QTableView):
    """Whole rows are chosen; Tab leaves the list."""

    def __init__(self, model: ListingModel, mode: QAbstractItemView.SelectionMode) -> None:
        """A list over `model` in which one row or several are chosen."""
        super().__init__()
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(mode)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setCornerButtonEnabled(False)
        down, across = self.verticalHeader(), self.horizontalHeader()
        down.hide()
        # All rows are equally high: to measure 2,000 of them would take seconds.
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        across.setResizeContentsPrecision(_MEASURED_ROWS)
        across.setStretchLastSection(True)
        across.setHighlightSections(False)
        across.setSectionsClickable(False)
