"""Live checks beside the window: a thread of their own, which nothing ever waits for."""

import threading
from collections.abc import Callable
from functools import partial
from queue import SimpleQueue
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from boxoffice.domain.centre_word import CentreWord
from boxoffice.domain.verdicts import Verdict
from boxoffice.ui.threads import Deliverer, guarded

AFTER_MS = 30
"""A check begins once its verdict is painted: Python runs one thread at a time."""
_PATIENCE_SECONDS = 0.5


class Asks(Protocol):
    """Asks the centre about a card, however long that takes."""

    def ask(self, verdict: Verdict) -> CentreWord | None:
        """The centre's word, None where there is none in time."""
        ...

    def close(self) -> None:
        """Let go of the connection."""
        ...


class LiveSession(QObject):
    """What the main screen asks about cards (`LiveChecks`); one at a time, and a card that comes
    while another is asked about is not asked about.
    """

    def __init__(self, asks: Asks, deliverer: Deliverer, parent: QObject) -> None:
        """`deliverer` brings answers to the interface thread."""
        super().__init__(parent)
        self._asks = asks
        self._deliverer = deliverer
        self._waiting: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._busy = False
        self._stopped = False

    def ask(
        self, verdict: Verdict, wanted: Callable[[], bool], said: Callable[[CentreWord], None]
    ) -> None:
        """As `LiveChecks`."""
        if not (self._busy or self._stopped):
            QTimer.singleShot(AFTER_MS, self, partial(self._begin, verdict, wanted, said))

    def stop(self) -> bool:
        """Ask nothing any more; false where a network that does not answer still holds the last
        check, whose thread then ends with the process.
        """
        self._stopped = True
        self._waiting.put(None)
        if self._thread is None:
            return True
        self._thread.join(_PATIENCE_SECONDS)
        return not self._thread.is_alive()

    def _begin(
        self, verdict: Verdict, wanted: Callable[[], bool], said: Callable[[CentreWord], None]
    ) -> None:
        if self._busy or self._stopped or not wanted():
            return
        self._busy = True
        if self._thread is None:
            self._thread = threading.Thread(
                target=guarded, args=(self._run, self._deliverer), name="live check", daemon=True
            )
            self._thread.start()
        self._waiting.put(partial(self._ask, verdict, said))

    def _run(self) -> None:
        while (work := self._waiting.get()) is not None:
            work()
        self._asks.close()

    def _ask(self, verdict: Verdict, said: Callable[[CentreWord], None]) -> None:
        word = self._asks.ask(verdict)
        if not self._stopped:
            self._deliverer.deliver(partial(self._came, word, said))

    def _came(self, word: CentreWord | None, said: Callable[[CentreWord], None]) -> None:
        self._busy = False
        if word is not None and not self._stopped:
            said(word)
