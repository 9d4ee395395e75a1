"""How presenters leave the interface thread: work runs elsewhere, its outcome comes back."""

from collections.abc import Callable
from typing import Protocol, TypeVar

Value = TypeVar("Value")


class Lane(Protocol):
    """Runs one piece of work after another off the interface thread; outcomes return to it."""

    def run(
        self,
        work: Callable[[], Value],
        done: Callable[[Value], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Run `work`; then, on the interface thread, `done` with its value or `failed` with a
        store, picture or sync error. Any other exception is a bug and reaches the crash dialog.
        """
        ...


class Timer(Protocol):
    """Calls back on the interface thread later."""

    def after(self, seconds: float, call: Callable[[], None]) -> None:
        """Call once, unless another call is put in its place before."""
        ...
