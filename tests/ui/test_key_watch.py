"""Which events the filter before all keys is asked about, and that it misses no key."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from boxoffice.ui.key_watch import KeyWatch

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")
_PRESS = QEvent.Type.KeyPress


class _Asked(QObject):
    """Keeps what it is asked about, and takes the letter x."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[QObject, QEvent.Type]] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.seen.append((watched, event.type()))
        return event.type() is _PRESS and "x" in str(getattr(event, "text", str)())


class _Before:
    """A window with two fields, and the filter before it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        self.first, self.second = QLineEdit(), QLineEdit()
        column = QVBoxLayout(self.window)
        column.addWidget(self.first)
        column.addWidget(self.second)
        self.asked = _Asked()
        self.watch = KeyWatch(self.asked, self.window)
        self.window.show()
        self.window.activateWindow()
        self.first.setFocus()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is self.first)

    def presses(self) -> list[QObject]:
        """Which objects a key came to."""
        return [watched for watched, kind in self.asked.seen if kind is _PRESS]


@pytest.fixture
def before(qtbot: QtBot) -> Iterator[_Before]:
    """One window, closed again."""
    made = _Before(qtbot)
    yield made
    made.watch.stop()
    made.window.close()


def test_a_key_is_seen_before_the_widget_it_goes_to(before: _Before) -> None:
    QTest.keyClicks(before.first, "axb")
    assert before.first.text() == "ab"
    assert before.presses()[0] is before.first


def test_the_focus_is_followed(before: _Before) -> None:
    before.second.setFocus()
    before.asked.seen.clear()
    QTest.keyClicks(before.second, "x")
    assert before.second.text() == ""
    before.first.update()
    before.asked.seen.clear()
    before.first.repaint()
    assert not any(watched is before.first for watched, _ in before.asked.seen)


def test_a_dialog_is_followed_too(before: _Before, qtbot: QtBot) -> None:
    other = QLineEdit()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    other.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is other)
    QTest.keyClicks(other, "x")
    assert other.text() == ""


def test_keys_of_the_system_come_the_same_way(before: _Before) -> None:
    QTest.keyClick(before.window.windowHandle(), Qt.Key.Key_X)
    QTest.keyClick(before.window.windowHandle(), Qt.Key.Key_A)
    assert before.first.text() == "a"


def test_a_click_is_seen(before: _Before) -> None:
    QTest.mouseClick(before.window.windowHandle(), Qt.MouseButton.LeftButton)
    kinds = [kind for _, kind in before.asked.seen]
    assert QEvent.Type.MouseButtonPress in kinds


def test_painting_is_nobodys_business(before: _Before) -> None:
    before.asked.seen.clear()
    before.second.repaint()
    assert all(watched is not before.second for watched, _ in before.asked.seen)


def test_nothing_is_seen_after_the_end(qtbot: QtBot) -> None:
    made = _Before(qtbot)
    made.watch.stop()
    made.asked.seen.clear()
    QTest.keyClicks(made.first, "x")
    made.window.close()
    assert made.first.text() == "x"
    assert made.asked.seen == []
