"""The tickets that may be given on the open card, one stepper a kind."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from boxoffice.ui import words
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.buttons import Button
from boxoffice.ui.desk.phone_button import PhoneButton
from boxoffice.ui.desk.screen import HeldTickets, TicketRow, TicketsBody
from boxoffice.ui.desk.stepper import Stepper
from boxoffice.ui.flow import FlowBox
from boxoffice.ui.placing import PlacedPanel
from boxoffice.ui.scrolling import show_problem
from boxoffice.ui.styling import Panel, hide, label, show_text

MOST_ROWS = 5
ALTERNATIVE_KEY, RETURN_KEY = "F7", "Shift+F7"


class StepperColumn(PlacedPanel):
    """A fixed set of steppers of which as many show as there are rows."""

    plus = Signal(str)
    minus = Signal(str)

    def __init__(self, appearance: Appearance, most: int = MOST_ROWS) -> None:
        """`most` hidden steppers."""
        super().__init__(appearance, "steppers")
        self._steppers = [Stepper(appearance) for _ in range(most)]
        for stepper in self._steppers:
            stepper.plus.connect(self.plus)
            stepper.minus.connect(self.minus)
            stepper.setParent(self)

    def render_rows(self, rows: tuple[TicketRow, ...]) -> None:
        """Show `rows` in their order."""
        for index, stepper in enumerate(self._steppers):
            if index < len(rows):
                stepper.render_row(rows[index])
            hide(stepper, index >= len(rows))
        self.arrange()
        hide(self, not rows)

    def widths(self) -> tuple[int, int]:
        """What the widest stepper needs and would like."""
        each = [stepper.widths() for stepper in self._steppers if not stepper.isHidden()]
        return max((least for least, _ in each), default=0), max((w for _, w in each), default=0)

    def place(self, width: int, move: bool) -> int:
        """The steppers below each other."""
        top, gap = 0, self.appearance.px(6)
        for stepper in self._steppers:
            if not stepper.isHidden():
                high = stepper.high(width)
                if move:
                    stepper.setGeometry(0, top, width, high)
                top += high + gap
        return max(0, top - gap)

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        self.arrange()


class TicketPanel(Panel):
    """The card of ticket rows."""

    plus = Signal(str)
    minus = Signal(str)
    phone = Signal()
    alternative = Signal()
    return_asked = Signal()
    print_asked = Signal()

    def __init__(self, appearance: Appearance) -> None:
        """An empty panel."""
        super().__init__(appearance, "card")
        self._heading = label("section")
        self._rows = StepperColumn(appearance)
        self._rows.plus.connect(self.plus)
        self._rows.minus.connect(self.minus)
        self._note = label("hint", wrap=True)
        self._pays = label("body", wrap=True)
        self.phone_button = PhoneButton()
        self.phone_button.clicked.connect(self.phone)
        self.way_on = Button("plain")
        self.way_on.clicked.connect(self.alternative)
        self.give_back, self.print_slip = Button("plain"), Button("plain")
        self.give_back.clicked.connect(self.return_asked)
        self.print_slip.clicked.connect(self.print_asked)
        self._held_note = label("hint", wrap=True)
        self._held = FlowBox(right=True)
        self._top = QHBoxLayout()
        named = QVBoxLayout()
        named.setSpacing(0)
        named.addWidget(self._heading)
        named.addWidget(self._held_note)
        self._top.addLayout(named, 1)
        self._top.addWidget(self._held, 3)
        self._top.addWidget(self.phone_button, 0, Qt.AlignmentFlag.AlignRight)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._top)
        for each in (self._rows, self._pays, self._note):
            self._column.addWidget(each)
        self._column.addWidget(self.way_on, 0, Qt.AlignmentFlag.AlignLeft)
        for button in (self.give_back, self.print_slip):
            self._held.add(button)
        self._column.addStretch(1)
        self.restyle()

    def render_body(self, body: TicketsBody) -> None:
        """Show the rows and the note below them."""
        show_text(self._heading, words.tickets_heading())
        self._rows.render_rows(body.rows)
        show_problem(self._note, body.note)
        show_text(self._pays, body.pays)
        self.phone_button.render_toggle(body.phone)
        hide(self.way_on, not body.alternative)
        self.way_on.say(f"{body.alternative}   {ALTERNATIVE_KEY}", body.alternative)
        self._render_held(body.held)

    @property
    def asked_now(self) -> QWidget:
        """The panel, or why what is chosen cannot be given."""
        return self if self._note.isHidden() else self._note

    def _render_held(self, held: HeldTickets) -> None:
        buttons = (
            (self.give_back, held.return_text, RETURN_KEY),
            (self.print_slip, held.print_text, held.print_key),
        )
        for button, text, key in buttons:
            hide(button, not text)
            if text:
                button.say(f"{text}   {key}", text)
        hide(self._held, not (held.return_text or held.print_text))
        self._pad()
        show_text(self._held_note, held.note)

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        self._held.set_gap(self.appearance.px(6))
        self._pad()

    def _pad(self) -> None:
        # Buttons bring air of their own, and the rows below them must not scroll.
        self.pad(self._column, 24, 14 if self._held.isHidden() else 6, 6)
