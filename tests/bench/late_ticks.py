"""Ticks on the interface thread, and what it was doing when one of them came late."""

import os
import sys
import threading
import traceback

from tests.bench.window_tasks import Ticks, now

_LATE_MS = 16.0
_LOOK_SECONDS = 0.002
_WATCHED = "KAIKU_BENCH_LATE"
"""Set in the environment: the watch takes the interpreter now and then, which costs a little."""


class LateTicks(Ticks):
    """`Ticks` beside which a thread looks at the interface thread's stack, where that is wanted."""

    def __init__(self) -> None:
        """Not yet running."""
        super().__init__()
        self.late: list[list[str]] = []
        self._thread_id = threading.get_ident()
        self._ended = threading.Event()
        self._watch = threading.Thread(target=self._look, daemon=True)

    def start(self) -> None:
        """Begin to count."""
        super().start()
        if os.environ.get(_WATCHED):
            self._watch.start()

    def stop(self) -> list[float]:
        """As `Ticks`."""
        self._ended.set()
        return super().stop()

    def _look(self) -> None:
        told = 0.0
        while not self._ended.wait(_LOOK_SECONDS):
            last = self._last
            if (now() - last) * 1000 > _LATE_MS * 0.7 and last != told:
                told = last
                frame = sys._current_frames().get(self._thread_id)
                if frame is not None:
                    self.late.append([_place(each) for each in traceback.extract_stack(frame)[-9:]])


def _place(frame: traceback.FrameSummary) -> str:
    return f"{'/'.join(frame.filename.split('/')[-2:])}:{frame.lineno} {frame.name}"
