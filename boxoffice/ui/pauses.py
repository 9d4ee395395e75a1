"""What of Python itself would make the clerk wait, kept short: its lock, and what it collects."""

import gc
import sys
from typing import Final

SWITCH_SECONDS: Final = 0.0005
"""How long a thread that works keeps the interpreter from one that waits. The interface thread
waits for it several times for one card, behind a sync or a photo; Python's own 5 ms are a third of
a frame each time.
"""
SETTLED_MS: Final = 5_000
"""By then what is imported at its first use has been used."""


def hand_over_quickly() -> None:
    """To be called once the window is made: its thread need not wait long for another one."""
    gc.freeze()
    sys.setswitchinterval(SWITCH_SECONDS)
