"""Slips and orders by phone in the real window: the ticket stands whatever the printer does."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from boxoffice.ui.desk.screen import HeldTickets, TicketsBody
from boxoffice.ui.today.screen import ActName, CountsPanel
from boxoffice.ui.window import Section
from tests.desk.desks import CommandDesk
from tests.journeys.hands import Hands
from tests.support.network import code
from tests.window.conftest import Opener

Key = Qt.Key


def _held(hands: Hands) -> HeldTickets:
    body = hands.screen.body
    return body.held if isinstance(body, TicketsBody) else HeldTickets()


def test_without_a_printer_the_row_says_so_and_the_ticket_is_given(
    opener: Opener, desk: CommandDesk
) -> None:
    opened = opener(desk)
    opened.at_tonight()
    hands = opened.hands
    hands.on(Section.DESK)
    opened.application.window.settings.chosen.emit("slip_when", "always")
    opened.application.window.settings.chosen.emit("slip_printer", "No such printer")
    QApplication.processEvents()
    hands.scan(code(1))
    hands.verdict("Valid")
    hands.enter()
    hands.given("1")
    hands.see("no slip", lambda: hands.screen.given[0].note.startswith("No slip: "))
    hands.press(Key.Key_F10)
    hands.see("no slip again", lambda: hands.screen.given[0].note.startswith("No slip: "))
    hands.type(code(2))
    hands.press(Key.Key_Return)
    hands.verdict("Valid")
    hands.press(Key.Key_F5)
    hands.enter()
    hands.given("1")
    assert hands.screen.given[0].note.startswith("By phone")
    hands.scan(code(2))
    assert hands.verdict("Has tickets").lines[0].startswith("Given by phone")
    hands.scan(code(1))
    hands.verdict("Has tickets")
    hands.press(Key.Key_F10)
    hands.see("no slip of the open card", lambda: _held(hands).note.startswith("No slip: "))
    QTest.keyClick(hands.window.desk.code_field.line, Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    hands.on(Section.TODAY)
    today = hands.window.today
    hands.see(
        "its counts",
        lambda: isinstance(getattr(today.screen_shown, "panel", None), CountsPanel),
    )
    today.counts.minus.emit("holder")
    today.counts.acts.button(ActName.CAME_BACK).click()
    hands.see("done", lambda: "came back" in today.hint.text.text())
    hands.window.open(Section.DESK)
    hands.verdict("Valid")
    opened.close()
    assert desk.rows()[-1]["kind"] == "void"
    desk_rows = [row for row in desk.rows() if row["kind"] == "issue"]
    assert [row["tickets"] for row in desk_rows] == [{"holder": 1}, {"holder": 1}]

    again = opener(desk)
    assert again.application.devices().slip_printer == "No such printer"
    assert again.application.devices().slip_when == "always"
