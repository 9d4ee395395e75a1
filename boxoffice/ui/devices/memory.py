"""What a desk remembers of its devices; knows no Qt."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Devices:
    """The camera chosen last, and how the venue's scanner is set up."""

    camera: str = ""
    scanner_prefix: str = ""
    scanner_suffix: str = ""
    serial_port: str = ""
    serial_rate: int = 9600


class DeviceMemory(Protocol):
    """Keeps them from one start to the next; every call is made on the interface thread."""

    def devices(self) -> Devices:
        """What was kept last."""
        ...

    def keep_devices(self, devices: Devices) -> None:
        """Keep these; where they cannot be written they hold until the window closes."""
        ...


class Forgetful:
    """Remembers for as long as the program runs."""

    def __init__(self, devices: Devices | None = None) -> None:
        """Begin with `devices`."""
        self._devices = devices or Devices()

    def devices(self) -> Devices:
        """As `DeviceMemory`."""
        return self._devices

    def keep_devices(self, devices: Devices) -> None:
        """As `DeviceMemory`."""
        self._devices = devices
