"""Enrolment for courses at the start of a term: one course a year, and what the holder pays."""

from PySide6.QtCore import Qt

from boxoffice.ui.desk.screen import TicketsBody
from boxoffice.ui.window import Section
from tests.journeys.house import House

Key = Qt.Key


def test_course_places_of_a_year(at_work: House) -> None:
    codes = at_work.codes(8)
    with at_work.desk() as clerk:
        clerk.choose("Weaving")
        for code in codes[:6]:
            clerk.scan(code)
            clerk.verdict("Valid")
            body = clerk.screen.body
            assert isinstance(body, TicketsBody)
            assert "45" in body.pays
            # No children on a course: the key does nothing.
            clerk.press(Key.Key_Plus)
            clerk.enter()
            clerk.given("1")
        # The next course, and somebody who has a place already this year.
        clerk.choose("Pottery")
        clerk.refused(codes[0], "used")
        clerk.give(codes[6])
        # The last one thinks it over: undone in place, and somebody else gets the place.
        row = clerk.give(codes[7])
        clerk.go(Section.TODAY)
        today = clerk.window.today
        clerk.see("the rows", lambda: bool(today.screen_shown and today.screen_shown.rows.ids))
        clerk.press(Key.Key_Return)
        clerk.see("its row", lambda: bool(today.screen_shown and today.screen_shown.chosen))
        assert today.screen_shown is not None
        assert today.screen_shown.chosen == (row.row_id,)
        clerk.press(Key.Key_F7)
        clerk.see("it is undone", lambda: len(at_work.standing()) == 7)
        clerk.go(Section.DESK)
        # With its place given back the card may have another.
        clerk.give(codes[7])
        clerk.all_sent()
        at_work.figures_agree(clerk)
    assert at_work.tickets() == {"holder": 8}
    assert at_work.agrees() == {"accepted": len(at_work.rows())}
