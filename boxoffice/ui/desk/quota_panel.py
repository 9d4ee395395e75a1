"""What is left of the event's quota: one large number and a line or two."""

from PySide6.QtWidgets import QHBoxLayout

from boxoffice.ui.appearance import Appearance
from boxoffice.ui.desk.screen import Quota
from boxoffice.ui.styling import IconLabel, Panel, hide, label, set_tone, show_text


class QuotaPanel(Panel):
    """Shows a quota, or nothing where the event has none."""

    def __init__(self, appearance: Appearance) -> None:
        """A hidden panel."""
        super().__init__(appearance, "card")
        self._number = label("quota")
        self._lines = label("quotaLine", wrap=True)
        self._low = IconLabel(appearance, 26)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._number)
        self._row.addWidget(self._lines, 1)
        self._row.addWidget(self._low)
        hide(self, True)
        self.restyle()

    def render_quota(self, quota: Quota | None) -> None:
        """Show `quota`; amber with a sign where little is left."""
        if quota is not None:
            set_tone(self, "caution" if quota.low else "")
            show_text(self._number, quota.number)
            show_text(self._lines, "\n".join(quota.lines))
            self._low.show_icon("attention" if quota.low else "", "caution")
            self.setAccessibleName(" ".join((quota.number, *quota.lines)))
        hide(self, quota is None)

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        self.pad(self._row, 22, 10, 12)
        self._low.restyle()
