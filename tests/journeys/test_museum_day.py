"""A museum's day at the counter: visits counted by the day, families, and the same cards again."""

from PySide6.QtCore import Qt

from tests.journeys.house import House

Key = Qt.Key


def test_a_museum_day_and_the_day_after(at_work: House) -> None:
    codes = at_work.codes(12)
    with at_work.desk() as clerk:
        clerk.choose("Exhibition")
        for number, code in enumerate(codes):
            children = number % 3
            counts = f"1 + {children}" if children else "1"
            clerk.give(code, *[Key.Key_Plus] * children, counts=counts)
        # Out for lunch and in again: once a day.
        clerk.refused(codes[0], "Has tickets")
        # Nothing is left of the day for a family that came with all its children.
        clerk.refused(codes[2], "Already used")
        # One that comes alone with an assistant.
        (extra,) = at_work.codes(13)[12:]
        clerk.give(extra, Key.Key_F4, counts="1 + assistant 1")
        clerk.all_sent()
        at_work.figures_agree(clerk)
    assert at_work.tickets() == {"holder": 13, "child": 12, "assistant": 1}
    first_day = len(at_work.rows())
    at_work.clock.move(days=1)
    with at_work.desk() as clerk:
        clerk.choose("Exhibition")
        # A new day, a new visit.
        for code in codes[:3]:
            clerk.give(code)
        clerk.all_sent()
    assert len(at_work.rows()) == first_day + 3
    assert at_work.agrees() == {"accepted": first_day + 3}
