"""Two hundred cards in a queue before a performance, families and refusals among them."""

import pytest
from PySide6.QtCore import Qt

from tests.journeys.house import House

Key = Qt.Key
CARDS, FAMILY_EVERY, TYPED_EVERY = 200, 10, 50


@pytest.mark.slow
def test_two_hundred_cards_in_a_queue(at_work: House) -> None:
    codes = at_work.codes(CARDS)
    (blocked,), (expired,) = at_work.codes(1, "blocked"), at_work.codes(1, "expired")
    with at_work.desk() as clerk:
        clerk.choose("Tonight")
        for number, code in enumerate(codes):
            before = clerk.actions
            if number % FAMILY_EVERY == 0:
                clerk.give(code, Key.Key_Plus, Key.Key_Plus, counts="1 + 2")
            elif number % TYPED_EVERY == 1:
                clerk.write(code)
                clerk.press(Key.Key_Return)
                clerk.verdict("Valid")
                clerk.enter()
                clerk.given("1")
                assert clerk.actions - before == 3
            else:
                clerk.give(code)
                # A valid card that is scanned: the scan, and Enter.
                assert clerk.actions - before == 2
        clerk.refused(blocked, "not in use")
        clerk.refused(expired, "past")
        # One comes back: it has its tickets.
        clerk.refused(codes[3], "Has tickets")
        clerk.all_sent()
        assert at_work.tickets() == {"holder": CARDS, "child": 2 * CARDS // FAMILY_EVERY}
        at_work.figures_agree(clerk)
        assert at_work.agrees() == {"accepted": CARDS}
