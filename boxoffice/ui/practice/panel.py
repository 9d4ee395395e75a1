"""The guide's panel: who stands at the counter, what to try, and five buttons with their keys."""

from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from boxoffice.ui import practice_words as say
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.buttons import Button
from boxoffice.ui.flow import FlowBox
from boxoffice.ui.practice.guide import CUSTOMERS, Advice, GuideScreen
from boxoffice.ui.practice.sheet import grouped, printed_day
from boxoffice.ui.styling import IconLabel, Panel, announce, hide, label, show_text

KEYS: Final = {
    "skip": "F12",
    "again": "Shift+F12",
    "print": "Ctrl+P",
    "save": "Ctrl+S",
    "leave": "Ctrl+Q",
}
"""What the keys of the desk leave free."""


class GuidePanel(Panel):
    """Paints a `GuideScreen`; `pressed` carries the name of a button."""

    pressed = Signal(str)

    def __init__(self, appearance: Appearance, today: date, *, staffed: bool = False) -> None:
        """An empty panel; `today` dates the cards. A `staffed` practice says who signs in."""
        super().__init__(appearance, "card")
        self._today = today
        self.staffed = staffed
        self._shown = GuideScreen(0, None)
        self._said = ""
        self._sign = IconLabel(appearance, 28)
        self.count = label("section")
        self.who = label("body", wrap=True)
        self.advice = label("strong", wrap=True)
        self.names = label("hint", wrap=True)
        self.note = label("hint", wrap=True)
        self.note.setHidden(True)
        # Low ones: with large text three rows of them would push the code field out of sight.
        self.buttons = {name: Button("low") for name in KEYS}
        self._flow = FlowBox()
        for name, button in self.buttons.items():
            button.clicked.connect(lambda _on=False, name=name: self.pressed.emit(name))
            self._flow.add(button)
        top = Qt.AlignmentFlag.AlignTop
        # Beside each other: the desk below is short of room.
        self._head = QHBoxLayout()
        self._head.addWidget(self.who, 1, top)
        self._head.addWidget(self.count, 0, top)
        self._words = QVBoxLayout()
        self._words.addLayout(self._head)
        for each in (self.advice, self.names, self.note, self._flow):
            self._words.addWidget(each)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._sign, 0, top)
        self._row.addLayout(self._words, 1)
        self.restyle()

    def render_screen(self, screen: GuideScreen) -> None:
        """Show who stands there and what to try; a screen reader hears what is new."""
        self._shown = screen
        customer = screen.customer
        card = customer.card if customer else None
        head = say.count(screen.number, len(CUSTOMERS)) if customer else ""
        if screen.praise:
            head = f"{say.praise()} {head}".strip()
        show_text(self.count, head)
        who = say.customer(card.name, printed_day(card, self._today)) if card else ""
        # The names to choose from need the room that large text would take from them.
        signing_in = screen.advice is Advice.SIGN_IN
        show_text(self.who, "" if signing_in else who or say.all_served())
        show_text(self.advice, self._advice(screen))
        show_text(self.names, say.names() if self.staffed else "")
        self._sign.show_icon(
            "done" if screen.praise else "customer", "go" if screen.praise else "text"
        )
        for name, button in self.buttons.items():
            beside = signing_in or (name == "skip" and customer is None)
            hide(button, beside and name != "leave")
            button.say(f"{say.act(name)}  {KEYS[name]}", say.act(name))
        said = " ".join(filter(None, (head, self.who.text(), self.advice.text())))
        if said != self._said:
            self._said = said
            announce(self, said)

    def told(self, text: str) -> None:
        """What became of the sheet of cards."""
        show_text(self.note, text)
        announce(self, text)

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        self.pad(self._row, 14, 3, 12)
        self._head.setSpacing(self.appearance.px(12))
        self._words.setSpacing(self.appearance.px(2))
        self._flow.set_gap(self.appearance.px(6))
        self._sign.restyle()

    @staticmethod
    def _advice(screen: GuideScreen) -> str:
        customer = screen.customer
        if customer is None or screen.advice is None:
            return ""
        code = grouped(customer.card)
        match screen.advice:
            case Advice.SIGN_IN:
                return say.sign_in()
            case Advice.SHOW:
                return say.show_card(code)
            case Advice.OPEN:
                return say.serve(customer.card.name)
            case _:
                return say.advice(screen.advice, code)
