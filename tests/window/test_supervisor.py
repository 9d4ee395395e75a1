"""A supervisor in place, at a real desk: on a used card, by its face, where all is sold out."""

import json

import pytest
from PySide6.QtCore import Qt

from boxoffice.ui.desk.screen import FaceBody, RefusalBody, TicketsBody
from boxoffice.ui.supervision.screen import SupervisorBody
from boxoffice.ui.today.screen import ActName, TodayScreen
from boxoffice.ui.window import Section
from tests.desk.desks import CommandDesk
from tests.journeys import comparing
from tests.support.network import code
from tests.window.conftest import (
    ESIKKO,
    KIELO,
    Opened,
    clerk,
    sign_in,
)

Key = Qt.Key

NEW_CARD = code(990001)


@pytest.fixture
def at_the_museum(locked: Opened) -> Opened:
    """Kielo is signed in at the museum, where a card may come once a day."""
    sign_in(locked, "2", KIELO)
    hands = locked.hands
    hands.on(Section.EVENTS)
    hands.see("events", lambda: hands.window.events.list.count() > 0)
    hands.window.events.chosen.emit("gallery")
    hands.see("the event", lambda: hands.screen.event.chosen)
    hands.on(Section.DESK)
    return locked


def _used(opened: Opened, number: int) -> None:
    hands = opened.hands
    hands.scan(code(number))
    hands.verdict("Valid")
    hands.enter()
    hands.given("1")
    hands.type(code(number))
    hands.press(Key.Key_Return)
    hands.verdict("used")


def test_a_supervisor_gives_in_place_and_the_clerk_stays(
    at_the_museum: Opened, staffed: CommandDesk
) -> None:
    hands = at_the_museum.hands
    panel = hands.window.desk.refusal.supervisor
    _used(at_the_museum, 5)
    hands.press(Key.Key_F7)
    hands.see("a PIN field", panel.line.hasFocus)
    hands.keep("supervisor-pin")
    hands.type("000000")
    hands.see("a wrong PIN", lambda: "not the right PIN" in _asked(at_the_museum).note)
    hands.type(ESIKKO)
    hands.see("the reasons", lambda: len(_asked(at_the_museum).choices) == 2)
    hands.keep("supervisor-reason")
    hands.type("2")
    hands.see("an amber button", lambda: hands.screen.give is not None)
    assert hands.screen.give is not None
    assert hands.screen.give.tone == "caution"
    hands.keep("supervisor-gives")
    hands.enter()
    hands.given("1")
    assert clerk(at_the_museum) == "Kielo"
    hands.scan(code(5))
    hands.verdict("used")
    at_the_museum.close()
    rows = [json.loads(each.body) for each in comparing.desk_rows(staffed.data, staffed.key_file)]
    assert [(row["clerk"], row.get("approved_by"), row["reasons"]) for row in rows] == [
        ("Kielo", None, []),
        ("Kielo", "Esikko", ["second"]),
    ]


def test_esc_leads_back_to_the_card_and_a_scan_wins(at_the_museum: Opened) -> None:
    hands = at_the_museum.hands
    panel = hands.window.desk.refusal.supervisor
    _used(at_the_museum, 6)
    hands.press(Key.Key_F7)
    hands.see("a PIN field", panel.line.hasFocus)
    hands.type("11")
    hands.press(Key.Key_Escape)
    hands.see("the refusal", lambda: panel.isHidden() and hands.screen.verdict is not None)
    hands.press(Key.Key_F7)
    hands.see("an empty PIN field", lambda: panel.line.hasFocus() and not panel.line.text())
    hands.scan(code(7))
    hands.verdict("Valid")
    assert not panel.isVisible()
    hands.see("the code field", hands.window.desk.code_field.line.hasFocus)
    assert panel.line.text() == ""
    hands.enter()
    hands.given("1")


def test_a_supervisor_at_the_desk_is_asked_for_the_reason_alone(
    at_the_museum: Opened,
) -> None:
    hands = at_the_museum.hands
    hands.press(Key.Key_F11)
    hands.on(Section.SIGN_IN)
    sign_in(at_the_museum, "2", ESIKKO)
    hands.on(Section.DESK)
    _used(at_the_museum, 8)
    hands.press(Key.Key_F7)
    hands.see("the reasons", lambda: len(_asked(at_the_museum).choices) == 2)
    hands.type("1")
    hands.see("an amber button", lambda: hands.screen.give is not None)
    hands.enter()
    hands.given("1")


