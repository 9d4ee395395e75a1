"""The table of what each key does, without Qt."""

import pytest

from boxoffice.ui.keys import SETTLE_MS, Action, Focus, Key, Named, Place, Situation, decide

IDLE = Situation()
OPEN = Situation(card_open=True, settled=True, verdict_age_ms=SETTLE_MS)
FRESH = Situation(card_open=True, settled=True, verdict_age_ms=SETTLE_MS - 1)
EDITED = Situation(card_open=True, settled=False, verdict_age_ms=5000)
DAY = Situation(card_open=True, settled=True, verdict_age_ms=5000, focus=Focus.DAY)
BUTTON = Situation(card_open=True, settled=True, verdict_age_ms=5000, focus=Focus.BUTTON)


def char(text: str) -> Key:
    return Key(text=text)


ENTER = Key(Named.ENTER, "\r")


@pytest.mark.parametrize(
    ("key", "now", "action"),
    [
        (char("e"), IDLE, Action.TYPE),
        (char("7"), IDLE, Action.TYPE),
        (char("-"), IDLE, Action.TYPE),
        (char("å"), BUTTON, Action.NEXT_CARD),
        (char("e"), OPEN, Action.NEXT_CARD),
        (char("7"), OPEN, Action.NEXT_CARD),
        (char("7"), EDITED, Action.TYPE),
        (char("+"), OPEN, Action.PLUS),
        (char("-"), OPEN, Action.MINUS),
        (char("−"), OPEN, Action.MINUS),
        (char("7"), DAY, Action.DAY_TYPE),
        (char("."), DAY, Action.DAY_TYPE),
        (char("e"), DAY, Action.NEXT_CARD),
        (char(" "), BUTTON, Action.PRESS),
        (char(" "), OPEN, Action.SWALLOW),
        (ENTER, IDLE, Action.SUBMIT),
        (ENTER, OPEN, Action.GIVE),
        (ENTER, FRESH, Action.SWALLOW),
        (ENTER, EDITED, Action.SUBMIT),
        (ENTER, DAY, Action.DAY_ENTER),
        (ENTER, BUTTON, Action.PRESS),
        (Key(Named.ENTER, "\r", repeated=True), OPEN, Action.SWALLOW),
        (Key(Named.ESCAPE, "\x1b"), OPEN, Action.DISMISS),
        (Key(Named.ESCAPE, "\x1b"), IDLE, Action.CLEAR),
        (Key(Named.F4), OPEN, Action.ASSISTANT),
        (Key(Named.F4, shift=True), OPEN, Action.ASSISTANT_LESS),
        (Key(Named.F4), IDLE, Action.SWALLOW),
        (Key(Named.F3), IDLE, Action.PHOTO),
        (Key(Named.F6), OPEN, Action.EVENTS),
        (Key(Named.F7), OPEN, Action.ALTERNATIVE),
        (Key(Named.F8), IDLE, Action.STRIP_GIVE),
        (Key(Named.F8, repeated=True), IDLE, Action.SWALLOW),
        (Key(Named.F9), OPEN, Action.CUSTOMER),
        (Key(Named.BACKSPACE, "\b"), IDLE, Action.PASS),
        (Key(Named.BACKSPACE, "\b"), BUTTON, Action.ERASE),
        (Key(Named.TAB, "\t"), OPEN, Action.PASS),
        (Key(text="v", ctrl=True), IDLE, Action.PASTE),
        (Key(text="c", ctrl=True), OPEN, Action.PASS),
        (char("e"), Situation(place=Place.ELSEWHERE), Action.PASS),
        (ENTER, Situation(place=Place.OWN_FIELD), Action.PASS),
        (char("e"), Situation(place=Place.CAPTURES), Action.PASS),
    ],
)
def test_decide(key: Key, now: Situation, action: Action) -> None:
    assert decide(key, now) is action


def test_what_the_desk_left_in_the_field_is_no_part_of_the_next_card() -> None:
    given = Situation(settled=True)
    assert decide(Key(text="E"), given) is Action.NEXT_CARD
    assert decide(Key(named=Named.ENTER), given) is Action.SWALLOW
    typing = Situation(settled=False)
    assert decide(Key(text="S"), typing) is Action.TYPE
    assert decide(Key(named=Named.ENTER), typing) is Action.SUBMIT
