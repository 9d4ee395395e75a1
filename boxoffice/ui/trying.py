"""Pages of steps that run elsewhere, one at a time, and may each be tried again. Knows no Qt."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Generic, TypeVar

from boxoffice.ui.lane import Lane

Screen = TypeVar("Screen")
Value = TypeVar("Value")


class Trying(ABC, Generic[Screen]):
    """Holds whether a step runs, what went wrong with the last one, and how often was asked: with
    each new attempt what was typed in secret is typed anew.
    """

    def __init__(
        self, lane: Lane, show: Callable[[Screen], None], say_fault: Callable[[Exception], str]
    ) -> None:
        """Steps run on `lane`, `show` paints, `say_fault` words the errors they may meet."""
        self._lane = lane
        self._show = show
        self._say_fault = say_fault
        self._running = False
        self._error: Callable[[], str] = str
        self._attempt = 0

    @property
    def running(self) -> bool:
        """Whether a step is under way: the page then stays."""
        return self._running

    def show(self) -> None:
        """Paint the page in the language spoken now."""
        self._show(self._screen())

    @abstractmethod
    def _screen(self) -> Screen:
        """What the page says."""

    def _begin_anew(self) -> None:
        """The page is asked for: nothing was tried yet."""
        self._error = str
        self._attempt += 1
        self.show()

    def _refuse(self, error: Callable[[], str]) -> None:
        """Say what is wrong; nothing was done."""
        self._error = error
        self.show()

    def _step(self, work: Callable[[], Value], done: Callable[[Value], None]) -> None:
        """Do a step, and call `done` with what came of it, which paints the page."""

        def came(value: Value) -> None:
            self._running = False
            self._attempt += 1
            done(value)

        self._running, self._error = True, str
        self.show()
        self._lane.run(work, came, self._failed)

    def _failed(self, error: Exception) -> None:
        self._running = False
        self._refuse(lambda: self._say_fault(error))
