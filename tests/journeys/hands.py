"""A clerk's hands and eyes: keys to the window, pictures dropped on it, and what it then shows."""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from boxoffice.ui.desk.screen import DeskScreen, GivenRow, VerdictPanel
from boxoffice.ui.window import DeskWindow, Section
from tests.journeys.world import JourneyFailed
from tests.support import wedge

PATIENCE_SECONDS = 90.0
"""On a machine that does much else; nobody waits so long where things go as they must."""
SETTLE_MS = 170
TYPING_MS = 65
_QUICKLY = 80
"""Of Qt's PNG: a tenth larger than its best, in half the time."""


class Hands:
    """Acts on one window as a person does; waits for what must be seen."""

    def __init__(self, window: DeskWindow, pictures: Path) -> None:
        """`pictures` is the folder that screenshots go to."""
        self.window = window
        self._pictures = pictures
        self._count = 0
        self.rounds = 0
        self._last_row: str | None = None
        pictures.mkdir(parents=True, exist_ok=True)

    def round_ended(self) -> None:
        """A round of sync is over."""
        self.rounds += 1

    def rest(self, milliseconds: int) -> None:
        """Let time pass in an event loop: `QTest.qWait` would sleep on the window's thread."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def see(self, what: str, condition: Callable[[], bool]) -> None:
        """Wait until the window shows what it must. Raises `JourneyFailed`."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not condition():
            if time.monotonic() > deadline:
                self.keep("failed")
                raise JourneyFailed(f"the window does not show: {what}; {self._shown()}")
            self.rest(4)

    def _shown(self) -> str:
        """What it shows instead, for whoever has no picture."""
        shown = self.window.desk.screen_shown
        if shown is None:
            return f"it is on {self.window.section}"
        title = shown.verdict.title if shown.verdict else "no card"
        said = (title, shown.connection.text, shown.waiting.text, *shown.given[:1])
        return f"it is on {self.window.section}: {said}"

    def keep(self, name: str) -> Path:
        """A screenshot of this moment."""
        self.rest(60)
        self._count += 1
        path = self._pictures / f"{self._count:02d}-{name}.png"
        self.window.grab().save(str(path), "PNG", _QUICKLY)
        return path

    @property
    def screen(self) -> DeskScreen:
        """What the desk shows now."""
        shown = self.window.desk.screen_shown
        if shown is None:
            raise JourneyFailed("the desk shows nothing yet")
        return shown

    def _target(self) -> QWidget:
        return QApplication.focusWidget() or self.window

    def press(self, key: Qt.Key) -> None:
        """One key, at a person's pace."""
        QTest.keyClick(self._target(), key)
        self.rest(TYPING_MS)

    def type(self, text: str) -> None:
        """Type at a person's pace."""
        for character in text:
            QTest.keyClicks(self._target(), character)
            self.rest(TYPING_MS)

    def enter(self) -> None:
        """Enter, once the verdict has been on screen long enough to be meant."""
        self.rest(SETTLE_MS)
        self.press(Qt.Key.Key_Return)

    def scan(self, code: str) -> None:
        """A wedge scanner: all characters at once, then Enter."""
        wedge.scan(f"{code}\r", self._target)

    def drop(self, picture: Path) -> None:
        """Drop a picture file on the desk."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(picture))])
        none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
        copy, view = Qt.DropAction.CopyAction, self.window.desk
        QApplication.sendEvent(view, QDragEnterEvent(QPoint(300, 300), copy, data, left, none))
        QApplication.sendEvent(view, QDropEvent(QPointF(300, 300), copy, data, left, none))

    def verdict(self, title: str) -> VerdictPanel:
        """Wait for a verdict with this title."""

        def there() -> bool:
            panel = self.screen.verdict
            return panel is not None and title in panel.title

        self.see(f"the verdict {title!r}", there)
        panel = self.screen.verdict
        if panel is None:
            raise JourneyFailed(f"the verdict {title!r} went away")
        return panel

    def given(self, counts: str) -> GivenRow:
        """Wait for a new first row of *Just given* with these counts."""
        before = self._last_row

        def there() -> bool:
            rows = self.screen.given
            return bool(rows) and rows[0].row_id != before and _plain(rows[0].counts) == counts

        self.see(f"a given row of {counts}", there)
        self._last_row = self.screen.given[0].row_id
        return self.screen.given[0]

    def on(self, section: Section) -> None:
        """Wait for a page of the window."""
        self.see(f"the page {section}", lambda: self.window.section is section)

    def _have_ended(self, rounds: int) -> bool:
        return self.rounds >= rounds

    def online(self, expected: bool) -> None:
        """Ask for rounds of sync until one that began later is over; the chip says how it went."""
        # What ended already may still lie in the queue: a journey keeps the window waiting.
        QApplication.processEvents()
        for _ in range(2):  # the first to end may have begun before
            before = self.rounds
            self.window.sync.sync_requested.emit()
            self.see("the end of a round", partial(self._have_ended, before + 1))
        word = "Online" if expected else "Offline"
        self.see(word, lambda: self.screen.connection.text.startswith(word))


def _plain(text: str) -> str:
    """The text with ordinary spaces."""
    return text.replace("\u00a0", " ")
