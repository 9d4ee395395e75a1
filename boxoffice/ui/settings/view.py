"""The settings: each a row of buttons of which one is pressed in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from boxoffice.ui import scanner_words
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.buttons import Button
from boxoffice.ui.flow import FlowBox
from boxoffice.ui.page import Page
from boxoffice.ui.settings.screen import Setting, SettingsScreen
from boxoffice.ui.styling import Panel, label, show_text


class _SettingPanel(Panel):
    """One setting."""

    chosen = Signal(str, str)

    def __init__(self, appearance: Appearance, setting: Setting) -> None:
        super().__init__(appearance, "card")
        self._name = setting.name
        self._label = label("label", wrap=True)
        self._flow = FlowBox()
        self._buttons = [Button("plain") for _ in setting.choices]
        for button, choice in zip(self._buttons, setting.choices, strict=True):
            button.setCheckable(True)
            value = choice.value
            button.clicked.connect(lambda _on=False, value=value: self._choose(value))
            self._flow.add(button)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._label)
        self._column.addWidget(self._flow)
        self.restyle()

    def _choose(self, value: str) -> None:
        self.chosen.emit(self._name, value)

    def render_setting(self, setting: Setting) -> None:
        """Show labels and the chosen value."""
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

    def __init__(self, appearance: Appearance) -> None:
        """An empty page."""
        super().__init__(appearance)
        self._panels: dict[str, _SettingPanel] = {}
        self._scanner = Button("plain")
        self._scanner.clicked.connect(self.scanner_test)
        self.column.addWidget(self._scanner, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)
        self.restyle()

    def render_screen(self, screen: SettingsScreen) -> None:
        """Show the settings; their names and number of choices never change."""
        show_text(self.heading, screen.title)
        self._scanner.say(scanner_words.title())
        for setting in screen.settings:
            if setting.name not in self._panels:
                panel = _SettingPanel(self.appearance, setting)
                panel.chosen.connect(self.chosen)
                self._panels[setting.name] = panel
                self.column.insertWidget(self.column.count() - 2, panel)
            self._panels[setting.name].render_setting(setting)
