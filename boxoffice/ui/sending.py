"""Sending what was just recorded, in the clerk's next pause."""

from collections.abc import Callable
from time import monotonic
from typing import Final

from PySide6.QtCore import QObject, QTimer

from boxoffice.ui.threads import Deliverer

QUIET_SECONDS: Final = 0.25
"""For so long nobody has touched anything: what was given is on the screen."""
MOST_SECONDS: Final = 1.0
"""So long what was recorded waits at most, where one card follows the other without a pause."""
_LOOK_MS: Final = 50


class Sending(QObject):
    """Has a round of sync begin for rows that were just written, a moment later.

    Batching, signing and reading the answer share the interpreter and the processor with the
    window, which the clerk looks at just then. Rows that are written meanwhile go in that round.
    """

    def __init__(
        self,
        parent: QObject,
        deliverer: Deliverer,
        idle_seconds: Callable[[], float],
        begin: Callable[[], None],
        elapsed: Callable[[], float] = monotonic,
    ) -> None:
        """`idle_seconds` is how long the clerk has done nothing now; `begin` starts a round."""
        super().__init__(parent)
        self._deliverer = deliverer
        self._idle_seconds = idle_seconds
        self._begin = begin
        self._elapsed = elapsed
        self._latest = 0.0
        self.waits = False
        """Whether a round is still to begin for what was recorded."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)

    def soon(self) -> None:
        """A row waits; any thread may say so."""
        self.waits = True
        self._deliverer.deliver(self._wait)

    def _wait(self) -> None:
        if not self._timer.isActive():
            self.waits = True
            self._latest = self._elapsed() + MOST_SECONDS
            self._timer.start(_LOOK_MS)

    def _look(self) -> None:
        if self._idle_seconds() < QUIET_SECONDS and self._elapsed() < self._latest:
            self._timer.start(_LOOK_MS)
        else:
            self.waits = False
            self._begin()
