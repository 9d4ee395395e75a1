"""Python's search for circles of dead objects, kept on the interface thread (ADR 13).

Left to itself it runs on whichever thread makes the next object, be it the sync's or a lane's. A
circle that holds a widget, a timer or a model would be deleted there, and Qt ends the process.
"""

import gc
from collections.abc import Callable
from time import monotonic
from typing import Final

from PySide6.QtCore import QObject, QTimer

_LOOK_MS: Final = 100
"""Short, so that another thread cannot make more than some ten thousand objects in between."""
_YOUNG: Final = 2_000
"""How many more objects there must be for a look through the new ones; about a millisecond."""
_LOOKS_PER_GENERATION: Final = 10
_QUIET_SECONDS: Final = 1.0
"""For so long nobody has touched anything: older objects are looked through only then."""
_BETWEEN_SECONDS: Final = 30.0
"""How far apart two looks through everything are at least."""


class Collector(QObject):
    """Looks for circles now and then, on the thread that it was made on and on no other."""

    def __init__(self, parent: QObject, idle_seconds: Callable[[], float]) -> None:
        """Python itself collects no more; `idle_seconds` is how long the clerk has done nothing."""
        super().__init__(parent)
        gc.disable()
        self._idle_seconds = idle_seconds
        self._all_looked_through = monotonic()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """To be called once the window has settled: what there is by now lasts as long as it, so no
        collection need look through it (60 ms and more, each time) again.
        """
        gc.freeze()
        self._timer.start()

    def look(self) -> None:
        """Look through new objects where there are many; through older ones in a lull."""
        young, middle, old = gc.get_count()
        if middle >= _LOOKS_PER_GENERATION and self._idle_seconds() >= _QUIET_SECONDS:
            if old >= _LOOKS_PER_GENERATION and self._may_look_through_all():
                gc.collect()
            else:
                gc.collect(1)
        elif young >= _YOUNG:
            gc.collect(0)

    def _may_look_through_all(self) -> bool:
        now = monotonic()
        if now - self._all_looked_through < _BETWEEN_SECONDS:
            return False
        self._all_looked_through = now
        return True
