"""One ticket kind: its name, its hint, and a count with minus and plus."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from boxoffice.ui import control_words
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.buttons import IconButton
from boxoffice.ui.desk.screen import TicketRow
from boxoffice.ui.styling import Panel, label, show_text


class Stepper(Panel):
    """Shows a `TicketRow`; the presenter decides what the limits allow."""

    plus = Signal(str)
    minus = Signal(str)

    def __init__(self, appearance: Appearance) -> None:
        """An empty stepper."""
        super().__init__(appearance, "stepper")
        self._shown: TicketRow | None = None
        self._name = label("label", wrap=True)
        self._keys = label("key")
        self._hint = label("hint", wrap=True)
        self._count = label("count")
        self._count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._minus = IconButton(appearance, "minus")
        self._plus = IconButton(appearance, "plus")
        self._minus.clicked.connect(lambda: self._step(self.minus))
        self._plus.clicked.connect(lambda: self._step(self.plus))
        self._head = QHBoxLayout()
        self._head.addWidget(self._name)
        self._head.addWidget(self._keys, 0, Qt.AlignmentFlag.AlignVCenter)
        self._head.addStretch(1)
        self._grid = QGridLayout(self)
        self._grid.addLayout(self._head, 0, 0)
        self._grid.addWidget(self._hint, 1, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(self._minus, 0, 1, 2, 1, middle)
        self._grid.addWidget(self._count, 0, 2, 2, 1, middle)
        self._grid.addWidget(self._plus, 0, 3, 2, 1, middle)
        self._grid.setColumnStretch(0, 1)
        self._name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        self.restyle()

    def render_row(self, row: TicketRow) -> None:
        """Show one row; most are as they were for the card before."""
        if row == self._shown:
            return
        same_name = self._shown is not None and row.label == self._shown.label
        self._shown = row
        if not same_name:
            show_text(self._name, row.label)
            self._fit_name()
        show_text(self._keys, row.keys)
        show_text(self._hint, row.hint)
        show_text(self._count, str(row.count))
        self._count.setAccessibleName(f"{row.label}: {row.count}")
        _enable(self._minus, row.can_minus)
        _enable(self._plus, row.can_plus)
        if not same_name:
            self._minus.setAccessibleName(control_words.one_less(row.label))
            self._plus.setAccessibleName(control_words.one_more(row.label))

    def _step(self, signal: SignalInstance) -> None:
        if self._shown is not None:
            signal.emit(self._shown.kind)

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        self.pad(self._grid, 0, 4, 2)
        self._grid.setHorizontalSpacing(self.appearance.px(8))
        self._head.setSpacing(self.appearance.px(10))
        self._count.setMinimumWidth(self.appearance.px(40))
        self._minus.restyle()
        self._plus.restyle()
        self._fit_name()

    def _fit_name(self) -> None:
        wanted = self._name.fontMetrics().horizontalAdvance(self._name.text())
        self._name.setMinimumWidth(min(wanted + 4, self.appearance.px(230)))


def _enable(target: QWidget, enabled: bool) -> None:
    if target.isEnabled() != enabled:
        target.setEnabled(enabled)
