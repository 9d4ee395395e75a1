"""The desk as a clerk has it: keys, scans, pictures, languages, and the next morning."""

import subprocess
import sys
from pathlib import Path

import pytest
import segno
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from boxoffice.ui import loading_ahead
from boxoffice.ui.desk.screen import ConfirmationBody, FaceBody, ReadyBody
from boxoffice.ui.key_router import KeyRouter
from boxoffice.ui.window import DeskWindow, Section
from tests.desk.command_line import ROOT, environment
from tests.desk.desks import CommandDesk
from tests.support.network import code
from tests.window.conftest import Opened, Opener

Key = Qt.Key


@pytest.fixture
def opened(opener: Opener, desk: CommandDesk) -> Opened:
    """The desk at tonight's performance, its centre out of reach."""
    made = opener(desk)
    made.at_tonight()
    made.hands.on(Section.DESK)
    return made


def test_a_queue_without_a_pause_waits_for_no_screen_that_nobody_opened(
    opener: Opener, desk: CommandDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each takes the window's thread longer than a card; the sync begins all the same."""
    made = list[str]()
    monkeypatch.setattr(loading_ahead, "_MOST_LOOKS", 2)
    monkeypatch.setattr(KeyRouter, "idle_seconds", property(lambda router: 0.0))
    monkeypatch.setattr(DeskWindow, "make_next", lambda window: made.append("a screen"))
    opened = opener(desk)
    session = opened.application.session
    assert session is not None
    opened.hands.see("the sync begin", lambda: session.loop is not None)
    assert made == []


def test_a_typed_card_and_a_scanned_one(opened: Opened, desk: CommandDesk) -> None:
    hands = opened.hands
    hands.type(code(1))
    hands.press(Key.Key_Return)
    assert hands.verdict("Valid").lines[0].startswith("The card should say")
    hands.press(Key.Key_Plus)
    hands.press(Key.Key_Plus)
    hands.press(Key.Key_Minus)
    hands.press(Key.Key_F4)
    hands.enter()
    hands.given("1 + 1 + assistant 1")
    hands.scan(code(2))
    hands.verdict("Valid")
    hands.enter()
    hands.given("1")
    hands.scan(code(1))
    hands.verdict("Has tickets")
    hands.press(Key.Key_Escape)
    hands.see("ready", lambda: isinstance(hands.screen.body, ReadyBody))
    opened.close()
    assert [row["tickets"] for row in desk.rows()] == [
        {"holder": 1, "child": 1, "assistant": 1},
        {"holder": 1},
    ]


def test_enter_at_once_after_a_verdict_gives_nothing(opened: Opened, desk: CommandDesk) -> None:
    hands = opened.hands
    hands.scan(code(1))
    hands.verdict("Valid")
    QTest.keyClick(hands.window.desk.code_field.line, Key.Key_Return)
    assert hands.screen.verdict is not None
    hands.press(Key.Key_Escape)
    opened.close()
    assert desk.rows() == []


def test_pictures_come_by_drop_and_by_paste(opened: Opened, tmp_path: Path) -> None:
    hands, picture = opened.hands, tmp_path / "card.png"
    segno.make(code(3)).save(str(picture), scale=6, border=4)
    hands.drop(picture)
    assert "000 003" in hands.verdict("Valid").code
    hands.press(Key.Key_Escape)
    segno.make(code(4)).save(str(picture), scale=6, border=4)
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(str(picture))])
    QGuiApplication.clipboard().setMimeData(held)
    QTest.keyClick(
        hands.window.desk.code_field.line, Key.Key_V, Qt.KeyboardModifier.ControlModifier
    )
    hands.see("the pasted card", lambda: "000 004" in (getattr(hands.screen.verdict, "code", "")))


def test_the_function_keys(opened: Opened) -> None:
    hands, window = opened.hands, opened.hands.window
    hands.scan(code(1))
    hands.verdict("Valid")
    hands.press(Key.Key_F9)
    hands.on(Section.CUSTOMER)
    hands.press(Key.Key_Escape)
    hands.on(Section.DESK)
    hands.scan(code(2))
    hands.see("the strip", lambda: len(hands.screen.not_recorded) == 1)
    hands.press(Key.Key_F8)
    hands.see("an empty strip", lambda: hands.screen.not_recorded == ())
    hands.given("1")
    hands.press(Key.Key_F6)
    hands.on(Section.EVENTS)
    hands.type("later")
    hands.see("one event", lambda: _titles(opened) == ["later"])
    hands.press(Key.Key_Return)
    hands.on(Section.DESK)
    hands.see("the later event", lambda: hands.screen.event.advance)
    assert window.desk.screen_shown is not None
    strip = [each.text for each in hands.screen.not_recorded]
    assert strip == ["…002, Tonight: not recorded"]


def _titles(opened: Opened) -> list[str]:
    view = opened.hands.window.events
    found = [view.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(view.list.count())]
    return [each for each in found if each]


