"""A festival counter without a network from Friday to Sunday, and what the centre says then."""

from collections import Counter
from datetime import date

from PySide6.QtCore import Qt

from boxoffice.ui.window import Section
from sync.server.registering import CardChange, block_card, register_cards
from tests.journeys.clerk import Clerk
from tests.journeys.house import House

Key = Qt.Key
NEW_CARD = "KK777777"


def _on_its_face(clerk: Clerk, code: str) -> None:
    """A card that the list lacks: today or later on it, then the tickets."""
    clerk.scan(code)
    clerk.verdict("Not on the list yet")
    clerk.enter()
    clerk.see("step two", lambda: clerk.screen.give is not None and clerk.screen.give.enabled)
    clerk.enter()
    clerk.given("1")


def _hand_out_and_withdraw(house: House, withdrawn: str) -> None:
    """Meanwhile, at the centre: a new card, and one that is not in use any more."""
    register_cards(house.centre, [CardChange(NEW_CARD, date(2027, 9, 1), child_allowance=1)])
    block_card(house.centre, withdrawn)


def test_offline_from_friday_to_sunday(at_work: House) -> None:
    codes = at_work.codes(40)
    at_work.go_offline()
    with at_work.desk() as clerk:
        clerk.choose("Tonight")
        for code in codes[:12]:
            clerk.give(code)
        _on_its_face(clerk, NEW_CARD)
        clerk.see("offline", lambda: clerk.screen.connection.text.startswith("Offline"))
        clerk.go(Section.SHIFT)
        clerk.see("the figures", lambda: clerk.window.shift.screen_shown is not None)
        shown = clerk.window.shift.screen_shown
        assert shown is not None
        assert shown.unsent.count == 13
    _hand_out_and_withdraw(at_work, codes[30])
    # Past five in the morning it is another day: the desk asks for the event before any card.
    at_work.clock.move(hours=27)
    with at_work.desk() as clerk:
        clerk.on(Section.EVENTS)
        clerk.choose("Second night")
        for code in codes[12:20]:
            clerk.give(code)
        # A card of yesterday has its tickets for yesterday's night, not for this one.
        clerk.give(codes[0])
        # What was withdrawn meanwhile is not known here.
        clerk.give(codes[30])
        # A restart in the middle: the event stays, a card that had tickets has them.
    with at_work.desk() as clerk:
        clerk.see("the event", lambda: clerk.screen.event.title == "Second night")
        clerk.refused(codes[12], "Has tickets")
        clerk.give(codes[20])
    # Sunday: the list is stale, and the cards on it are given all the same.
    at_work.clock.move(hours=24)
    with at_work.desk() as clerk:
        clerk.choose("Third night")
        for code in codes[21:26]:
            clerk.give(code)
        clerk.refused(at_work.codes(1, "blocked")[0], "not in use")
        assert len(at_work.rows()) == 29
        # The network is back.
        at_work.serve()
        clerk.go(Section.SYNC)
        clerk.click(clerk.window.sync.button)
        clerk.all_sent()
        clerk.see("online", lambda: clerk.screen.connection.text.startswith("Online"))
        outcomes = at_work.agrees()
        assert outcomes == Counter(accepted=28, accepted_stale=1)
        # The list that came knows the withdrawn card and the new one.
        clerk.see(
            "all judged", lambda: all(row.state.value != "waiting" for row in clerk.screen.given)
        )
        clerk.refused(codes[30], "not in use")
        clerk.give(NEW_CARD)
        clerk.all_sent()
    assert at_work.agrees() == Counter(accepted=29, accepted_stale=1)
