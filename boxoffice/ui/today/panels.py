"""The parts of the Today screen: choices, the word on what was done, counts, and the move."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from boxoffice.ui import today_words as say
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.buttons import Button
from boxoffice.ui.desk.stepper import Stepper
from boxoffice.ui.flow import FlowBox
from boxoffice.ui.paper.fields import EventBox
from boxoffice.ui.styling import IconLabel, Panel, announce, hide, label, set_tone, show_text
from boxoffice.ui.today.screen import Act, ActName, CountsPanel, Hint, MovePanel, Option


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


class Acts(FlowBox):
    """Buttons that do something; each is made when it is first needed."""

    act = Signal(str)

    def __init__(self) -> None:
        """No button yet."""
        super().__init__()
        self._buttons: dict[ActName, Button] = {}

    def render_acts(self, acts: tuple[Act, ...]) -> None:
        """Show these buttons."""
        for act in acts:
            button = self._buttons.get(act.name)
            if button is None:
                button = Button("act" if act.name is ActName.MOVE_NOW else "plain")
                button.clicked.connect(lambda _on=False, name=act.name: self.act.emit(name))
                self._buttons[act.name] = button
                self.add(button)
            button.say(f"{act.text}  {act.key}".rstrip(), act.text)
            button.setEnabled(act.enabled)
        shown = {act.name for act in acts}
        for name, button in self._buttons.items():
            hide(button, name not in shown)
        hide(self, not acts)

    def button(self, name: ActName) -> Button:
        """A button by what it does."""
        return self._buttons[name]


class HintPanel(Panel):
    """What the desk says of what was just done; a screen reader says it too."""

    def __init__(self, appearance: Appearance) -> None:
        """Nothing to say yet."""
        super().__init__(appearance, "verdict")
        self.icon = IconLabel(appearance, 28)
        self.text = label("label", wrap=True)
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


class CountsView(Panel):
    """Other counts for a row, in place."""

    act = Signal(str)
    plus = Signal(str)
    minus = Signal(str)

    def __init__(self, appearance: Appearance) -> None:
        """No row yet."""
        super().__init__(appearance, "card")
        self.title = label("label", wrap=True)
        self.acts = Acts()
        self.acts.act.connect(self.act)
        self.steppers = [Stepper(appearance) for _ in range(3)]
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.title)
        for each in self.steppers:
            each.plus.connect(self.plus)
            each.minus.connect(self.minus)
            self._column.addWidget(each)
        self._column.addWidget(self.acts)
        self.restyle()

    def render_panel(self, panel: CountsPanel) -> None:
        """Show the counts."""
        show_text(self.title, panel.title)
        for stepper, row in zip(self.steppers, panel.rows, strict=True):
            stepper.render_row(row)
        self.acts.render_acts(panel.acts)

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        self.pad(self._column, 16, 12, 6)
        self.acts.set_gap(self.appearance.px(8))


class MoveView(Panel):
    """The event to move to, and which rows, in place."""

    act = Signal(str)
    event_chosen = Signal(str)
    scope_chosen = Signal(str)

    def __init__(self, appearance: Appearance) -> None:
        """No row yet."""
        super().__init__(appearance, "card")
        self.title = label("label", wrap=True)
        self.event_label = label("hint")
        self.events = EventBox(appearance)
        self.events.setSizeAdjustPolicy(
            EventBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.events.setMinimumContentsLength(12)
        self.events.activated.connect(
            lambda at: self.event_chosen.emit(str(self.events.itemData(at)))
        )
        self.event_label.setBuddy(self.events)
        self.scopes, self.acts = Choices(), Acts()
        self.scopes.chosen.connect(self.scope_chosen)
        self.acts.act.connect(self.act)
        self._column = QVBoxLayout(self)
        for each in (self.title, self.event_label, self.events, self.scopes, self.acts):
            self._column.addWidget(each)
        self.restyle()

    def render_panel(self, panel: MovePanel) -> None:
        """Show what would be moved, and where to."""
        show_text(self.title, panel.title)
        show_text(self.event_label, panel.event_label)
        self.events.setAccessibleName(panel.event_label)
        self.scopes.setAccessibleName(say.label("which"))
        offered = [(each.value, each.text) for each in panel.events]
        shown = [
            (self.events.itemData(at), self.events.itemText(at))
            for at in range(self.events.count())
        ]
        if shown != offered:
            self.events.clear()
            for value, text in offered:
                self.events.addItem(text, value)
        self.events.setPlaceholderText(say.choose_event())
        chosen = next((at for at, each in enumerate(panel.events) if each.chosen), -1)
        self.events.setCurrentIndex(chosen)
        self.scopes.render_options(panel.scopes)
        self.acts.render_acts(panel.acts)

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        self.pad(self._column, 16, 12, 6)
        for each in (self.scopes, self.acts):
            each.set_gap(self.appearance.px(8))
