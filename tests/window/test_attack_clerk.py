"""A hurried clerk at the real window: keys, clicks and scans at the wrong moment."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QMessageBox, QWidget

from boxoffice.ui.desk.screen import FaceBody
from boxoffice.ui.window import Section
from tests.desk.desks import CommandDesk
from tests.support.network import code
from tests.window.conftest import Opened, Opener

Key, LEFT = Qt.Key, Qt.MouseButton.LeftButton
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def opened(opener: Opener, desk: CommandDesk) -> Opened:
    """The desk at tonight's performance, its centre out of reach."""
    made = opener(desk)
    made.at_tonight()
    made.hands.on(Section.DESK)
    return made


def key(which: Key, repeated: bool = False) -> None:
    """A key at once, with no pause before or after."""
    target = QApplication.focusWidget()
    assert target is not None
    text = "\r" if which is Key.Key_Return else ""
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, which, none, text, repeated))


def card(opened: Opened, number: int) -> None:
    """A scan and its verdict."""
    opened.hands.scan(code(number))
    shown = f"{number:03}"
    opened.hands.see(shown, lambda: getattr(opened.hands.screen.verdict, "code", "")[-3:] == shown)


def tickets(opened: Opened, desk: CommandDesk) -> list[tuple[str, dict[str, int]]]:
    """Close the window; the kind and the tickets of every row it left."""
    opened.close()
    return [(row["kind"], row["tickets"]) for row in desk.rows()]


def _button(root: QWidget, name: str) -> QAbstractButton:
    found = root.findChildren(QAbstractButton)
    return next(each for each in found if name in each.accessibleName() and each.isVisible())


def test_enter_after_a_scan_gives_and_presses_no_button(opened: Opened, desk: CommandDesk) -> None:
    hands = opened.hands
    card(opened, 1)
    hands.enter()
    hands.given("1")
    _button(hands.window.desk.given, "Undo").setFocus(Qt.FocusReason.TabFocusReason)
    card(opened, 2)
    hands.enter()
    hands.given("1")
    assert tickets(opened, desk) == [("issue", {"holder": 1}), ("issue", {"holder": 1})]


def test_keys_and_clicks_are_not_meant_for_what_came_just_now(
    opened: Opened, desk: CommandDesk
) -> None:
    hands, view = opened.hands, opened.hands.window.desk
    card(opened, 1)
    QTest.mouseClick(view.give_button, LEFT)  # aimed at the card before
    hands.see("a settled verdict", lambda: view.verdict_age_ms > 200)
    for _ in range(20):
        key(Key.Key_Return, repeated=True)
    hands.press(Key.Key_F9)
    hands.on(Section.CUSTOMER)
    key(Key.Key_Return)
    hands.on(Section.DESK)
    key(Key.Key_Return)
    hands.scan("KK999999")
    hands.see("step one", lambda: getattr(hands.screen.body, "step", 0) == 1)
    hands.see("a settled verdict", lambda: view.verdict_age_ms > 200)
    key(Key.Key_Return)
    key(Key.Key_Return)
    hands.see("step two", lambda: getattr(hands.screen.body, "step", 0) == 2)
    key(Key.Key_Return)
    assert isinstance(hands.screen.body, FaceBody)
    hands.see("the first card waiting", lambda: len(hands.screen.not_recorded) == 1)
    assert tickets(opened, desk) == []


def test_a_double_click_on_the_strip_answers_one_card(opened: Opened, desk: CommandDesk) -> None:
    hands = opened.hands
    for number in (1, 2, 3):
        card(opened, number)
    hands.see("two on the strip", lambda: len(hands.screen.not_recorded) == 2)
    button = _button(hands.window.desk.strip, "Give 1")
    QTest.mouseClick(button, LEFT)
    hands.given("1")
    hands.see("one on the strip", lambda: len(hands.screen.not_recorded) == 1)
    QTest.mouseClick(button, LEFT)
    key(Key.Key_F8)
    assert tickets(opened, desk) == [("issue", {"holder": 1})]


def test_a_scan_on_the_event_page_comes_on_screen(opened: Opened) -> None:
    hands = opened.hands
    hands.press(Key.Key_F6)
    hands.on(Section.EVENTS)
    card(opened, 1)
    assert hands.window.section is Section.DESK
    assert QApplication.focusWidget() is hands.window.desk.code_field.line


