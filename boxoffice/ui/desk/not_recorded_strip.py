"""The strip of cards that were shown but neither given tickets nor dismissed."""

from time import monotonic
from typing import Final

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from boxoffice.ui import control_words
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.buttons import Button
from boxoffice.ui.desk.screen import NotRecorded
from boxoffice.ui.styling import IconLabel, Panel, hide, label

GIVE_KEY = "F8"
_TWICE_SECONDS: Final = 0.4
"""A second click or key within this time is still for the card that went, not for the next."""


class _Line(Panel):
    """One card of the strip; F8 answers the first."""

    give = Signal(str)
    not_given = Signal(str)

    def __init__(self, appearance: Appearance, first: bool) -> None:
        super().__init__(appearance, "strip")
        self._card_id = ""
        self._replaced_at = 0.0
        self._first = first
        self._icon = IconLabel(appearance, 20)
        self._text = label("stripText", wrap=True)
        self._give = Button("plain")
        self._not_given = Button("plain")
        self._give.clicked.connect(lambda: self.answer(self.give))
        self._not_given.clicked.connect(lambda: self.answer(self.not_given))
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._give)
        self._row.addWidget(self._not_given)
        self.restyle()

    @property
    def settled(self) -> bool:
        return monotonic() - self._replaced_at >= _TWICE_SECONDS

    def answer(self, signal: SignalInstance) -> None:
        if self.settled:
            signal.emit(self._card_id)

    def empty(self) -> None:
        self._card_id = ""
        hide(self, True)

    def render_card(self, card: NotRecorded) -> None:
        if self._card_id not in {"", card.card_id}:
            self._replaced_at = monotonic()
        self._card_id = card.card_id
        self._text.setText(card.text)
        self._icon.show_icon("attention", "caution")
        hide(self._give, not card.give_text)
        key = f"   {GIVE_KEY}" if self._first else ""
        self._give.say(card.give_text + key, control_words.row_action(card.give_text, card.text))
        self._not_given.say(
            card.not_given_text,
            control_words.row_action(card.not_given_text, card.text),
        )

    def restyle(self) -> None:
        self.pad(self._row, 16, 7, 10)
        self._icon.restyle()


class NotRecordedStrip(Panel):
    """All cards that wait for an answer; two have lines, the rest follow as they are answered."""

    give = Signal(str)
    not_given = Signal(str)

    def __init__(self, appearance: Appearance) -> None:
        """An empty, hidden strip."""
        super().__init__(appearance, "strips")
        self._shown: tuple[NotRecorded, ...] = ()
        self._lines = [_Line(appearance, first=index == 0) for index in range(2)]
        self._column = QVBoxLayout(self)
        for line in self._lines:
            line.give.connect(self.give)
            line.not_given.connect(self.not_given)
            self._column.addWidget(line)
        hide(self, True)
        self.restyle()

    @property
    def first(self) -> str:
        """The id of the card that F8 gives, or an empty text."""
        gives = self._shown and self._shown[0].give_text and self._lines[0].settled
        return self._shown[0].card_id if gives else ""

    def render_cards(self, cards: tuple[NotRecorded, ...]) -> None:
        """Show the cards, oldest first."""
        self._shown = cards
        for index, line in enumerate(self._lines):
            if index < len(cards):
                line.render_card(cards[index])
                hide(line, False)
            else:
                line.empty()
        hide(self, not cards)

    def restyle(self) -> None:
        """Take the sizes of the present appearance."""
        self.pad(self._column, 0, 0, 6)
