"""The parts of the Today screen below its list: what can be done, counts, and the move."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from boxoffice.ui import today_words as say
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.buttons import Button
from boxoffice.ui.desk.stepper import Stepper
from boxoffice.ui.event_box import EventBox
from boxoffice.ui.flow import FlowBox
from boxoffice.ui.lists.panels import Choices
from boxoffice.ui.styling import Panel, hide, label, show_text
from boxoffice.ui.today.screen import Act, ActName, CountsPanel, MovePanel


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
