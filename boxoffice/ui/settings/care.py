"""The part of the settings for whoever looks after the desk: diagnostics, and finishing."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout

from boxoffice.ui import care_words as say
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.buttons import Button
from boxoffice.ui.files import file_to_save
from boxoffice.ui.flow import FlowBox
from boxoffice.ui.styling import Panel, announce, hide, label, show_text


class CarePanel(Panel):
    """Two buttons, and what became of the file; shown where a desk is open."""

    diagnostics = Signal(str)
    finish = Signal()

    def __init__(self, appearance: Appearance) -> None:
        """Nothing was saved yet."""
        super().__init__(appearance, "card")
        self.save, self.leave, self.add_clerk = Button("plain"), Button("plain"), Button("plain")
        self.add_clerk.setHidden(True)
        self.save.clicked.connect(self._choose)
        self.leave.clicked.connect(self.finish)
        self.hint = label("label", wrap=True)
        self._flow = FlowBox()
        self._flow.add(self.add_clerk)
        self._flow.add(self.save)
        self._flow.add(self.leave)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._flow)
        self._column.addWidget(self.hint)
        self._retranslate()
        show_text(self.hint, "")
        self.setHidden(True)
        self.restyle()

    def offer_clerk(self, text: str) -> None:
        """Show the button that adds a clerk for one event; without words there is none."""
        self.add_clerk.say(text)
        hide(self.add_clerk, not text)

    def told(self, text: str) -> None:
        """What became of the file."""
        show_text(self.hint, text)
        announce(self, text)

    def changeEvent(self, event: QEvent) -> None:
        """Say it anew after the language changed."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            show_text(self.hint, "")
        super().changeEvent(event)

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        self.pad(self._column, 22, 18, 10)
        self._flow.set_gap(self.appearance.px(8))

    def _retranslate(self) -> None:
        self.save.say(say.act("diagnostics"))
        self.leave.say(say.act("finish"))

    def _choose(self) -> None:
        path = file_to_save(self, say.act("diagnostics"), "JSON (*.json)", ending=".json")
        if path:
            self.diagnostics.emit(path)
