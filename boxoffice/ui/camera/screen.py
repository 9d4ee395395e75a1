"""What the camera panel shows, as frozen data; the picture itself goes straight to the view."""

from dataclasses import dataclass
from enum import StrEnum

Corner = tuple[float, float]
"""Across and down from the picture's top left, both in widths of the picture."""


class MarkTone(StrEnum):
    """What a frame in the picture means."""

    SEEN = "seen"
    READ = "read"
    TWO = "two"


@dataclass(frozen=True, slots=True)
class Mark:
    """A frame around a code in the picture; its corners go round the code."""

    corners: tuple[Corner, ...]
    tone: MarkTone


@dataclass(frozen=True, slots=True)
class CameraChoice:
    """One camera to choose."""

    id: str
    name: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class CameraScreen:
    """The panel; `message` stands where the picture would be while there is none."""

    open: bool = False
    title: str = ""
    message: str = ""
    hint: str = ""
    caution: bool = False
    retry: str = ""
    marks: tuple[Mark, ...] = ()
    cameras: tuple[CameraChoice, ...] = ()
