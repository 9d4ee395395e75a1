"""How much is left in the machine's battery, where it has one and runs on it."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

LOW_PERCENT = 15
"""Below this the clerk is told (interface, States the clerk must always see)."""


class Battery(Protocol):
    """Reads the battery."""

    def percent(self) -> int | None:
        """What is left, 0-100; None on mains, or where there is no battery or nothing to ask."""
        ...


@dataclass(frozen=True, slots=True)
class LinuxBattery:
    """As the kernel tells it; on other systems the folder is missing, and nothing is told."""

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
                    left.append(min(100, int(capacity)))
        return max(left) if left else None


def _read(file: Path) -> str:
    try:
        return file.read_text("ascii").strip()
    except (OSError, ValueError):
        return ""
