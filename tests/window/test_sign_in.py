"""Clerks at the window: signing in, changing, locking, and the rows that say who gave."""

import json
import shutil
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import update

from boxoffice.ui.desk.screen import FaceBody, RefusalBody, TicketsBody
from boxoffice.ui.reception import Reception
from boxoffice.ui.sign_in.view import SignInView
from boxoffice.ui.supervision.screen import SupervisorBody
from boxoffice.ui.today.screen import ActName, TodayScreen
from boxoffice.ui.window import Section
from sync.protocol.clerks import Clerk, ClerkRole, hash_pin
from sync.server.lists.publishing import publish_programmes
from sync.server.store import clerks, tables, venues
from tests.desk.desks import CommandDesk, enrolled_desk, served_centre
from tests.journeys import comparing
from tests.support.network import MUSEUM, VENUE, code
from tests.window.conftest import Opened, Opener, with_tonight

Key = Qt.Key
KIELO, ESIKKO = "402917", "118203"
NEW_CARD = code(990001)
REASONS = {"mistake": {"en": "Given by mistake before"}, "second": {"en": "Comes a second time"}}


@pytest.fixture(scope="module")
def staffed_original(tmp_path_factory: pytest.TempPathFactory) -> CommandDesk:
    """A desk of a venue with a clerk and a supervisor; its centre is gone since."""
    folder = tmp_path_factory.mktemp("staffed")
    known = (
        Clerk(name="Kielo", role=ClerkRole.CLERK, pin=hash_pin(KIELO)),
        Clerk(name="Esikko", role=ClerkRole.SUPERVISOR, pin=hash_pin(ESIKKO)),
    )
    with served_centre(folder) as running:
        with_tonight(running)
        with running.centre.store.write() as connection:
            for each in known:
                clerks.put_clerk(connection, VENUE, each)
            venues.add_events(
                connection, VENUE, [MUSEUM.model_copy(update={"id": "gallery", "children": False})]
            )
            connection.execute(
                update(tables.venues)
                .where(tables.venues.c.id == VENUE)
                .values(reasons=json.dumps(REASONS))
            )
        publish_programmes(running.centre)
        return enrolled_desk(folder, running)


@pytest.fixture
def staffed(tmp_path: Path, staffed_original: CommandDesk) -> CommandDesk:
    """A copy of that desk."""
    shutil.copytree(staffed_original.data, tmp_path / "staffed")
    return CommandDesk(tmp_path / "staffed", staffed_original.key_file)


@pytest.fixture
def locked(opener: Opener, staffed: CommandDesk) -> Opened:
    """The desk as it stands in the morning: it asks who is there."""
    opened = opener(staffed)
    opened.hands.on(Section.SIGN_IN)
    opened.hands.see("names", lambda: bool(opened.hands.window.sign_in.names.buttons))
    return opened


@pytest.fixture
def working(locked: Opened) -> Opened:
    """Kielo is signed in and has chosen tonight."""
    _sign_in(locked, "2", KIELO)
    locked.at_tonight()
    locked.hands.on(Section.DESK)
    return locked


def _sign_in(opened: Opened, number: str, pin: str) -> None:
    hands = opened.hands
    hands.type(number)
    hands.see("a PIN field", hands.window.sign_in.pin.line.hasFocus)
    hands.type(pin)
    hands.see("an open desk", lambda: not hands.window.locked)


def _says(view: SignInView, words: str) -> bool:
    return words in view.note.text()


def _reception(opened: Opened) -> Reception:
    session = opened.application.session
    assert session is not None
    return session.reception


def _clerk(opened: Opened) -> str:
    return opened.hands.screen.clerk.text


def test_nobody_is_asked_where_the_venue_has_no_clerks(opener: Opener, desk: CommandDesk) -> None:
    opened = opener(desk)
    opened.at_tonight()
    opened.hands.press(Key.Key_F11)
    _reception(opened).lock()
    assert not opened.hands.window.locked
    assert _clerk(opened) == "Lobby"
    assert Section.SIGN_IN not in opened.hands.window._pages


def test_the_desk_asks_for_the_clerk_then_for_the_event(locked: Opened) -> None:
    hands = locked.hands
    assert hands.window.rail.isHidden()
    assert list(hands.window.sign_in.names.buttons) == ["Esikko", "Kielo"]
    _sign_in(locked, "2", KIELO)
    hands.on(Section.EVENTS)
    assert not hands.window.rail.isHidden()
    hands.scan(code(1))
    hands.on(Section.EVENTS)
    locked.at_tonight()
    hands.verdict("Valid")
    assert _clerk(locked) == "Kielo"


