"""The settings: each a row of buttons of which one is pressed in."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from boxoffice.ui import scanner_words
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.buttons import Button
from boxoffice.ui.flow import FlowBox
from boxoffice.ui.page import Page
from boxoffice.ui.practice_button import PracticeButton
from boxoffice.ui.relay.panel import RelayPanel
from boxoffice.ui.settings.care import CarePanel
from boxoffice.ui.settings.screen import Setting, SettingsScreen
from boxoffice.ui.styling import Panel, hide, label, show_text


class _SettingPanel(Panel):
    """One setting."""

    chosen = Signal(str, str)

    def __init__(self, appearance: Appearance, setting: Setting) -> None:
        super().__init__(appearance, "card")
        self._name = setting.name
        self._values = tuple(choice.value for choice in setting.choices)
        self._label = label("label", wrap=True)
        self._flow = FlowBox()
        self._buttons = [Button("plain") for _ in setting.choices]
        for index, button in enumerate(self._buttons):
            button.setCheckable(True)
            button.clicked.connect(lambda _on=False, at=index: self._choose(at))
            self._flow.add(button)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._label)
        self._column.addWidget(self._flow)
        self.restyle()

    @property
    def choices(self) -> int:
        """How many choices it shows."""
        return len(self._buttons)

    def _choose(self, index: int) -> None:
        self.chosen.emit(self._name, self._values[index])

    def render_setting(self, setting: Setting) -> None:
        """Show labels and the chosen value."""
        self._values = tuple(choice.value for choice in setting.choices)
        show_text(self._label, setting.label)
        for button, choice in zip(self._buttons, setting.choices, strict=True):
            button.say(choice.text, f"{setting.label}: {choice.text}")
            button.setChecked(choice.chosen)

    def restyle(self) -> None:
        self.pad(self._column, 22, 18, 10)
        self._flow.set_gap(self.appearance.px(8))


class SettingsView(Page):
    """Paints a `SettingsScreen`; `chosen` carries a setting's name and the new value."""

    chosen = Signal(str, str)
    scanner_test = Signal()
    printer_test = Signal()

    def __init__(self, appearance: Appearance) -> None:
        """An empty page."""
        super().__init__(appearance)
        self._panels: dict[str, _SettingPanel] = {}
        self._first = self.column.count()
        self._printer = Button("plain")
        self._printer.clicked.connect(self.printer_test)
        self._result = label("hint", wrap=True)
        self._scanner = Button("plain")
        self._scanner.clicked.connect(self.scanner_test)
        self._tests = FlowBox()
        self._tests.add(self._printer)
        self._tests.add(self._scanner)
        self.column.addWidget(self._tests)
        self.column.addWidget(self._result)
        self.practice = PracticeButton()
        self.practice.setHidden(True)
        self.column.addWidget(self.practice)
        self.relay = RelayPanel(appearance)
        self.column.addWidget(self.relay)
        self.care = CarePanel(appearance)
        self.column.addWidget(self.care)
        self.column.addStretch(1)
        self.restyle()

    def render_screen(self, screen: SettingsScreen) -> None:
        """Show the settings there are now."""
        show_text(self.heading, screen.title)
        self._scanner.say(scanner_words.title())
        hide(self._printer, not screen.printer_test)
        self._printer.say(screen.printer_test)
        show_text(self._result, screen.printer_result)
        self.care.offer_clerk(screen.add_clerk)
        for place, setting in enumerate(screen.settings):
            self._panel(setting, place).render_setting(setting)
        named = {each.name for each in screen.settings}
        for name, panel in self._panels.items():
            hide(panel, name not in named)

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        super().restyle()
        self._tests.set_gap(self.appearance.px(8))

    def _panel(self, setting: Setting, place: int) -> _SettingPanel:
        """The panel of a setting at its place; made anew where it has another number of choices."""
        panel = self._panels.get(setting.name)
        if panel is None or panel.choices != len(setting.choices):
            if panel is not None:
                self.column.removeWidget(panel)
                panel.hide()
                panel.deleteLater()
            panel = _SettingPanel(self.appearance, setting)
            panel.chosen.connect(self.chosen)
            self._panels[setting.name] = panel
            self.column.insertWidget(self._first + place, panel)
        return panel
