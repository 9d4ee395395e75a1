"""A clerk who works the whole window by keys, clicks and scans, and counts what that takes."""

import re
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from boxoffice.ui import setup_words
from boxoffice.ui.desk.screen import GivenRow
from boxoffice.ui.keys import SETTLE_MS
from boxoffice.ui.paper.screen import Hint, PaperScreen
from boxoffice.ui.rail_badge import BadgeButton
from boxoffice.ui.window import DeskWindow, Section
from tests.journeys.hands import Hands
from tests.support import wedge

Key = Qt.Key
_FAST_MS = 65
"""Slower than any scanner."""
_WRITTEN = {Key.Key_Plus, Key.Key_Minus, Key.Key_2}
"""Keys that a scanner might send too."""


class Clerk(Hands):
    """Hands that go from page to page; a page, a card or an event is waited for, never asked for
    by anything but its key or its button.
    """

    def __init__(self, window: DeskWindow, pictures: Path, key_ms: int = 0) -> None:
        """`key_ms` lie between the keys of a scanner; with 0 they come in one go."""
        super().__init__(window, pictures)
        self.actions = 0
        self._key_ms = key_ms

    def press(self, key: Qt.Key) -> None:
        """One key."""
        self.actions += 1
        QTest.keyClick(self._target(), key)
        self.rest(_FAST_MS if key in _WRITTEN else self._key_ms)

    def click(self, widget: QWidget) -> None:
        """The left button of the mouse in the middle of what is seen, once it takes a click: a
        round under way takes none.
        """
        assert widget.isVisible(), "nobody can click what is hidden"
        self.see("a button that takes a click", widget.isEnabled)
        self.actions += 1
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.rest(self._key_ms)

    def type(self, text: str) -> None:
        """Type; one action."""
        self.actions += 1
        super().type(text)

    def scan(self, code: str) -> None:
        """A wedge scanner; one action."""
        self.actions += 1
        if not self._key_ms:
            super().scan(code)
            return
        for _ in wedge.sent(f"{code}\r", self._target, self._key_ms):
            self.rest(self._key_ms)

    def enter(self) -> None:
        """Enter, as soon as it can be meant for the verdict."""
        desk = self.window.desk
        self.see("a verdict at rest", lambda: desk.verdict_age_ms >= SETTLE_MS + 2)
        self.press(Key.Key_Return)

    def sign_in(self, name: str, pin: str) -> None:
        """A name's number, then six digits."""
        view = self.window.sign_in
        self.on(Section.SIGN_IN)
        self.see("the names", lambda: name in view.names.buttons)
        self.type(view.names.buttons[name].key.text())
        self.see("the field for the PIN", view.pin.line.hasFocus)
        self.type(pin)
        self.see("an open desk", lambda: not self.window.locked)

    def go(self, section: Section) -> None:
        """Open a page by its button at the left."""
        name = setup_words.section(section)
        buttons = self.window.rail.findChildren(BadgeButton)
        self.click(next(each for each in buttons if each.text() == name))
        self.on(section)

    def choose(self, title: str) -> None:
        """Choose an event: F6 where the desk does not ask by itself, its first letters, Enter."""
        if self.window.section is not Section.EVENTS:
            self.press(Key.Key_F6)
        self.on(Section.EVENTS)
        view = self.window.events
        self.see("events", lambda: view.list.count() > 0)
        self.see("a page at rest", lambda: view.settled)
        self.type(title[:5].lower())
        self.see(title, lambda: _current(view.list.currentItem()) == title)
        self.press(Key.Key_Return)
        self.on(Section.DESK)
        self.see("the event", lambda: self.screen.event.title == title)

    def give(self, code: str, *keys: Qt.Key, counts: str = "1", title: str = "Valid") -> GivenRow:
        """A scanned card from its verdict to its row, with these keys between."""
        self._last_row = next((each.row_id for each in self.screen.given), None)
        self.scan(code)
        self.verdict(title)
        for key in keys:
            self.press(key)
        self.enter()
        return self.given(counts)

    def refused(self, code: str, title: str) -> None:
        """A scanned card that gets nothing, dismissed."""
        self.scan(code)
        self.verdict(title)
        self.press(Key.Key_Escape)
        self.see("no card", lambda: self.screen.verdict is None)

    def all_sent(self) -> None:
        """Wait until the main screen says that nothing waits. What a page recorded a moment ago may
        not be counted there yet: look at figures that have it before.
        """
        self.go(Section.DESK)
        self.see("all sent", lambda: self.screen.waiting.text.startswith("All sent"))

    def report_shows(self, numbers: Sequence[int]) -> None:
        """The large numbers of Reports: adults, children, assistants, uses."""
        self.go(Section.REPORTS)
        panels = self.window.reports.figures
        wanted = list(numbers)
        self.see(
            f"the report {wanted}",
            lambda: [_number(each.number.text()) for each in panels] == wanted,
        )

    def shift_shows(self, numbers: Sequence[int]) -> None:
        """The sum of the end of shift: its numbers as they stand, those of 0 left away."""
        self.go(Section.SHIFT)
        view, wanted = self.window.shift, [each for each in numbers if each]

        def there() -> bool:
            shown = view.screen_shown
            if shown is None or not shown.events:
                return not wanted and shown is not None
            # Where there is one event, its line is the sum.
            line = shown.total or shown.events[0]
            return [each for each in _numbers(line.counts) if each] == wanted

        self.see(f"the end of shift {wanted}", there)

    def today_shows(self, rows: int) -> None:
        """How many rows stand, by the Today page."""
        self.go(Section.TODAY)
        view = self.window.today

        def there() -> bool:
            shown = view.screen_shown
            return shown is not None and _numbers(shown.totals)[:1] == [rows]

        self.see(f"{rows} rows that stand", there)

    @property
    def sheet(self) -> PaperScreen:
        """What Paper entry shows."""
        shown = self.window.paper.screen_shown
        assert shown is not None
        return shown

    def line(self, code: str, *more: str, enters: int = 1) -> None:
        """A line of Paper entry, typed or, the code alone, read: Tab to each further field; Enter
        again where the desk asks, until the line is in the list.
        """
        view, before = self.window.paper, len(self.sheet.table.rows)
        self.see("an empty line", lambda: not view.line.fields().code and view.line.code.hasFocus())
        self.write(code)
        for text in more:
            self.press(Key.Key_Tab)
            if text:
                self.write(text)
        for left in range(enters - 1, -1, -1):
            hint = self.sheet.hint
            self.press(Key.Key_Return)
            if left:
                self.see("a question", partial(self._asks_another, hint))
        self.see(f"line {before + 1}", lambda: len(self.sheet.table.rows) > before)

    def _asks_another(self, before: Hint | None) -> bool:
        return self.sheet.hint not in (None, before)

    def write(self, text: str) -> None:
        """Keys into the field that has the focus, at the pace of a fast typist."""
        self.actions += 1
        for character in text:
            QTest.keyClicks(self._target(), character)
            self.rest(_FAST_MS)


def _current(item: object) -> str:
    text = getattr(item, "text", None)
    return str(text()) if text else ""


def _numbers(text: str) -> list[int]:
    """The numbers in a text, with their thousands together."""
    joined = re.sub(r"(?<=\d)[\u00a0\u202f\u2009,](?=\d{3})", "", text)
    return [int(each) for each in re.findall(r"\d+", joined)]


def _number(text: str) -> int:
    return next(iter(_numbers(text)), -1)
