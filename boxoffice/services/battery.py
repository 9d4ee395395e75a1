"""How much is left in the machine's battery, where it has one and runs on it.

Windows and macOS are asked through psutil. On Linux the kernel is: psutil looks at one battery
alone there, which in a laptop with two may be the empty one, and takes a mouse's for the laptop's.
"""

import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

import psutil

LOW_PERCENT: Final = 15
"""Below this the clerk is told (interface, States the clerk must always see)."""
_FULL: Final = 100


class Battery(Protocol):
    """Reads the battery."""

    def percent(self) -> int | None:
        """What is left, 0-100; None on mains, or where there is no battery or nothing to ask."""
        ...


def battery_of(platform: str = sys.platform) -> Battery:
    """What reads the battery on a system, by its name in `sys.platform`."""
    return LinuxBattery() if platform == "linux" else SystemBattery()


@dataclass(frozen=True, slots=True)
class SystemBattery:
    """As Windows and macOS tell it."""

    def percent(self) -> int | None:
        """As `Battery`; Windows gives more than 100 where it does not know."""
        # Not there on systems that psutil cannot ask.
        asked = getattr(psutil, "sensors_battery", None)
        found = None
        with suppress(OSError, RuntimeError, psutil.Error):
            found = asked() if asked is not None else None
        if found is None or found.power_plugged or not 0 <= found.percent <= _FULL:
            return None
        return int(found.percent)


@dataclass(frozen=True, slots=True)
class LinuxBattery:
    """As the kernel tells it."""

    folder: Path = Path("/sys/class/power_supply")

    def percent(self) -> int | None:
        """As `Battery`; of several batteries the fullest counts."""
        left = []
        with suppress(OSError):
            for each in self.folder.iterdir():
                if _read(each / "type") != "Battery" or _read(each / "scope") == "Device":
                    continue
                if _read(each / "status") in {"Charging", "Full"}:
                    return None
                capacity = _read(each / "capacity")
                if capacity.isdecimal():
                    left.append(min(_FULL, int(capacity)))
        return max(left) if left else None


def _read(file: Path) -> str:
    try:
        return file.read_text("ascii").strip()
    except (OSError, ValueError):
        return ""
