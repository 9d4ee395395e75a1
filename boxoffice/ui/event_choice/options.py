"""A row of buttons of which one is pressed in: organisers, kinds."""

from PySide6.QtCore import Signal

from boxoffice.ui.buttons import Button
from boxoffice.ui.event_choice.screen import Choice
from boxoffice.ui.flow import FlowBox
from boxoffice.ui.styling import hide


class Options(FlowBox):
    """Shows `Choice`s; made anew only where others are offered."""

    chosen = Signal(str)

    def __init__(self) -> None:
        """No choice yet."""
        super().__init__()
        self.buttons: list[Button] = []
        self._values: list[str] = []

    def render_choices(self, choices: tuple[Choice, ...]) -> None:
        """Show the choices; none hides the row."""
        while len(self.buttons) < len(choices):
            button, place = Button("plain"), len(self.buttons)
            button.setCheckable(True)
            button.clicked.connect(lambda _on=False, at=place: self.chosen.emit(self._values[at]))
            self.buttons.append(button)
            self.add(button)
        self._values = [each.value for each in choices]
        for place, button in enumerate(self.buttons):
            hide(button, place >= len(choices))
            if place < len(choices):
                button.say(choices[place].text)
                button.setChecked(choices[place].chosen)
        hide(self, not choices)
