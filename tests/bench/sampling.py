"""Taking samples: single operations in turn with their floor, and what is read off them."""

import math
import time
from collections.abc import Callable, Iterable, Sequence
from statistics import median
from typing import TypeVar

Value = TypeVar("Value")


def timed(act: Callable[[], Value]) -> tuple[float, Value]:
    """Seconds that `act` took, and what it gave."""
    begun = time.perf_counter()
    value = act()
    return time.perf_counter() - begun, value


def in_turn(
    inputs: Iterable[Value], *, ours: Callable[[Value], object], floor: Callable[[Value], object]
) -> tuple[list[float], list[float]]:
    """Seconds of each operation for each input, ours and the floor's, the first one alternating:
    whatever else the machine does hits both alike.
    """
    seconds: tuple[list[float], list[float]] = ([], [])
    clock = time.perf_counter
    for number, value in enumerate(inputs):
        for which in (0, 1) if number % 2 else (1, 0):
            act = (ours, floor)[which]
            begun = clock()
            act(value)
            seconds[which].append(clock() - begun)
    return seconds


def percentile(samples: Sequence[float], percent: float) -> float:
    """The smallest sample that so many per cent do not exceed (nearest rank)."""
    ordered = sorted(samples)
    return ordered[max(0, math.ceil(len(ordered) * percent / 100) - 1)]


def middle(samples: Sequence[float]) -> float:
    """The median."""
    return float(median(samples))
