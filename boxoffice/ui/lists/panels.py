"""What stands above a list: choices, and the word on what was done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from boxoffice.ui.appearance import Appearance
from boxoffice.ui.buttons import Button
from boxoffice.ui.flow import FlowBox
from boxoffice.ui.lists.screen import Hint, Option
from boxoffice.ui.styling import IconLabel, Panel, announce, hide, label, set_tone


class Choices(FlowBox):
    """A row of buttons of which one is pressed in."""

    chosen = Signal(str)

    def __init__(self) -> None:
        """No choice yet."""
        super().__init__()
        self._buttons: list[Button] = []
        self._values: list[str] = []

    def make(self, count: int) -> None:
        """Have as many buttons: those of a page that is shown would be laid out one by one."""
        while len(self._buttons) < count:
            button, place = Button("plain"), len(self._buttons)
            button.setCheckable(True)
            button.clicked.connect(lambda _on=False, at=place: self.chosen.emit(self._values[at]))
            self._buttons.append(button)
            self.add(button)

    def render_options(self, options: tuple[Option, ...]) -> None:
        """Show the options."""
        self.make(len(options))
        self._values = [each.value for each in options]
        for place, button in enumerate(self._buttons):
            hide(button, place >= len(options))
            if place < len(options):
                button.say(options[place].text)
                button.setChecked(options[place].chosen)

    def button(self, value: str) -> Button:
        """A button by the value it chooses."""
        return self._buttons[self._values.index(value)]


class HintPanel(Panel):
    """What the desk says of what was just done; a screen reader says it too."""

    def __init__(self, appearance: Appearance) -> None:
        """Nothing to say yet."""
        super().__init__(appearance, "verdict")
        self.icon = IconLabel(appearance, 28)
        self.text = label("label", wrap=True)
        self._number = 0
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.text, 1)
        self.restyle()

    def render_hint(self, hint: Hint | None) -> bool:
        """Show a hint; none hides the panel. Whether it says something new."""
        hide(self, hint is None)
        text = hint.text if hint else ""
        fresh = text != self.text.text()
        if hint is not None:
            fresh = fresh or hint.number != self._number
            self._number = hint.number
            set_tone(self, hint.tone)
            self.icon.show_icon(hint.icon, hint.tone or "muted")
        self.text.setText(text)
        if text and fresh:
            announce(self, text)
        return bool(text) and fresh

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        self.pad(self._row, 16, 10, 12)
        self.icon.restyle()
