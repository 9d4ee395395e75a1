"""The banner over everything when nothing can be recorded."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from boxoffice.ui.appearance import Appearance
from boxoffice.ui.buttons import Button
from boxoffice.ui.desk.screen import Banner as BannerData
from boxoffice.ui.styling import IconLabel, Panel, announce, hide, label, show_text


class Banner(Panel):
    """Says what stops the desk, and offers one thing to do."""

    action = Signal()

    def __init__(self, appearance: Appearance) -> None:
        """A hidden banner."""
        super().__init__(appearance, "banner")
        self._icon = IconLabel(appearance, 26)
        self._text = label("bannerText", wrap=True)
        self._button = Button("plain")
        self._button.clicked.connect(self.action)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._button)
        hide(self, True)
        self.restyle()

    def render_banner(self, banner: BannerData | None) -> None:
        """Show or hide it."""
        if banner is not None:
            fresh = self.isHidden() or banner.text != self.accessibleName()
            self._icon.show_icon("attention", "stop")
            show_text(self._text, banner.text)
            self._button.say(banner.action)
            hide(self._button, not banner.action)
            self.setAccessibleName(banner.text)
        hide(self, banner is None)
        if banner is not None and fresh:
            announce(self, banner.text)

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        self.pad(self._row, 16, 10, 12)
        self._icon.restyle()
