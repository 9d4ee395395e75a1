"""Real key events to the window: scans win, letters and digits reach the code field."""

import math
from collections.abc import Callable
from itertools import count

import gallery
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boxoffice.scanning.wedge import WedgeDetector
from boxoffice.ui.desk.screen import DeskScreen
from boxoffice.ui.first_start.screen import FirstStartScreen, Step
from boxoffice.ui.window import DeskWindow, Section

_NO_MODIFIER = Qt.KeyboardModifier.NoModifier
Key = Qt.Key


# Each test types later than the one before: the detector lives as long as the window.
_EPOCHS = count(1)


class Keyboard:
    """Sends key events with times of their own to whatever has the focus."""

    def __init__(self, window: DeskWindow) -> None:
        """A keyboard before `window`."""
        self.window = window
        self._now = next(_EPOCHS) * 1_000_000

    def wait(self, milliseconds: int) -> None:
        """Let time pass on the clock of the events."""
        self._now += milliseconds

    def press(self, key: int, text: str = "") -> None:
        """Press and release one key now."""
        target = QApplication.focusWidget() or self.window
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, _NO_MODIFIER, text)
            event.setTimestamp(self._now)
            QApplication.sendEvent(target, event)

    def type(self, text: str, gap: int = 150) -> None:
        """Type as a person does."""
        for char in text:
            self.press(ord(char.upper()), char)
            self.wait(gap)

    def enter(self) -> None:
        """Press Enter after a while, as a person does."""
        self.wait(300)
        self.press(Key.Key_Return, "\r")

    def scan(self, text: str, end: str = "\r", gap: int = 1) -> None:
        """Send a whole code as a scanner does."""
        for char in text:
            self.press(ord(char.upper()), char)
            self.wait(gap)
        for char in end:
            self.press({"\t": Key.Key_Tab}.get(char, Key.Key_Return), char)
            self.wait(gap)


@pytest.fixture
def keyboard(window: DeskWindow) -> Keyboard:
    """A keyboard before the window, with nothing open."""
    window.desk.render_screen(_screen("ready"))
    return Keyboard(window)


def _screen(name: str) -> DeskScreen:
    return gallery.state(name)