def test_a_held_enter_chooses_no_event(opener: Opener, desk: CommandDesk) -> None:
    hands = opener(desk).hands
    hands.on(Section.EVENTS)
    hands.see("the events", lambda: hands.window.events.list.count() > 0)
    key(Key.Key_Return)
    hands.see("a settled page", lambda: hands.window.events.settled)
    key(Key.Key_Return, repeated=True)
    QTest.qWait(20)
    assert hands.window.section is Section.EVENTS


def test_the_space_bar_presses_buttons_on_every_page(opened: Opened) -> None:
    hands, english = opened.hands, opened.hands.window.windowTitle()
    hands.window.open(Section.SETTINGS)
    _button(hands.window.settings, "Svenska").setFocus(Qt.FocusReason.TabFocusReason)
    hands.press(Key.Key_Space)
    hands.see("Swedish", lambda: hands.window.windowTitle() != english)


def test_a_scan_over_a_message_or_a_file_dialog_checks_the_card(opened: Opened) -> None:
    hands = opened.hands
    box = QMessageBox(hands.window)
    box.setText("Something")
    box.open()
    hands.see("the message", box.isVisible)
    card(opened, 1)
    assert box.isVisible()
    box.close()
    dialog = QFileDialog(hands.window)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.open()
    hands.see("the dialog", dialog.isVisible)
    card(opened, 2)
    assert not dialog.isVisible()
    dialog.deleteLater()


def test_a_dead_key_begins_the_next_card(opened: Opened) -> None:
    hands, line = opened.hands, opened.hands.window.desk.code_field.line
    card(opened, 1)
    made = QInputMethodEvent("", [])
    made.setCommitString("k")
    QApplication.sendEvent(line, made)
    assert line.text() == "k"
    hands.see("the strip", lambda: len(hands.screen.not_recorded) == 1)


@pytest.mark.parametrize(
    "text",
    [
        "😀" * 70,
        "\u05e2\u05d1\u05e8\u05d9\u05ea123",
        "\u202eKK0001",
        "a\x00b\x01c\x7fd",
        "\ud800abc",
        "ß" * 64,
        "Ḱ" * 70,
    ],
)
def test_no_text_is_a_bug(opened: Opened, text: str) -> None:
    hands = opened.hands
    hands.window.desk.code_field.type_text(text, afresh=True)
    hands.press(Key.Key_Return)
    hands.verdict("Not a card code")
    hands.window.router.scanned.emit(text * 100)
    hands.see("the long one", lambda: len(getattr(hands.screen.verdict, "code", "")) > 100)
    assert hands.window.width() == 1280


def _drop(opened: Opened, paths: list[Path]) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    none, copy = Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    view = opened.hands.window.desk
    QApplication.sendEvent(view, QDragEnterEvent(QPoint(300, 300), copy, data, LEFT, none))
    QApplication.sendEvent(view, QDropEvent(QPointF(300, 300), copy, data, LEFT, none))


def test_what_is_no_picture_says_so(opened: Opened, tmp_path: Path) -> None:
    hands = opened.hands
    os.mkfifo(tmp_path / "fifo")
    many = [tmp_path / f"{number}.png" for number in range(200)]
    for paths in ([tmp_path], [tmp_path / "fifo"], [Path("/dev/zero")], many):
        _drop(opened, paths)
        hands.see("a sentence", lambda: bool(hands.screen.code.note))
        hands.window.desk.code_edited.emit("")
        assert not hands.screen.code.note


def test_nothing_of_a_code_stays_after_giving(opened: Opened) -> None:
    hands, line = opened.hands, opened.hands.window.desk.code_field.line
    hands.type(code(7))
    hands.press(Key.Key_Return)
    hands.verdict("Valid")
    hands.enter()
    hands.given("1")
    QTest.keyClick(line, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == "…007"
    named = ("text", "accessibleName", "accessibleDescription", "toolTip", "placeholderText")
    texts = [
        getattr(each, name)()
        for each in hands.window.findChildren(QWidget)
        for name in named
        if callable(getattr(each, name, None))
    ]
    plain = ["".join(filter(str.isalnum, str(each))) for each in texts]
    assert [each for each in plain if code(7) in each] == []
    opened.application.session.presenter._clear_given()  # type: ignore[union-attr]
    assert line.text() == ""
