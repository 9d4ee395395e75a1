"""The sync screen: everything is sent and confirmed or what waits, the inbox, and the history."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from boxoffice.ui import control_words, setup_words
from boxoffice.ui import sync_words as say
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.buttons import Button
from boxoffice.ui.files import file_to_save
from boxoffice.ui.flow import FlowBox
from boxoffice.ui.page import Page
from boxoffice.ui.scrolling import show_problem
from boxoffice.ui.styling import IconLabel, Panel, announce, hide, label, set_role, show_text
from boxoffice.ui.sync_status.screen import MatterLine, ReceiptPanel, SyncAct, SyncScreen


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


class _MatterLine(Panel):
    """One line of the inbox."""

    act = Signal(str, str)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance, "matter")
        self._line: MatterLine | None = None
        self._icon = IconLabel(appearance, 22)
        self.title = label("label", wrap=True)
        self.detail = label("hint", wrap=True)
        self.text = label("body", wrap=True)
        self.button = Button("plain")
        self.button.clicked.connect(self._press)
        self._words = QVBoxLayout()
        for each in (self.title, self.detail, self.text):
            self._words.addWidget(each)
        self._words.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(self._words, 1)
        self.restyle()

    def render_line(self, line: MatterLine) -> None:
        self._line = line
        sign, token = ("verdict_check", "go") if line.settled else ("attention", "caution")
        self._icon.show_icon(sign, token)
        show_text(self.title, line.title)
        show_text(self.detail, line.detail)
        show_text(self.text, line.text)
        self.button.say(line.button, line.spoken)
        hide(self.button, not line.button)

    def restyle(self) -> None:
        self.pad(self._row, 0, 6, 12)
        self._words.setSpacing(self.appearance.px(4))
        self._icon.restyle()

    def _press(self) -> None:
        if self._line is not None:
            self.act.emit(self._line.act, self._line.key)


class _Inbox(Panel):
    """What needs a person, or what a coordinator has noted."""

    act = Signal(str, str)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance, "card")
        self.title = label("section", wrap=True)
        self.empty = label("body", wrap=True)
        self.lines: list[_MatterLine] = []
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.title)
        self._column.addWidget(self.empty)
        self.restyle()

    def render_inbox(self, title: str, empty: str, lines: tuple[MatterLine, ...]) -> None:
        """Show the lines; each is made when it is first needed."""
        show_text(self.title, title)
        show_text(self.empty, empty)
        while len(self.lines) < len(lines):
            line = _MatterLine(self.appearance)
            line.act.connect(self.act)
            self.lines.append(line)
            self._column.addWidget(line)
        for place, line in enumerate(self.lines):
            hide(line, place >= len(lines))
            if place < len(lines):
                line.render_line(lines[place])

    def restyle(self) -> None:
        self.pad(self._column, 24, 16, 8)


class _Receipt(Panel):
    """What the centre has signed for."""

    act = Signal(str)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance, "card")
        self.title = label("section", wrap=True)
        self.lines = label("body", wrap=True)
        self.buttons = {
            act: Button("plain") for act in (SyncAct.PRINT_RECEIPT, SyncAct.SAVE_RECEIPT)
        }
        self._flow = FlowBox()
        for act, button in self.buttons.items():
            button.clicked.connect(lambda _on=False, each=act: self.act.emit(each))
            self._flow.add(button)
        self._column = QVBoxLayout(self)
        for part in (self.title, self.lines, self._flow):
            self._column.addWidget(part)
        self.restyle()

    def render_receipt(self, receipt: ReceiptPanel | None) -> None:
        hide(self, receipt is None)
        if receipt is None:
            return
        show_text(self.title, receipt.title)
        show_text(self.lines, "\n".join(receipt.lines))
        self.buttons[SyncAct.PRINT_RECEIPT].say(receipt.print_text)
        self.buttons[SyncAct.SAVE_RECEIPT].say(receipt.save_text)

    def restyle(self) -> None:
        self.pad(self._column, 24, 16, 8)
        self._flow.set_gap(self.appearance.px(8))


class _History(Panel):
    """How the last rounds went."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance, "card")
        self.title = label("section", wrap=True)
        self.lines = label("hint", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.title)
        self._column.addWidget(self.lines)
        self.restyle()

    def restyle(self) -> None:
        self.pad(self._column, 24, 16, 8)


class SyncView(Page):
    """Paints a `SyncScreen`; `act` carries what a button does, with a key or a path."""

    sync_requested = Signal()
    act = Signal(str, str)

    def __init__(self, appearance: Appearance) -> None:
        """An empty page."""
        super().__init__(appearance)
        self.screen_shown: SyncScreen | None = None
        self._state = _StatePanel(appearance)
        self.inbox, self.settled = _Inbox(appearance), _Inbox(appearance)
        self.receipt = _Receipt(appearance)
        self.history, self.hint = _History(appearance), label("label", wrap=True)
        self.problem, self.button = self._state.problem, self._state.button
        self.button.clicked.connect(self.sync_requested)
        self.inbox.act.connect(self.act)
        self.receipt.act.connect(self._receipt_act)
        parts = (self._state, self.hint, self.inbox, self.settled, self.receipt, self.history)
        for part in parts:
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.restyle()

    def render_screen(self, screen: SyncScreen) -> None:
        """Show the state."""
        before, self.screen_shown = self.screen_shown, screen
        show_text(self.heading, setup_words.section("sync"))
        self._state.show_state(screen.all_confirmed)
        show_text(self._state.title, screen.title)
        show_text(self._state.lines, "\n".join(screen.lines))
        show_problem(self.problem, screen.problem)
        self.button.say(screen.button)
        self.button.setEnabled(screen.button_enabled)
        self.inbox.render_inbox(screen.inbox_title, screen.inbox_empty, screen.inbox)
        self.settled.render_inbox(screen.settled_title, "", screen.settled)
        hide(self.settled, not screen.settled)
        self.receipt.render_receipt(screen.receipt)
        show_text(self.history.title, screen.history_title)
        show_text(self.history.lines, "\n".join(screen.history))
        hide(self.history, not screen.history)
        set_role(self.hint, "label" if screen.hint_is_good else "error")
        show_text(self.hint, screen.hint)
        if screen.hint and (before is None or before.hint != screen.hint):
            announce(self, screen.hint)

    def _receipt_act(self, name: str) -> None:
        act = SyncAct(name)
        if act is not SyncAct.SAVE_RECEIPT:
            self.act.emit(act, "")
            return
        kinds = f"{control_words.control('text_kinds')} (*.txt)"
        path = file_to_save(self, say.act(act), kinds, ending=".txt")
        if path:
            self.act.emit(act, path)