def _settled(window: DeskWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """The verdict has been on screen for a minute."""
    since = window.desk.verdict_age_ms
    ticks = count(1)
    monkeypatch.setattr(window.desk, "_clock", lambda: since + 10_000_000 + next(ticks))


def test_typed_code_is_entered(window: DeskWindow, keyboard: Keyboard, qtbot: QtBot) -> None:
    keyboard.type("ESP104482")
    with qtbot.waitSignal(window.desk.code_entered) as heard:
        keyboard.enter()
    assert heard.args == ["ESP104482"]


def test_typed_characters_show_without_a_further_key(
    window: DeskWindow, keyboard: Keyboard, qtbot: QtBot
) -> None:
    keyboard.type("E")
    qtbot.waitUntil(lambda: window.desk.code_field.text == "E")


@pytest.mark.parametrize("end", ["", "\r", "\n", "\r\n", "\t", "\r\t"])
@pytest.mark.parametrize("gap", [1, 20])
def test_a_scan_is_a_card_and_never_gives(
    window: DeskWindow, keyboard: Keyboard, qtbot: QtBot, end: str, gap: int
) -> None:
    window.desk.render_screen(_screen("valid"))
    focused = QApplication.focusWidget()
    with qtbot.assertNotEmitted(window.desk.give), qtbot.waitSignal(window.router.scanned) as heard:
        keyboard.scan("ESP104997", end, gap)
    assert heard.args == ["ESP104997"]
    assert window.desk.code_field.text == "ESP 104 482"
    assert QApplication.focusWidget() is focused


def test_a_scan_that_is_handled_slowly_is_a_scan_all_the_same(
    window: DeskWindow, keyboard: Keyboard, qtbot: QtBot, detector: WedgeDetector
) -> None:
    window.desk.render_screen(_screen("valid"))
    heard: list[str] = []
    window.router.scanned.connect(heard.append)
    with qtbot.assertNotEmitted(window.desk.give):
        for char in "ESP104997":
            keyboard.press(ord(char), char)
            keyboard.wait(8)
            # The timer that ends a burst overtakes every key, as on a machine out of breath.
            qtbot.waitUntil(lambda: detector.deadline_ms is None)
        keyboard.press(Key.Key_Return, "\r")
    window.router.scanned.disconnect(heard.append)
    assert heard[-1] == "ESP104997"


@pytest.mark.parametrize("section", [Section.SETTINGS, Section.SYNC, Section.EVENTS])
def test_a_scan_wins_on_other_screens(
    window: DeskWindow, keyboard: Keyboard, qtbot: QtBot, section: Section
) -> None:
    window.open(section)
    with qtbot.waitSignal(window.router.scanned) as heard:
        keyboard.scan("ESP104997")
    assert heard.args == ["ESP104997"]
    assert window.events.search.text() == ""


def test_a_scan_presses_no_button(window: DeskWindow, keyboard: Keyboard, qtbot: QtBot) -> None:
    window.desk.given.findChildren(type(window.desk.refusal._customer))[0].setFocus()
    with (
        qtbot.assertNotEmitted(window.desk.undo),
        qtbot.waitSignal(window.router.scanned),
    ):
        keyboard.scan("ESP 104 997", "\r\n")


def test_search_takes_what_is_typed(window: DeskWindow, keyboard: Keyboard, qtbot: QtBot) -> None:
    window.open(Section.EVENTS)
    keyboard.type("jazz")
    qtbot.waitUntil(lambda: window.events.search.text() == "jazz")
    assert window.desk.code_field.text == ""


def test_enrolment_is_left_alone(window: DeskWindow, keyboard: Keyboard, qtbot: QtBot) -> None:
    window.first_start.render_screen(FirstStartScreen(Step.ADDRESS))
    window.first_start.card.address.clear()
    window.open(Section.FIRST_START)
    with qtbot.assertNotEmitted(window.router.scanned):
        keyboard.scan("https", "")
    assert window.first_start.card.address.text() == "https"


def test_enter_gives_once_the_verdict_has_stood(
    window: DeskWindow, keyboard: Keyboard, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window.desk, "_clock", lambda: 1.0)
    window.desk.render_screen(_screen("valid"))
    with qtbot.assertNotEmitted(window.desk.give):
        keyboard.enter()
    monkeypatch.setattr(window.desk, "_clock", lambda: 1.16)
    with qtbot.waitSignal(window.desk.give):
        keyboard.enter()


def test_a_letter_begins_the_next_card(
    window: DeskWindow, keyboard: Keyboard, qtbot: QtBot
) -> None:
    window.desk.render_screen(_screen("valid"))
    with qtbot.waitSignal(window.desk.code_edited) as heard:
        keyboard.type("E")
    assert heard.args == ["E"]
    keyboard.type("SP")
    qtbot.waitUntil(lambda: window.desk.code_field.text == "ESP")


@pytest.mark.parametrize(
    ("key", "text", "signal_and_sent"),
    [
        (Key.Key_Plus, "+", (lambda window: window.desk.plus, ["child"])),
        (Key.Key_Minus, "-", (lambda window: window.desk.minus, ["child"])),
        (Key.Key_F4, "", (lambda window: window.desk.plus, ["assistant"])),
        (Key.Key_F6, "", (lambda window: window.desk.event_menu_requested, [])),
        (Key.Key_F7, "", (lambda window: window.desk.alternative_requested, [])),
        (Key.Key_F9, "", (lambda window: window.desk.customer_requested, [])),
        (Key.Key_Escape, "\x1b", (lambda window: window.desk.dismiss, [])),
    ],
)
def test_keys_of_an_open_card(
    keyboard: Keyboard,
    qtbot: QtBot,
    key: int,
    text: str,
    signal_and_sent: tuple[Callable[[DeskWindow], object], list[str]],
) -> None:
    window = keyboard.window
    signal, sent = signal_and_sent
    window.desk.render_screen(_screen("valid"))
    with qtbot.waitSignal(signal(window)) as heard:
        keyboard.press(key, text)
    assert heard.args == sent


def test_plus_counts_the_clients_of_a_group(
    window: DeskWindow, keyboard: Keyboard, qtbot: QtBot
) -> None:
    window.desk.render_screen(_screen("community"))
    with qtbot.waitSignal(window.desk.plus) as heard:
        keyboard.type("+")
    assert heard.args == ["group_child"]


def test_f8_gives_the_first_of_the_strip(
    window: DeskWindow, keyboard: Keyboard, qtbot: QtBot
) -> None:
    window.desk.render_screen(_screen("has_tickets"))
    with qtbot.waitSignal(window.desk.strip_give) as heard:
        keyboard.press(Key.Key_F8)
    assert heard.args == ["card-482"]


def test_the_printed_day_is_typed_where_the_clerk_put_the_focus(
    window: DeskWindow, keyboard: Keyboard, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.desk.render_screen(_screen("face_day"))
    _settled(window, monkeypatch)
    window.desk.face.day.setFocus()
    keyboard.type("14.3.2027")
    with qtbot.waitSignal(window.desk.face_day_entered) as heard:
        keyboard.enter()
    assert heard.args == ["14.3.2027"]
    assert window.desk.code_field.text == "ESP 104 997"


def test_enter_says_today_or_later(
    window: DeskWindow, keyboard: Keyboard, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.desk.render_screen(_screen("face_day"))
    _settled(window, monkeypatch)
    with qtbot.waitSignal(window.desk.face_day_entered) as heard:
        keyboard.enter()
    assert heard.args == [""]


def test_a_scan_wins_over_the_printed_day(
    window: DeskWindow, keyboard: Keyboard, qtbot: QtBot
) -> None:
    window.desk.render_screen(_screen("face_day"))
    window.desk.face.day.setFocus()
    with qtbot.waitSignal(window.router.scanned) as heard:
        keyboard.scan("104997104", "\r\n")
    assert heard.args == ["104997104"]
    assert window.desk.face.day.text() == ""


def test_an_answer_is_due_until_the_verdict_is_on_the_screen(
    window: DeskWindow, keyboard: Keyboard, qtbot: QtBot
) -> None:
    """The loop rests while the verdict is found on another thread: it is due all the same."""
    window.show()
    router = window.router
    qtbot.waitUntil(lambda: router.answer_seconds == math.inf)
    keyboard.type("ESP104482")
    keyboard.enter()
    qtbot.wait(30)
    assert router.answer_seconds < math.inf
    window.desk.render_screen(_screen("valid"))
    qtbot.waitUntil(lambda: router.answer_seconds == math.inf)


def test_a_typed_character_is_answered_once_the_loop_rests(
    window: DeskWindow, keyboard: Keyboard, qtbot: QtBot
) -> None:
    keyboard.press(Key.Key_Escape, "\x1b")
    assert window.router.answer_seconds < math.inf
    qtbot.waitUntil(lambda: window.router.answer_seconds == math.inf)


def test_who_did_not_see_a_key_go_down_does_not_see_it_come_up(
    window: DeskWindow, keyboard: Keyboard
) -> None:
    line, stopped = window.desk.code_field.line, list[tuple[bool, bool]]()
    line.setFocus()
    for key, text in ((Key.Key_Escape, "\x1b"), (Key.Key_Left, "")):
        down, up = (
            window.router.eventFilter(line, QKeyEvent(kind, key, _NO_MODIFIER, text))
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
        )
        stopped.append((down, up))
    assert stopped == [(True, True), (False, False)]
