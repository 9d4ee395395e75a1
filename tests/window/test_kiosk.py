"""Kiosk mode and clerks for one event in the real window, by keys."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from boxoffice.ui.window import Section
from sync.protocol.clerks import Clerk, ClerkRole, hash_pin
from sync.server.lists.publishing import publish_programmes
from sync.server.store import clerks
from tests.desk.desks import CommandDesk, enrolled_desk, served_centre
from tests.support.network import VENUE, code
from tests.window.conftest import Opened, Opener, with_tonight

Key = Qt.Key
KIELO, ESIKKO, LUMI = "402917", "118203", "663901"


@pytest.fixture(scope="module")
def staffed_original(tmp_path_factory: pytest.TempPathFactory) -> CommandDesk:
    """A desk of a venue with a clerk and a supervisor; its centre is gone since."""
    folder = tmp_path_factory.mktemp("kiosk")
    known = (
        Clerk(name="Kielo", role=ClerkRole.CLERK, pin=hash_pin(KIELO)),
        Clerk(name="Esikko", role=ClerkRole.SUPERVISOR, pin=hash_pin(ESIKKO)),
    )
    with served_centre(folder) as running:
        with_tonight(running)
        with running.centre.store.write() as connection:
            for each in known:
                clerks.put_clerk(connection, VENUE, each)
        publish_programmes(running.centre)
        return enrolled_desk(folder, running)


@pytest.fixture
def staffed(tmp_path: Path, staffed_original: CommandDesk) -> CommandDesk:
    """A copy of that desk."""
    shutil.copytree(staffed_original.data, tmp_path / "kiosk")
    return CommandDesk(tmp_path / "kiosk", staffed_original.key_file)


@pytest.fixture
def locked(opener: Opener, staffed: CommandDesk) -> Opened:
    """The desk as it stands in the morning: it asks who is there."""
    return _in_the_morning(opener(staffed))


@pytest.fixture
def working(locked: Opened) -> Opened:
    """Kielo is signed in and has chosen tonight."""
    _sign_in(locked, "Kielo", KIELO)
    locked.at_tonight()
    locked.hands.on(Section.DESK)
    return locked


def _in_the_morning(opened: Opened) -> Opened:
    opened.hands.on(Section.SIGN_IN)
    opened.hands.see("names", lambda: bool(opened.hands.window.sign_in.names.buttons))
    return opened


def _sign_in(opened: Opened, name: str, pin: str) -> None:
    view = opened.hands.window.sign_in
    view.chosen.emit(name)
    opened.hands.see("the PIN field", view.pin.line.hasFocus)
    opened.hands.type(pin)


def _kiosk(opened: Opened) -> None:
    opened.application.window.settings.chosen.emit("kiosk", "on")
    assert opened.application.window.isFullScreen()


def _supervisor(opened: Opened, pin: str = ESIKKO) -> None:
    """A supervisor's PIN on the page in front."""
    line = opened.hands.window.front.supervisor.line
    opened.hands.on(Section.FRONT)
    opened.hands.see("the supervisor's field", line.hasFocus)
    opened.hands.type(pin)


def _add(opened: Opened, name: str, pin: str, again: str) -> None:
    form = opened.hands.window.front.form
    opened.hands.see("the form", lambda: form.name.hasFocus() and form.events.count() > 0)
    form.events.setCurrentIndex(form.events.findData("tonight"))
    opened.hands.type(name)
    opened.hands.press(Key.Key_Return)
    opened.hands.type(pin)
    opened.hands.press(Key.Key_Return)
    opened.hands.type(again)
    opened.hands.press(Key.Key_Return)


def test_a_supervisor_adds_a_clerk_at_the_locked_desk(locked: Opened) -> None:
    hands, window = locked.hands, locked.hands.window
    QTest.mouseClick(window.sign_in.add_clerk, Qt.MouseButton.LeftButton)
    _supervisor(locked, "000000")
    hands.see("the refusal", lambda: window.front.supervisor.line.text() == "")
    _supervisor(locked)
    _add(locked, "  Lumi ", LUMI, "663902")
    note = window.front.note
    hands.see("two PINs", lambda: note.text() == "The two PINs are not the same. Type both again.")
    form = window.front.form
    assert (form.name.text().strip(), form.pin.text(), form.again.text()) == ("Lumi", "", "")
    assert form.pin.hasFocus()
    hands.type(LUMI)
    hands.press(Key.Key_Return)
    hands.type(LUMI)
    hands.press(Key.Key_Return)
    hands.see("that it is done", lambda: "Lumi can sign in" in window.front.text.text())
    assert window.locked
    hands.press(Key.Key_Return)
    hands.on(Section.SIGN_IN)
    hands.see("the new name", lambda: "Lumi" in window.sign_in.names.buttons)
    _sign_in(locked, "Lumi", LUMI)
    locked.at_tonight()
    hands.see("who is here", lambda: hands.screen.clerk.text == "Lumi")


def test_a_taken_name_is_said_and_esc_leads_back_to_the_lock(locked: Opened) -> None:
    hands, window = locked.hands, locked.hands.window
    QTest.mouseClick(window.sign_in.add_clerk, Qt.MouseButton.LeftButton)
    _supervisor(locked)
    _add(locked, "Kielo", LUMI, LUMI)
    hands.see("the refusal", lambda: "has this name already" in window.front.note.text())
    hands.press(Key.Key_Escape)
    hands.on(Section.SIGN_IN)
    assert window.locked
    assert window.front.form.pin.text() == ""


