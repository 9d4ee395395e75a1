"""What a desk remembers of its devices; knows no Qt."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol


class SlipWhen(StrEnum):
    """When slips are printed."""

    NEVER = "never"
    ON_REQUEST = "on_request"
    ALWAYS = "always"


class SlipPaper(StrEnum):
    """What slips are printed on."""

    ROLL_58 = "58"
    ROLL_80 = "80"
    A4 = "a4"


class SoundWhen(StrEnum):
    """What has a sound: nothing, every verdict that is not *give*, or also what was given."""

    OFF = "off"
    LOOK = "look"
    ALL = "all"


AS_PDF: Final = "/pdf\\"
"""In place of a printer's name: pages become files. No printer is called so: CUPS allows no slash
in a name, Windows no backslash."""


@dataclass(frozen=True, slots=True)
class Devices:
    """The camera chosen last, how the venue's scanner is set up, and how slips are printed: on
    which printer (the system's default one where empty), on what, and when; what has a sound; and
    which printer takes forms, reports and other pages, or `AS_PDF`.
    """

    camera: str = ""
    scanner_prefix: str = ""
    scanner_suffix: str = ""
    serial_port: str = ""
    serial_rate: int = 9600
    slip_printer: str = ""
    slip_paper: SlipPaper = SlipPaper.ROLL_80
    slip_when: SlipWhen = SlipWhen.NEVER
    sound: SoundWhen = SoundWhen.LOOK
    page_printer: str = ""


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
