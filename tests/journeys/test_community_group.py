"""A group with a community card, found by a photo of the card, and its second visit."""

import segno
from PySide6.QtCore import Qt

from tests.journeys.house import House

Key = Qt.Key


def test_workers_and_the_children_of_a_group(at_work: House) -> None:
    card, other = at_work.codes(2, "community")
    picture = at_work.folder / "card.png"
    segno.make(card).save(str(picture), scale=8, border=4)
    with at_work.desk() as clerk:
        clerk.choose("Tonight")
        clerk.drop(picture)
        clerk.verdict("group")
        for _ in range(9):
            clerk.press(Key.Key_Plus)
        clerk.press(Key.Key_Minus)
        clerk.enter()
        clerk.given("group 1 + 8")
        # A wrong key in the middle of another group's card takes nothing and gives nothing.
        clerk.scan(other)
        clerk.verdict("group")
        clerk.press(Key.Key_Escape)
        clerk.see("no card", lambda: clerk.screen.verdict is None)
        # Two more children arrive: the same card again.
        clerk.give(other, *[Key.Key_Plus] * 2, counts="group 1 + 2", title="group")
        clerk.give(at_work.codes(1)[0])
        clerk.all_sent()
        at_work.figures_agree(clerk)
    assert at_work.tickets() == {"worker": 2, "group_child": 10, "holder": 1}
    assert at_work.agrees() == {"accepted": 3}
