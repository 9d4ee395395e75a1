"""The clocks of a desk, passed in wherever a moment matters."""

import time
import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

_LINUX_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
_PROCESS_BOOT_ID = uuid.uuid4().hex


class Clock(Protocol):
    """Wall clock and elapsed time of this machine."""

    def now(self) -> datetime:
        """The machine's own idea of the moment, aware, in UTC."""
        ...

    def monotonic(self) -> float:
        """Seconds that never go back, counting suspension where the system can."""
        ...


class SystemClock:
    """The clocks of the operating system."""

    def now(self) -> datetime:
        """The wall clock, in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds since boot: with suspension on Linux, as Python offers it elsewhere."""
        boot_clock = getattr(time, "CLOCK_BOOTTIME", None)
        return time.monotonic() if boot_clock is None else time.clock_gettime(boot_clock)


def boot_id() -> str:
    """What tells one start of the machine from another, so that elapsed time is never counted
    across a restart. Where the system does not say, every process counts for itself.
    """
    try:
        return _LINUX_BOOT_ID.read_text(encoding="ascii").strip()
    except OSError:
        return _PROCESS_BOOT_ID
