"""A wedge scanner: keys whose events carry the times at which they were sent, as a system's do.

Keys without a time of their own count as sent when they are handled; on a machine that does other
things meanwhile, a scan by such keys would sometimes look like typing.
"""

from collections.abc import Callable, Iterator
from time import monotonic

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_KEYS = {"\r": Qt.Key.Key_Return, "\n": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab}


def sent(
    text: str, target: Callable[[], QWidget], gap_ms: int = 1, ago_ms: int = 0
) -> Iterator[None]:
    """Send one character after another to what has the focus then, from `ago_ms` before now on and
    `gap_ms` apart by the times they carry; a step for each: what comes between is the caller's.
    """
    begun = monotonic() * 1000 - ago_ms
    for number, char in enumerate(text):
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = _KEYS.get(char, ord(char.upper()))
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, char)
            event.setTimestamp(round(begun + number * gap_ms))
            QApplication.sendEvent(target(), event)
        yield


def scan(text: str, target: Callable[[], QWidget]) -> None:
    """Send all of it in one go: the last character now, for none is handled before it was sent."""
    list(sent(text, target, ago_ms=len(text)))
