"""The status the clerk must always see: connection, rows waiting, desk."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from boxoffice.ui.appearance import Appearance
from boxoffice.ui.desk.screen import Chip, ChipTone, DeskScreen
from boxoffice.ui.flow import FlowBox
from boxoffice.ui.styling import IconLabel, Panel, hide, label, set_tone, show_text

_COLOURS = {ChipTone.PLAIN: "muted", ChipTone.GOOD: "go", ChipTone.WARN: "caution"}


class StatusChip(Panel):
    """One status: a sign and a few words, and a key where a click does something."""

    clicked = Signal()

    def __init__(self, appearance: Appearance) -> None:
        """An empty chip."""
        super().__init__(appearance, "chip")
        self._shown: Chip | None = None
        self._icon = IconLabel(appearance, 13)
        self._text = label("chipText")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._text)
        self._key = label("key")
        self._key.setHidden(True)
        self._row.addWidget(self._key)
        self.restyle()

    def render_chip(self, chip: Chip) -> None:
        """Show one status, or hide the chip where it has no words."""
        if chip == self._shown:
            return
        self._shown = chip
        set_tone(self, chip.tone)
        self._icon.show_icon(chip.icon, _COLOURS[chip.tone])
        if self._text.text() != chip.text:
            self._text.setText(chip.text)
        self.setAccessibleName(chip.said or chip.text)
        show_text(self._key, chip.key)
        hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
        self.setCursor(hand if chip.key else arrow)
        hide(self, not chip.text)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a chip that does something."""
        inside = self.rect().contains(event.position().toPoint())
        if inside and self._shown is not None and self._shown.key:
            self.clicked.emit()

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        self.pad(self._row, *((8, 3, 6) if self.dense else (13, 9, 8)))
        self._icon.restyle()


class StatusChips(Panel):
    """The row of chips; it wraps where the window is narrow or the text is large."""

    def __init__(self, appearance: Appearance) -> None:
        """Empty chips."""
        super().__init__(appearance, "chips")
        self.clerk = StatusChip(appearance)
        self._flow = FlowBox(right=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._flow)
        self._chips = [*(StatusChip(appearance) for _ in range(3)), self.clerk]
        for chip in self._chips:
            self._flow.add(chip)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        self.restyle()

    def set_dense(self, dense: bool) -> None:
        """Take less room, chips and all."""
        for chip in self._chips:
            chip.set_dense(dense)
        self._flow.set_right(not dense)
        super().set_dense(dense)

    def render_status(self, screen: DeskScreen) -> None:
        """Show the statuses of a screen."""
        shown = (screen.connection, screen.waiting, screen.battery, screen.clerk)
        for chip, status in zip(self._chips, shown, strict=True):
            chip.render_chip(status)

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        self._flow.set_gap(self.appearance.px(6 if self.dense else 10))
