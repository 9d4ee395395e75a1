"""The sync screen: everything is sent and confirmed, or what waits."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from boxoffice.ui import setup_words
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.buttons import Button
from boxoffice.ui.page import Page
from boxoffice.ui.styling import IconLabel, Panel, label, show_text
from boxoffice.ui.sync_status.screen import SyncScreen


class _StatePanel(Panel):
    """The large sentence with its sign, and the lines below."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance, "card")
        self._icon = IconLabel(appearance, 56)
        self.title = label("h2", wrap=True)
        self.lines = label("body", wrap=True)
        self.problem = label("error", wrap=True)
        self.button = Button("plain")
        self._words = QVBoxLayout()
        for each in (self.title, self.lines, self.problem):
            self._words.addWidget(each)
        self._words.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(self._words, 1)
        self.restyle()

    def show_state(self, all_confirmed: bool) -> None:
        """A check where all is confirmed, a clock where rows wait."""
        name, token = ("verdict_check", "go") if all_confirmed else ("verdict_last_day", "caution")
        self._icon.show_icon(name, token)

    def restyle(self) -> None:
        self.pad(self._row, 24, 22, 20)
        self._words.setSpacing(self.appearance.px(10))
        self._icon.restyle()


class SyncView(Page):
    """Paints a `SyncScreen`."""

    sync_requested = Signal()

    def __init__(self, appearance: Appearance) -> None:
        """An empty page."""
        super().__init__(appearance)
        self._state = _StatePanel(appearance)
        self.problem, self.button = self._state.problem, self._state.button
        self.button.clicked.connect(self.sync_requested)
        self.column.addWidget(self._state)
        self.column.addStretch(1)
        self.restyle()

    def render_screen(self, screen: SyncScreen) -> None:
        """Show the state."""
        show_text(self.heading, setup_words.section("sync"))
        self._state.show_state(screen.all_confirmed)
        show_text(self._state.title, screen.title)
        show_text(self._state.lines, "\n".join(screen.lines))
        show_text(self.problem, screen.problem)
        self.button.say(screen.button)
        self.button.setEnabled(screen.button_enabled)
