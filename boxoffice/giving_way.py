"""Threads beside the window import one module at a time, and not while the clerk waits.

A thread that runs a module's code holds the interpreter, and the interface thread asks for it anew
at nearly every call of Qt: a verdict that takes 9 ms alone takes 30 beside an import. So a module
waits until a key's answer is on the screen. The wait ends by itself: an interface thread that is
held up by an import notes no more keys.
"""

import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Final

ANSWER_SECONDS: Final = 0.025
"""For so long a key is being answered; no module waits longer than that either, so that in a queue
without a pause one is imported now and then.
"""
_LOOK_SECONDS: Final = 0.002


class _GivingWay(MetaPathFinder):
    """Finds nothing: it is asked before each module is imported, and takes its time to say so."""

    def __init__(self, answer_seconds: Callable[[], float]) -> None:
        self._served = threading.get_ident()
        self._answer_seconds = answer_seconds

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """None, on other threads once nobody waits for a key's answer."""
        if threading.get_ident() != self._served:
            latest = time.monotonic() + ANSWER_SECONDS
            while time.monotonic() < latest and self._answer_seconds() < ANSWER_SECONDS:
                time.sleep(_LOOK_SECONDS)
        return None


@contextmanager
def giving_way(answer_seconds: Callable[[], float]) -> Iterator[None]:
    """Within it imports on other threads give way to this one, whose clerk has waited for an answer
    for `answer_seconds` (infinite: waits for none); it is called on those threads.
    """
    finder = _GivingWay(answer_seconds)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
