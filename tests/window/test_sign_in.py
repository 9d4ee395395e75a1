"""Clerks at the window: signing in, changing, locking, and the rows that say who gave."""

import json
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from boxoffice.store.clerks import pin_hash, put_clerks
from boxoffice.ui.sign_in.view import SignInView
from boxoffice.ui.window import Section
from sync.protocol.clerks import Clerk, ClerkRole
from tests.desk.desks import CommandDesk
from tests.journeys import comparing
from tests.support.network import code
from tests.window.conftest import (
    ESIKKO,
    KIELO,
    Opened,
    Opener,
    clerk,
    reception_of,
    sign_in,
)

Key = Qt.Key


def _says(view: SignInView, words: str) -> bool:
    return words in view.note.text()


def test_nobody_is_asked_where_the_venue_has_no_clerks(opener: Opener, desk: CommandDesk) -> None:
    opened = opener(desk)
    opened.at_tonight()
    opened.hands.press(Key.Key_F11)
    reception_of(opened).lock()
    assert not opened.hands.window.locked
    assert clerk(opened) == "Lobby"
    assert Section.SIGN_IN not in opened.hands.window._pages


def test_the_desk_asks_for_the_clerk_then_for_the_event(locked: Opened) -> None:
    hands = locked.hands
    assert hands.window.rail.isHidden()
    assert list(hands.window.sign_in.names.buttons) == ["Esikko", "Kielo"]
    sign_in(locked, "2", KIELO)
    hands.on(Section.EVENTS)
    assert not hands.window.rail.isHidden()
    hands.scan(code(1))
    hands.on(Section.EVENTS)
    locked.at_tonight()
    hands.verdict("Valid")
    assert clerk(locked) == "Kielo"


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
    sign_in(locked, "1", ESIKKO)
    locked.at_tonight()
    assert clerk(locked) == "Esikko"


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
    reception = reception_of(working)
    reception.lock_if_idle(599)
    assert not reception.locked
    reception.lock_minutes = 0
    reception.lock_if_idle(100_000)
    assert not reception.locked
    reception.lock_minutes = 5
    reception.lock_if_idle(300)
    working.hands.on(Section.SIGN_IN)


def test_who_may_do_something_else_from_now_on_signs_in_anew(working: Opened) -> None:
    reception = reception_of(working)
    with reception._desk.store.read() as view:
        hashed = pin_hash(view, "Kielo") or ""
    with reception._desk.store.write() as transaction:
        put_clerks(transaction, [Clerk(name="Kielo", role=ClerkRole.SUPERVISOR, pin=hashed)])
    reception.round_ended()
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
    sign_in(working, "2", ESIKKO)
    hands.on(Section.DESK)
    hands.see("the name", lambda: clerk(working) == "Esikko")
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


def test_the_settings_say_when_the_desk_locks_and_the_desk_remembers(
    working: Opened, opener: Opener, staffed: CommandDesk
) -> None:
    hands = working.hands
    assert reception_of(working).lock_minutes == 10
    hands.window.open(Section.SETTINGS)
    hands.window.settings.chosen.emit("lock", "5")
    assert reception_of(working).lock_minutes == 5
    hands.keep("settings-lock")
    working.close()
    again = opener(staffed)
    again.hands.on(Section.SIGN_IN)
    assert reception_of(again).lock_minutes == 5
