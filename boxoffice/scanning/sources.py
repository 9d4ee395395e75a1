"""What reads cards besides keys: cameras and serial scanners, as the rest of the desk sees them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class CameraState(StrEnum):
    """What a camera does now."""

    CLOSED = "closed"
    STARTING = "starting"
    LIVE = "live"
    NONE = "none"
    FORBIDDEN = "forbidden"
    FAILED = "failed"
    NO_DECODER = "no_decoder"


@dataclass(frozen=True, slots=True)
class CameraName:
    """A camera of this computer: the id that stays the same between starts, and its name."""

    id: str
    name: str


class CameraSource(Protocol):
    """The cameras of this computer; every call is made on the interface thread."""

    def cameras(self) -> tuple[CameraName, ...]:
        """Those plugged in now, the system's first choice first."""
        ...

    def start(self, camera_id: str) -> None:
        """Show the camera of that id, or the first where it is not plugged in. What comes of it is
        announced as a `CameraState`.
        """
        ...

    def stop(self) -> None:
        """Let go of the camera."""
        ...


class SerialState(StrEnum):
    """What a serial scanner does now."""

    OFF = "off"
    LISTENING = "listening"
    MISSING = "missing"
    FORBIDDEN = "forbidden"
    BUSY = "busy"
