"""The wrong event for twenty minutes, and its repair in one act."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt

from boxoffice.ui.today.screen import ActName, MovePanel
from boxoffice.ui.window import Section
from tests.journeys.house import House

Key = Qt.Key
RIGHT_BEFORE, WRONG, MINUTES = 4, 40, 20


@pytest.mark.slow
def test_all_rows_since_the_first_wrong_one_are_moved(at_work: House) -> None:
    total = RIGHT_BEFORE + WRONG
    codes = at_work.codes(total)
    with at_work.desk() as clerk:
        clerk.choose("Tonight")
        for code in codes:
            clerk.give(code)
            at_work.clock.move(minutes=MINUTES / WRONG)
        clerk.go(Section.TODAY)
        view = clerk.window.today
        clerk.today_shows(total)
        # The first wrong row is found by reading its card, and stays chosen among all of them.
        clerk.scan(codes[RIGHT_BEFORE])
        clerk.see("one row", lambda: view.row_model.rowCount() == 1)
        wrong = view.row_model.row_id(0)
        clerk.press(Key.Key_Escape)
        clerk.see("all rows again", lambda: view.row_model.rowCount() == total)
        clerk.see("it is chosen", lambda: view.screen_shown.chosen == (wrong,))  # type: ignore[union-attr]
        clerk.press(Key.Key_F5)
        clerk.see("the move", lambda: isinstance(view.screen_shown.panel, MovePanel))  # type: ignore[union-attr]
        panel = view.move_panel
        clerk.see("the events", panel.events.hasFocus)
        later = panel.events.findText("Later", Qt.MatchFlag.MatchStartsWith)
        for _ in range(abs(later - panel.events.currentIndex())):
            clerk.press(Key.Key_Down if later > panel.events.currentIndex() else Key.Key_Up)
        clerk.see("the other event", lambda: panel.events.currentIndex() == later)
        button = panel.acts.button(ActName.MOVE_NOW)
        clerk.see("what is moved", button.isEnabled)
        clerk.click(button)
        clerk.see("the end", lambda: len(at_work.rows()) == total + 2 * WRONG)
        at_work.figures_agree(clerk)
        clerk.all_sent()
    assert Counter(row["event"] for row in at_work.standing()) == {
        "tonight": RIGHT_BEFORE,
        "later": WRONG,
    }
    # The centre judges each pair as one, and finds nothing.
    assert at_work.agrees() == {"accepted": total + 2 * WRONG}
