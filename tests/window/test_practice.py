"""Practice in its real window, by keys alone: eight customers, a sheet, and nothing left."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from boxoffice.config import Config
from boxoffice.domain import practice
from boxoffice.scanning.decoding import Decoder
from boxoffice.scanning.reading import read_picture
from boxoffice.ui.language import LanguageCode, PlainEnglish, speak
from boxoffice.ui.practice.application import PracticeApplication
from boxoffice.ui.practice.guide import CUSTOMERS, Advice
from boxoffice.ui.window import Section
from sync.client import http
from tests.journeys.hands import Hands

Key = Qt.Key


@dataclass
class Opened:
    """One open practice, and the clerk before it."""

    application: PracticeApplication
    config: Config
    pictures: Path
    _hands: list[Hands] = field(default_factory=list)

    @property
    def hands(self) -> Hands:
        """Hands at the window that is open now."""
        assert self.application.practice is not None
        window = self.application.practice.window
        if not self._hands or self._hands[-1].window is not window:
            self._hands.append(Hands(window, self.pictures))
        return self._hands[-1]

    @property
    def number(self) -> int:
        """The customer the guide is at."""
        assert self.application.practice is not None
        return self.application.practice.guide.screen.number

    def at(self, number: int) -> None:
        """Wait until the guide is at a customer."""
        self.hands.see(f"customer {number}", lambda: self.number == number)

    def advises(self, advice: Advice) -> None:
        """Wait for an advice."""
        made = self.application.practice
        assert made is not None
        self.hands.see(advice, lambda: made.guide.screen.advice is advice)

    def left(self) -> list[Path]:
        """What stands in the data folder."""
        return sorted(self.config.data.rglob("*")) if self.config.data.exists() else []


@pytest.fixture
def practising(qapp: QApplication, tmp_path: Path) -> Iterator[Opened]:
    application = PracticeApplication(Config(tmp_path / "desk"), LanguageCode.ENGLISH)
    opened = Opened(application, Config(tmp_path / "desk"), tmp_path / "pictures")
    with ExitStack() as stack:
        stack.callback(speak, PlainEnglish())
        application.start()
        assert application.practice is not None
        windows = [application.practice.window]
        opened.hands.see("the events", lambda: opened.hands.window.events.list.count() > 0)
        yield opened
        if application.practice is not None:
            windows.append(application.practice.window)
        application.stop()
        for each in {*windows, application.fault}:
            each.close()
            delete(each)
        delete(application)


def _read(opened: Opened, card: practice.PracticeCard) -> None:
    """Type a card's code and Enter; the scanner's way is another test's."""
    opened.hands.type(card.code)
    opened.hands.press(Key.Key_Return)
    opened.hands.see("a verdict", lambda: opened.hands.screen.verdict is not None)


def test_eight_customers_are_served_by_keys_alone_and_nothing_is_left(
    practising: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[object] = []
    monkeypatch.setattr(http, "Session", sent.append, raising=False)
    hands = practising.hands
    assert practising.left(), "a practice has a folder while it goes on"
    practising.advises(Advice.EVENT)
    hands.enter()
    hands.see("the event", lambda: hands.screen.event.chosen)
    practising.advises(Advice.SHOW)
    assert hands.screen.connection.text.startswith("Practice")

    _read(practising, practice.SINGLE)
    practising.advises(Advice.OPEN)
    hands.enter()
    practising.at(2)
    _read(practising, practice.FAMILY)
    hands.type("++")
    hands.enter()
    practising.at(3)
    _read(practising, practice.ASSISTED)
    hands.press(Key.Key_F4)
    hands.enter()
    practising.at(4)
    _read(practising, practice.GROUP)
    hands.type("+++++")
    hands.enter()
    practising.at(5)
    _read(practising, practice.ORDERED)
    hands.enter()
    practising.at(6)
    _read(practising, practice.BLOCKED)
    hands.press(Key.Key_F9)
    hands.on(Section.CUSTOMER)
    hands.press(Key.Key_Escape)
    hands.on(Section.DESK)
    hands.press(Key.Key_Escape)
    practising.at(7)
    _read(practising, practice.NEW)
    hands.enter()
    hands.type("+")
    hands.enter()
    practising.at(8)
    _read(practising, practice.RETURNING)
    hands.type("+")
    hands.enter()
    practising.advises(Advice.TAKE_BACK)
    _undo_by_keys(practising)
    practising.at(0)

    assert practising.application.practice is not None
    hands.press(Key.Key_F12)
    QTest.keyClick(hands.window, Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    hands.see("the closed window", lambda: not hands.window.isVisible())
    practising.application.stop()
    assert practising.left() == []
    assert sent == []


def _undo_by_keys(opened: Opened) -> None:
    """Tab leads to *Undo*."""
    hands = opened.hands
    for _ in range(40):
        focused = QApplication.focusWidget()
        if focused is not None and focused.accessibleName().startswith("Undo"):
            break
        hands.press(Key.Key_Tab)
    hands.press(Key.Key_Return)
