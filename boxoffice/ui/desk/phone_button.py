"""The button *By phone*: pressed in while the open card is an order."""

from boxoffice.ui.buttons import Button
from boxoffice.ui.desk.screen import PhoneToggle
from boxoffice.ui.styling import hide

PHONE_KEY = "F5"


class PhoneButton(Button):
    """Shows a `PhoneToggle`; what it shows changes only when the presenter says so."""

    def __init__(self) -> None:
        """A hidden button."""
        super().__init__("plain")
        self.setCheckable(True)
        self.setHidden(True)
        self.clicked.connect(self._stay)
        self._on = False

    def render_toggle(self, toggle: PhoneToggle | None) -> None:
        """Show whether the card is an order, or hide where it cannot be one."""
        if toggle is not None:
            self._on = toggle.on
            self.setChecked(toggle.on)
            self.say(f"{toggle.text}   {PHONE_KEY}", toggle.text)
        hide(self, toggle is None)

    def _stay(self) -> None:
        self.setChecked(self._on)
