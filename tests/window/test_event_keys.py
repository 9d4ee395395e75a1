"""Another event in two keys, in the real window."""

from PySide6.QtCore import Qt

from boxoffice.ui.event_choice.delegate import DIGIT, EVENT_ID
from boxoffice.ui.window import Section
from tests.desk.desks import CommandDesk
from tests.support.network import code
from tests.window.conftest import Opener

Key = Qt.Key


def test_f6_and_a_digit_change_the_event_and_a_digit_elsewhere_begins_a_card(
    opener: Opener, desk: CommandDesk
) -> None:
    opened = opener(desk)
    opened.at_tonight()
    hands = opened.hands
    hands.on(Section.DESK)
    hands.press(Key.Key_F6)
    hands.on(Section.EVENTS)
    view = hands.window.events
    items = [view.list.item(row) for row in range(view.list.count())]
    digit = next(each.data(DIGIT) for each in items if each.data(EVENT_ID) == "later")
    hands.see("the page at rest", lambda: view.settled)
    hands.type(digit)
    hands.on(Section.DESK)
    hands.see("the event", lambda: hands.screen.event.title == "Later")
    hands.type(digit)
    assert hands.window.desk.code_field.text == digit
    hands.press(Key.Key_Escape)
    hands.press(Key.Key_F6)
    hands.on(Section.EVENTS)
    hands.see("the page at rest", lambda: view.settled)
    hands.scan(code(1))
    hands.on(Section.DESK)
    hands.verdict("Valid")
    assert hands.screen.event.title == "Later"
