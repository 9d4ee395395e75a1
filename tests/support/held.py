"""A lane and a timer that a test lets go on, on the thread that asks."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

Value = TypeVar("Value")


@dataclass
class HeldLane:
    """A lane in which work waits while `held`: FIFO, as the real one thread does it."""

    held: bool = False
    waiting: deque[Callable[[], None]] = field(default_factory=deque)
    _running: bool = False

    def run(
        self,
        work: Callable[[], Value],
        done: Callable[[Value], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """As `Lane`; at once where nothing is held."""
        self.waiting.append(lambda: self._do(work, done, failed))
        if not self.held:
            self.release()

    def release(self, most: int = 1_000_000) -> None:
        """Do what waits, or the first few of it; outcomes come at once."""
        if self._running:
            return
        self._running = True
        try:
            while self.waiting and most:
                self.waiting.popleft()()
                most -= 1
        finally:
            self._running = False

    @staticmethod
    def _do(
        work: Callable[[], Value],
        done: Callable[[Value], None],
        failed: Callable[[Exception], None],
    ) -> None:
        try:
            value = work()
        except Exception as error:
            failed(error)
        else:
            done(value)


@dataclass
class HeldTimer:
    """One call that a test lets happen."""

    call: Callable[[], None] = lambda: None
    seconds: float = 0.0

    def after(self, seconds: float, call: Callable[[], None]) -> None:
        """As `Timer`."""
        self.seconds, self.call = seconds, call
