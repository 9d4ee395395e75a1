"""Somebody tries codes at the window: told in the inbox, while the next customer is served."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from boxoffice.domain.unknown_cards import MANY
from boxoffice.ui.window import Section
from tests.desk.desks import CommandDesk
from tests.support.network import code
from tests.window.conftest import Opened, Opener

Key = Qt.Key
TITLE = "Many unknown cards were looked up"


@pytest.fixture
def opened(opener: Opener, desk: CommandDesk) -> Opened:
    """The desk at tonight's performance, its centre out of reach."""
    made = opener(desk)
    made.at_tonight()
    made.hands.on(Section.DESK)
    return made


def test_many_unknown_codes_stand_in_the_inbox(opened: Opened, desk: CommandDesk) -> None:
    hands = opened.hands
    for number in range(MANY - 1):
        hands.scan(code(800_000 + number))
        hands.verdict("Not on the list yet")
    hands.scan(code(800_000 + MANY - 2))
    hands.verdict("Not on the list yet")
    hands.scan(code(1))
    hands.verdict("Valid")
    assert not hands.window.sync.inbox.lines, "the same card again is no other"
    hands.type(code(799_999))
    hands.press(Key.Key_Return)
    hands.verdict("Not on the list yet")
    hands.scan(code(2))
    hands.verdict("Valid")
    hands.enter()
    hands.given("1")
    lines = hands.window.sync.inbox.lines
    hands.see("the line", lambda: bool(lines) and lines[0].title.text() == TITLE)
    assert f"{MANY} unknown cards" in lines[0].detail.text()
    hands.window.open(Section.SYNC)
    hands.on(Section.SYNC)
    QTest.mouseClick(lines[0].button, Qt.MouseButton.LeftButton)
    hands.see("no line any more", lambda: not lines[0].isVisible())
    opened.close()
    rows = desk.rows()
    assert [row["kind"] for row in rows] == ["unknown_cards", "issue"]
    assert not any(code(799_999) in str(row) for row in rows)
