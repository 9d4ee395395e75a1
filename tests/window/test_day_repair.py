"""Undo, sold out and search on the Today page, in the real window."""

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from boxoffice.ui.today.screen import ActName, TodayScreen
from boxoffice.ui.today.view import TodayView
from boxoffice.ui.window import Section
from tests.desk.desks import CommandDesk
from tests.journeys.hands import Hands
from tests.support.network import code
from tests.window.conftest import Opened, Opener


class Supervisor:
    """Hands at the Today screen, by keyboard."""

    def __init__(self, opened: Opened) -> None:
        self.hands: Hands = opened.hands
        self.hands.window.open(Section.TODAY)
        self.see("the day", lambda: self.view.screen_shown is not None)

    def see(self, what: str, condition: object) -> None:
        self.hands.see(what, condition)  # type: ignore[arg-type]

    @property
    def view(self) -> TodayView:
        return self.hands.window.today

    @property
    def screen(self) -> TodayScreen:
        assert self.view.screen_shown is not None
        return self.view.screen_shown

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.view.focusWidget(), key)

    def hint(self, words: str) -> None:
        self.see(words, lambda: self.screen.hint is not None and words in self.screen.hint.text)


def _give(hands: Hands, numbers: range) -> None:
    """A queue: scan, Enter, next; the desk has recorded each when the next one comes."""
    for number in numbers:
        hands.scan(code(number))
        hands.verdict("Valid")
        hands.enter()
        hands.given("1")


def _standing(desk: CommandDesk) -> Counter[str]:
    rows = desk.rows()
    voided = {row["of"] for row in rows if row["kind"] == "void"}
    return Counter(
        row["event"] for row in rows if row["kind"] == "issue" and row["row"] not in voided
    )


def test_undo_correct_and_sold_out_at_the_counter(desk: CommandDesk, opener: Opener) -> None:
    opened = opener(desk)
    opened.at_tonight()
    _give(opened.hands, range(2))
    today = Supervisor(opened)
    today.see("both rows", lambda: len(today.screen.rows.ids) == 2)
    today.press(Qt.Key.Key_Return)
    today.see("a row chosen", lambda: len(today.screen.chosen) == 1)
    today.press(Qt.Key.Key_F7)
    today.hint("undone")
    assert len(_standing(desk)) == 1
    # The main screen heard of it.
    opened.hands.window.open(Section.DESK)
    opened.hands.see("the undone row", lambda: opened.hands.screen.given[0].can_undo is False)
    opened.hands.window.open(Section.TODAY)
    today.see("events", lambda: "tonight" in today.screen.events.ids)
    today.view.event_chosen.emit("tonight")
    today.view.event_acts.button(ActName.SOLD_OUT).click()
    today.hint("sold out")
    opened.hands.window.open(Section.DESK)
    opened.hands.scan(code(7))
    opened.hands.verdict("Sold out")
    assert opened.hands.screen.give is None


def test_a_scan_on_the_screen_fills_the_search_and_shows_no_code(
    desk: CommandDesk, opener: Opener
) -> None:
    opened = opener(desk)
    opened.at_tonight()
    _give(opened.hands, range(3))
    today = Supervisor(opened)
    today.see("the rows", lambda: len(today.screen.rows.ids) == 3)
    # By a scanner that is set up for another country's keyboard, which is put right.
    opened.hands.scan("KKààààà&")
    today.see("its row", lambda: len(today.screen.rows.ids) == 1)
    assert opened.hands.window.section is Section.TODAY
    assert today.view.search.text() == "card that was read"