def test_on_the_cards_face_with_enter_alone_and_f7(opened: Opened, desk: CommandDesk) -> None:
    hands = opened.hands
    hands.scan("KK999999")
    hands.verdict("Not on the list yet")
    assert isinstance(hands.screen.body, FaceBody)
    hands.enter()
    hands.see("step two", lambda: getattr(hands.screen.body, "step", 0) == 2)
    hands.press(Key.Key_Plus)
    hands.enter()
    hands.given("1 + 1")
    for _ in range(2):
        hands.type("hello")
        hands.press(Key.Key_Return)
        hands.verdict("Not a card code")
    hands.see("a way on", lambda: bool(getattr(hands.screen.body, "alternative", "")))
    hands.press(Key.Key_F7)
    hands.see("the face", lambda: isinstance(hands.screen.body, FaceBody))
    hands.enter()
    hands.see("step two", lambda: getattr(hands.screen.body, "step", 0) == 2)
    hands.enter()
    hands.given("1")
    opened.close()
    assert [row["tickets"] for row in desk.rows()] == [{"holder": 1, "child": 1}, {"holder": 1}]


def test_undo_by_its_button_and_another_reason(opened: Opened, desk: CommandDesk) -> None:
    hands = opened.hands
    hands.scan(code(1))
    hands.verdict("Valid")
    hands.enter()
    row = hands.given("1")
    assert isinstance(hands.screen.body, ConfirmationBody)
    hands.window.desk.undo.emit(row.row_id)
    hands.see("reasons", lambda: bool(hands.screen.given[0].reasons))
    hands.window.desk.void_reason.emit(row.row_id, "returned")
    hands.see("the reason", lambda: "returned" in hands.screen.given[0].note)
    hands.window.desk.give_again.emit(row.row_id)
    hands.given("1")
    opened.close()
    assert [each["kind"] for each in desk.rows()] == ["issue", "void", "void", "issue"]


def test_the_language_is_switched_while_a_card_is_open(opened: Opened) -> None:
    hands = opened.hands
    hands.scan(code(1))
    hands.verdict("Valid")
    hands.press(Key.Key_Plus)
    hands.see("two tickets", lambda: "2" in getattr(hands.screen.give, "text", ""))
    titles = {"en": "Valid"}
    for language in ("fi", "sv", "en"):
        opened.speak(language)
        panel, give = hands.screen.verdict, hands.screen.give
        assert panel is not None
        assert give is not None
        assert "2" in give.text
        titles[language] = panel.title
    assert len(set(titles.values())) == 3
    assert hands.window.windowTitle() == "Ticket desk"


def test_text_size_and_theme_act_at_once_and_are_kept(
    opened: Opened, opener: Opener, desk: CommandDesk
) -> None:
    window = opened.hands.window
    before = window.desk.code_field.line.fontMetrics().height()
    window.settings.chosen.emit("scale", "200")
    window.settings.chosen.emit("theme", "contrast")
    QApplication.processEvents()
    assert window.desk.code_field.line.fontMetrics().height() > before * 1.5
    opened.close()
    again = opener(desk)
    again.hands.see("the desk", lambda: again.application.session is not None)
    settings = again.application._config.settings()
    assert (settings.text_size, settings.theme) == (200, "contrast")


def test_closed_and_opened_again_strip_and_rows_are_there(
    opened: Opened, opener: Opener, desk: CommandDesk
) -> None:
    hands = opened.hands
    hands.scan(code(1))
    hands.verdict("Valid")
    hands.enter()
    row = hands.given("1")
    hands.scan(code(2))
    hands.verdict("Valid")
    hands.scan(code(3))
    hands.see("the strip", lambda: len(hands.screen.not_recorded) == 1)
    opened.close()
    again = opener(desk).hands
    again.see("a screen", lambda: again.window.desk.screen_shown is not None)
    left = [each.text for each in again.screen.not_recorded]
    assert left == ["…002: not recorded", "…003: not recorded"]
    assert [each.row_id for each in again.screen.given] == [row.row_id]
    assert again.screen.event.title == "Tonight"


KILLED = """
import os, sys
from pathlib import Path
from boxoffice.app import DeskApplication
from boxoffice.config import Config
from boxoffice.keys.choosing import KeyChoice
from boxoffice.ui.language import LanguageCode
from tests.journeys.hands import Hands
from tests.support.clocks import CLOCK
from tests.window.conftest import Opened
data, keys, pictures, *codes = sys.argv[1:]
choice = KeyChoice(key_file=Path(keys))
application = DeskApplication(Config(Path(data)), choice, LanguageCode.ENGLISH, CLOCK)
application.start()
hands = Hands(application.window, Path(pictures))
Opened(application, hands).at_tonight()
hands.scan(codes[0])
hands.verdict("Valid")
hands.enter()
hands.given("1")
hands.scan(codes[1])
hands.verdict("Valid")
hands.scan(codes[2])
hands.see("the strip", lambda: len(hands.screen.not_recorded) == 1)
os.kill(os.getpid(), 9)
"""


def test_killed_and_opened_again_strip_and_rows_are_there(
    opener: Opener, desk: CommandDesk, tmp_path: Path
) -> None:
    told = [desk.data, desk.key_file, tmp_path / "pictures", code(1), code(2), code(3)]
    done = subprocess.run(
        [sys.executable, "-c", KILLED, *map(str, told)],
        cwd=ROOT,
        env=environment(QT_QPA_PLATFORM="offscreen"),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == -9, done.stderr
    again = opener(desk).hands
    again.see("a screen", lambda: again.window.desk.screen_shown is not None)
    assert [each.text for each in again.screen.not_recorded] == ["…002: not recorded"]
    assert [each.counts for each in again.screen.given] == ["1"]
    again.scan(code(4))
    again.verdict("Valid")
