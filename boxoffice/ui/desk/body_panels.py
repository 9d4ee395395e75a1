"""What stands below the verdict where no tickets are chosen: refusal, confirmation, ready."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from boxoffice.ui import control_words
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.buttons import Button
from boxoffice.ui.desk.screen import ConfirmationBody, ReadyBody, RefusalBody
from boxoffice.ui.desk.ticket_panel import ALTERNATIVE_KEY
from boxoffice.ui.flow import FlowBox
from boxoffice.ui.styling import IconLabel, Panel, announce, hide, label, set_tone, show_text
from boxoffice.ui.supervision.view import SupervisorPanel

CUSTOMER_KEY = "F9"


class RefusalPanel(Panel):
    """What to tell the customer, a page to show, and the way on where there is one."""

    alternative = Signal()
    show_customer = Signal()

    def __init__(self, appearance: Appearance) -> None:
        """An empty panel."""
        super().__init__(appearance, "card")
        self._heading = label("section", wrap=True)
        self._tell = label("tell", wrap=True)
        self._customer = Button("plain")
        self._customer.clicked.connect(self.show_customer)
        self._alternative = Button("plain")
        self._alternative.clicked.connect(self.alternative)
        self._flow = FlowBox()
        self._flow.add(self._customer)
        self._flow.add(self._alternative)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._heading)
        self._column.addWidget(self._tell)
        self._column.addWidget(self._flow)
        self.supervisor = SupervisorPanel(appearance)
        self.supervisor.setHidden(True)
        self._column.addWidget(self.supervisor)
        self._column.addStretch(1)
        self.restyle()

    def render_body(self, body: RefusalBody) -> None:
        """Show the sentence and the buttons, or what a supervisor is asked."""
        asked = body.supervisor
        hide(self.supervisor, asked is None)
        hide(self._flow, asked is not None)
        set_tone(self, "caution" if asked else "")
        if asked is not None:
            self.supervisor.render_body(asked)
        show_text(self._heading, body.heading)
        show_text(self._tell, body.tell)
        customer = control_words.control("show_customer")
        self._customer.say(f"{customer}   {CUSTOMER_KEY}", customer)
        hide(self._alternative, not body.alternative)
        self._alternative.say(f"{body.alternative}   {ALTERNATIVE_KEY}", body.alternative)

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        self.pad(self._column, 24, 18, 10)
        self._flow.set_gap(self.appearance.px(10))
        self.supervisor.restyle()


class ConfirmationPanel(Panel):
    """Tickets were given; said in place, with the till hint and Undo."""

    undo = Signal(str)

    def __init__(self, appearance: Appearance) -> None:
        """An empty panel."""
        super().__init__(appearance, "card")
        self._row_id = ""
        self._shown: ConfirmationBody | None = None
        self._icon = IconLabel(appearance, 56)
        self._title = label("big", wrap=True)
        self._detail = label("body", wrap=True)
        self._till = label("label", wrap=True)
        self._undo = Button("plain")
        self._undo.clicked.connect(lambda: self.undo.emit(self._row_id))
        self._words = QVBoxLayout()
        for each in (self._title, self._detail, self._till):
            self._words.addWidget(each)
        self._row = QHBoxLayout()
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(self._words, 1)
        self._row.addWidget(self._undo, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._row)
        self.restyle()

    def render_body(self, body: ConfirmationBody) -> None:
        """Show what was given."""
        if body == self._shown and not self.isHidden():
            return
        self._shown = body
        self._row_id = body.row_id
        self._icon.show_icon("verdict_check", "go")
        show_text(self._title, body.title)
        show_text(self._detail, body.detail)
        show_text(self._till, body.till_hint)
        self._undo.say(body.undo_text)
        hide(self._undo, not body.undo_text)
        said = f"{body.title} {body.detail} {body.till_hint}".strip()
        self.setAccessibleName(said)
        set_tone(self, "go")
        announce(self, said)

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        self.pad(self._column, 24, 20, 8)
        self._row.setSpacing(self.appearance.px(18))
        self._words.setSpacing(self.appearance.px(4))
        self._icon.restyle()


class ReadyPanel(Panel):
    """The calm between two cards."""

    def __init__(self, appearance: Appearance) -> None:
        """An empty panel."""
        super().__init__(appearance, "card")
        self._title = label("h2", wrap=True)
        self._hint = label("hint", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.addStretch(1)
        for each in (self._title, self._hint):
            each.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._column.addWidget(each)
        self._column.addStretch(1)
        self.restyle()

    def render_body(self, body: ReadyBody) -> None:
        """Show the invitation."""
        show_text(self._title, body.title)
        show_text(self._hint, body.hint)

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        self.pad(self._column, 24, 18, 6)
