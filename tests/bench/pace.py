"""How fast the machine is at this moment: a virtual one may run at half its pace for minutes."""

import time

_STEPS = 400_000
_TIMES = 3


def pace() -> float:
    """The processor's milliseconds for an unchanging piece of Python, the best of three."""
    return min(_once() for _ in range(_TIMES)) * 1000


def said_of(paces: list[float]) -> str:
    """One line about the paces taken between measurements."""
    return (
        f"the same piece of Python took {min(paces):.0f} to {max(paces):.0f} ms of the processor "
        "between the measurements; on a machine that is nobody else's it always takes the same"
    )


def _once() -> float:
    begun = time.process_time()
    total = 0
    for number in range(_STEPS):
        total += number * number
    return time.process_time() - begun