def test_settings_and_closing_are_behind_the_supervisor(working: Opened) -> None:
    hands, window = working.hands, working.hands.window
    _kiosk(working)
    window.open(Section.SETTINGS)
    hands.on(Section.FRONT)
    hands.press(Key.Key_Escape)
    hands.on(Section.DESK)
    window.open(Section.TODAY)
    window.open(Section.SETTINGS)
    _supervisor(working)
    hands.on(Section.SETTINGS)
    window.open(Section.DESK)
    assert not window.close()
    assert window.isVisible()
    hands.on(Section.FRONT)
    hands.press(Key.Key_Escape)
    assert window.isFullScreen()
    assert not window.close()
    _supervisor(working)
    hands.see("the window is gone", lambda: not window.isVisible())


def test_a_lock_takes_the_supervisor_s_way_away(working: Opened) -> None:
    hands, window = working.hands, working.hands.window
    _kiosk(working)
    window.open(Section.SETTINGS)
    _supervisor(working)
    hands.on(Section.SETTINGS)
    working.application.session.reception.lock()  # type: ignore[union-attr]
    hands.on(Section.SIGN_IN)
    _sign_in(working, "Kielo", KIELO)
    hands.on(Section.FRONT)
    hands.press(Key.Key_Escape)
    hands.on(Section.DESK)


def test_a_scan_wins_over_the_question_and_a_locked_desk_checks_nothing(working: Opened) -> None:
    hands, window = working.hands, working.hands.window
    _kiosk(working)
    assert not window.close()
    hands.on(Section.FRONT)
    hands.scan(code(1))
    hands.on(Section.DESK)
    hands.see("its verdict", lambda: hands.screen.card_open)
    working.application.session.reception.lock()  # type: ignore[union-attr]
    assert not window.close()
    hands.on(Section.FRONT)
    hands.scan(code(2))
    assert window.section is Section.FRONT
    hands.press(Key.Key_Escape)
    hands.on(Section.SIGN_IN)
    assert window.locked


def test_kiosk_mode_survives_a_restart(opener: Opener, staffed: CommandDesk) -> None:
    first = _in_the_morning(opener(staffed))
    _kiosk(first)
    first.close()
    second = _in_the_morning(opener(staffed))
    window = second.hands.window
    assert window.isFullScreen()
    assert not window.close()
    second.hands.on(Section.FRONT)
    _supervisor(second)
    second.hands.see("the window is gone", lambda: not window.isVisible())


def test_without_pins_a_plain_yes_is_asked_for(opener: Opener, desk: CommandDesk) -> None:
    opened = opener(desk)
    opened.at_tonight()
    hands, window = opened.hands, opened.hands.window
    hands.on(Section.DESK)
    _kiosk(opened)
    window.open(Section.SETTINGS)
    hands.on(Section.FRONT)
    hands.see("the question", lambda: window.front.yes_button.text() == "Open the settings")
    assert window.front.back_button.hasFocus()
    hands.press(Key.Key_Return)
    hands.on(Section.DESK)
    window.open(Section.SETTINGS)
    hands.see("the question", lambda: window.front.yes_button.text() == "Open the settings")
    QTest.mouseClick(window.front.yes_button, Qt.MouseButton.LeftButton)
    hands.on(Section.SETTINGS)
    assert window.settings.care.add_clerk.isHidden()
    window.settings.chosen.emit("kiosk", "off")
    assert not window.isFullScreen()
    assert window.close()


def test_a_supervisor_opens_other_days_in_place(working: Opened) -> None:
    hands, window = working.hands, working.hands.window
    window.open(Section.TODAY)
    hands.see("today", lambda: window.today.screen_shown is not None)
    window.today.tabs.button("other").click()
    panel = window.today.supervisor
    hands.see("the PIN field", panel.line.hasFocus)
    hands.press(Key.Key_Escape)
    hands.see("no question", panel.isHidden)
    window.today.tabs.button("other").click()
    hands.see("the PIN field", panel.line.hasFocus)
    hands.type("000000")
    hands.see("an empty field", lambda: panel.line.text() == "" and panel.line.hasFocus())
    hands.type(ESIKKO)
    hands.see("the day", lambda: not window.today.day.isHidden())
    assert panel.isHidden()
    window.open(Section.DESK)
    window.open(Section.TODAY)
    hands.see("today", window.today.day.isHidden)
    window.today.tabs.button("other").click()
    hands.see("that it is asked anew", panel.line.hasFocus)


def test_what_is_typed_in_the_list_of_today_is_looked_for(working: Opened) -> None:
    hands, window = working.hands, working.hands.window
    hands.scan(code(1))
    hands.verdict("Valid")
    hands.enter()
    hands.see("a row", lambda: bool(hands.screen.given))
    window.open(Section.TODAY)
    hands.see("the row", lambda: window.today.row_model.rowCount() == 1)
    hands.press(Key.Key_Down)
    hands.see("the list", window.today.rows.hasFocus)
    hands.type("9x")
    assert window.today.search.text() == "9x"
    assert window.today.search.hasFocus()
    hands.see("nothing found", lambda: window.today.row_model.rowCount() == 0)