def test_names_are_chosen_with_arrows_and_enter_too(locked: Opened) -> None:
    hands = locked.hands
    hands.press(Key.Key_Down)
    hands.press(Key.Key_Return)
    hands.see("a PIN field", hands.window.sign_in.pin.line.hasFocus)
    assert "Kielo" in hands.window.sign_in.pin.prompt.text()


def test_a_scan_at_the_locked_desk_checks_nothing(locked: Opened, staffed: CommandDesk) -> None:
    hands = locked.hands
    view = hands.window.sign_in
    for number in ("", "2"):
        hands.type(number)
        hands.scan(code(1))
        hands.see("a sentence", lambda: view.note.text().startswith("Sign in first"))
        hands.on(Section.SIGN_IN)
        assert view.pin.line.text() == ""
    hands.type(KIELO)
    hands.see("an open desk", lambda: not hands.window.locked)
    locked.at_tonight()
    assert hands.screen.verdict is None
    assert hands.screen.not_recorded == ()


def test_five_wrong_pins_slow_one_clerk_down_and_not_the_other(locked: Opened) -> None:
    hands = locked.hands
    view = hands.window.sign_in
    hands.type("2")
    for number in range(5):
        hands.see("an empty field", lambda: view.pin.line.isEnabled() and not view.pin.line.text())
        hands.type("000000")
        words = "Try again" if number < 4 else "30 s"
        hands.see(words, partial(_says, view, words))
    assert not view.pin.line.isEnabled()
    hands.press(Key.Key_Escape)
    _sign_in(locked, "1", ESIKKO)
    locked.at_tonight()
    assert _clerk(locked) == "Esikko"


def test_a_locked_desk_keeps_the_open_card(working: Opened, staffed: CommandDesk) -> None:
    hands = working.hands
    hands.scan(code(2))
    hands.verdict("Valid")
    hands.press(Key.Key_Plus)
    before = hands.screen
    QTest.keyClick(hands._target(), Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    hands.on(Section.SIGN_IN)
    assert hands.window.sign_in.pin.prompt.text().endswith("Kielo")
    hands.window.open(Section.TODAY)
    hands.on(Section.SIGN_IN)
    hands.window.open(Section.DESK)
    hands.type(KIELO)
    hands.on(Section.DESK)
    assert (hands.screen.verdict, hands.screen.body) == (before.verdict, before.body)
    hands.enter()
    hands.given("1 + 1")


def test_a_desk_that_nobody_uses_locks_itself(working: Opened) -> None:
    reception = _reception(working)
    reception.lock_if_idle(599)
    assert not reception.locked
    reception.lock_minutes = 0
    reception.lock_if_idle(100_000)
    assert not reception.locked
    reception.lock_minutes = 5
    reception.lock_if_idle(300)
    working.hands.on(Section.SIGN_IN)


def test_eight_keys_change_the_clerk_and_rows_say_who_gave(
    working: Opened, staffed: CommandDesk
) -> None:
    hands = working.hands
    hands.scan(code(3))
    hands.verdict("Valid")
    hands.enter()
    hands.given("1")
    hands.press(Key.Key_F11)
    hands.on(Section.SIGN_IN)
    # Who signed in last stands first; Esikko is the second.
    _sign_in(working, "2", ESIKKO)
    hands.on(Section.DESK)
    hands.see("the name", lambda: _clerk(working) == "Esikko")
    hands.scan(code(4))
    hands.verdict("Valid")
    hands.enter()
    hands.given("1")
    working.close()
    rows = comparing.desk_rows(staffed.data, staffed.key_file)
    assert [json.loads(row.body)["clerk"] for row in rows] == ["Kielo", "Esikko"]


def test_the_chip_changes_the_clerk_by_mouse(working: Opened) -> None:
    QTest.mouseClick(working.hands.window.desk.chips.clerk, Qt.MouseButton.LeftButton)
    working.hands.on(Section.SIGN_IN)
    assert working.hands.window.sign_in.pin.isHidden()


@pytest.fixture
def at_the_museum(locked: Opened) -> Opened:
    """Kielo is signed in at the museum, where a card may come once a day."""
    _sign_in(locked, "2", KIELO)
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
    assert _clerk(at_the_museum) == "Kielo"
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
    _sign_in(at_the_museum, "2", ESIKKO)
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


def test_the_settings_say_when_the_desk_locks_and_the_desk_remembers(
    working: Opened, opener: Opener, staffed: CommandDesk
) -> None:
    hands = working.hands
    assert _reception(working).lock_minutes == 10
    hands.window.open(Section.SETTINGS)
    hands.window.settings.chosen.emit("lock", "5")
    assert _reception(working).lock_minutes == 5
    hands.keep("settings-lock")
    working.close()
    again = opener(staffed)
    again.hands.on(Section.SIGN_IN)
    assert _reception(again).lock_minutes == 5
