"""The status the clerk must always see: connection, rows waiting, desk."""

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from boxoffice.ui.appearance import Appearance
from boxoffice.ui.desk.screen import Chip, ChipTone, DeskScreen
from boxoffice.ui.flow import FlowLayout
from boxoffice.ui.styling import IconLabel, Panel, label, set_tone, show_text

_COLOURS = {ChipTone.PLAIN: "muted", ChipTone.GOOD: "go", ChipTone.WARN: "caution"}


class StatusChip(Panel):
    """One status: a sign and a few words."""

    def __init__(self, appearance: Appearance) -> None:
        """An empty chip."""
        super().__init__(appearance, "chip")
        self._icon = IconLabel(appearance, 13)
        self._text = label("chipText")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._text)
        self.restyle()

    def render_chip(self, chip: Chip) -> None:
        """Show one status, or hide the chip where it has no words."""
        set_tone(self, chip.tone)
        self._icon.show_icon(chip.icon, _COLOURS[chip.tone])
        if self._text.text() != chip.text:
            self._text.setText(chip.text)
            self.setAccessibleName(chip.text)
        self.setHidden(not chip.text)

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        self.pad(self._row, 13, 9, 8)
        self._icon.restyle()


class StatusChips(Panel):
    """The row of chips; it wraps where the window is narrow or the text is large."""

    def __init__(self, appearance: Appearance) -> None:
        """Three empty chips."""
        super().__init__(appearance, "chips")
        self._flow = FlowLayout(self, right=True)
        self._chips = [StatusChip(appearance) for _ in range(3)]
        for chip in self._chips:
            self._flow.addWidget(chip)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.restyle()

    def render_status(self, screen: DeskScreen) -> None:
        """Show the three statuses of a screen."""
        shown = (screen.connection, screen.waiting, screen.clerk)
        for chip, status in zip(self._chips, shown, strict=True):
            chip.render_chip(status)

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        self._flow.setSpacing(self.appearance.px(10))