def _answer(opened: Opened, reason: str) -> None:
    """F7, then Esikko's PIN and a reason."""
    hands = opened.hands
    hands.press(Key.Key_F7)
    hands.see("a PIN field", hands.window.desk.refusal.supervisor.line.hasFocus)
    hands.type(ESIKKO)
    hands.see("the reasons", lambda: len(_asked(opened).choices) == 2)
    hands.type(reason)


def _rows(opened: Opened, desk: CommandDesk) -> list[dict[str, object]]:
    """The issues of a desk that closes now."""
    opened.close()
    rows = [json.loads(each.body) for each in comparing.desk_rows(desk.data, desk.key_file)]
    return [row for row in rows if row["kind"] == "issue"]


def _by_face(opened: Opened, children: int) -> None:
    """Read the face: the day is ahead, and so many children; then give."""
    hands = opened.hands
    hands.see("the day on the card", lambda: isinstance(hands.screen.body, FaceBody))
    hands.enter()
    hands.see("the children", lambda: getattr(hands.screen.body, "step", 0) == 2)
    for _ in range(children):
        hands.press(Key.Key_Plus)
    assert hands.screen.give is not None
    assert hands.screen.give.tone == "caution"
    hands.keep("supervisor-by-face")
    hands.enter()


def test_a_supervisor_gives_on_a_used_card_by_its_face(
    at_the_museum: Opened, staffed: CommandDesk
) -> None:
    """A card that the list lacks came before: its face is read once more, step by step."""
    hands = at_the_museum.hands
    hands.scan(NEW_CARD)
    hands.verdict("Not on the list yet")
    _by_face(at_the_museum, 0)
    hands.given("1")
    hands.scan(NEW_CARD)
    hands.verdict("used")
    _answer(at_the_museum, "2")
    _by_face(at_the_museum, 0)
    hands.given("1")
    first, second = _rows(at_the_museum, staffed)
    assert (first.get("approved_by"), second["approved_by"]) == (None, "Esikko")
    assert (second["verdict"], second["reasons"]) == ("used", ["second"])
    assert second["provisional"] == first["provisional"] is not None


def _today(opened: Opened) -> TodayScreen:
    shown = opened.hands.window.today.screen_shown
    assert shown is not None
    return shown


def _sell_out(opened: Opened) -> None:
    """Mark tonight's performance on Today, then go back to the desk."""
    hands = opened.hands
    hands.window.open(Section.TODAY)
    view = hands.window.today
    hands.see("the day", lambda: view.screen_shown is not None)
    hands.see("the events", lambda: "tonight" in _today(opened).events.ids)
    view.event_chosen.emit("tonight")
    view.event_acts.button(ActName.SOLD_OUT).click()
    hands.see("the mark", lambda: "sold out" in getattr(_today(opened).hint, "text", ""))
    hands.window.open(Section.DESK)


def test_a_supervisor_gives_where_all_is_sold_out(working: Opened, staffed: CommandDesk) -> None:
    hands = working.hands
    _sell_out(working)
    hands.scan(code(5))
    hands.verdict("Sold out")
    hands.keep("supervisor-sold-out")
    hands.press(Key.Key_Plus)
    hands.enter()
    assert hands.screen.give is None
    _answer(working, "1")
    hands.see("an amber button", lambda: hands.screen.give is not None)
    hands.enter()
    hands.given("1")
    # Who has tickets is let in; more are for a supervisor, and a press of + alone adds none.
    hands.scan(code(5))
    hands.verdict("Has tickets")
    hands.press(Key.Key_Plus)
    assert isinstance(hands.screen.body, TicketsBody)
    assert (hands.screen.body.rows, hands.screen.body.alternative) == ((), "A supervisor gives")
    hands.keep("supervisor-lets-in")
    _answer(working, "2")
    hands.see("the rows", lambda: bool(getattr(hands.screen.body, "rows", ())))
    hands.press(Key.Key_Plus)
    hands.enter()
    hands.given("children 1")
    hands.scan(NEW_CARD)
    hands.verdict("Sold out")
    _answer(working, "1")
    _by_face(working, 1)
    hands.given("1 + 1")
    rows = _rows(working, staffed)
    assert [(row["verdict"], row["approved_by"], row["reasons"]) for row in rows] == [
        ("no_quota", "Esikko", ["mistake"]),
        ("has_tickets", "Esikko", ["second"]),
        ("no_quota", "Esikko", ["mistake"]),
    ]
    assert [row.get("provisional") is not None for row in rows] == [False, False, True]


def _asked(opened: Opened) -> SupervisorBody:
    body = opened.hands.screen.body
    asked = body.supervisor if isinstance(body, RefusalBody) else None
    return asked or SupervisorBody("", "")
