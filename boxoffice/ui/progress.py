"""Progress from another thread: the latest of it, a few times a second."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

PAUSE_MS: Final = 40
"""A list comes in some hundred pieces, faster than a screen can be painted for each: all of them
painted one behind the other would be a stall of more than a tenth of a second.
"""


class LatestProgress(QObject):
    """Passes on what it is told last, on the thread it lives on."""

    _came = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Live on the thread that makes this object; `then` says what to call."""
        super().__init__(parent)
        self.then: Callable[[int, int], None] = lambda done, of: None
        self._latest: tuple[int, int] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._pass_on)
        self._came.connect(self._wait, Qt.ConnectionType.QueuedConnection)

    def tell(self, done: int, of: int) -> None:
        """So much is done, on any thread."""
        waits, self._latest = self._latest is not None, (done, of)
        if not waits:
            self._came.emit()

    def _wait(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _pass_on(self) -> None:
        latest, self._latest = self._latest, None
        if latest is not None:
            self.then(*latest)
