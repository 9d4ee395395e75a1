"""What the end of shift shows, as frozen data."""

from dataclasses import dataclass
from enum import StrEnum


class ShiftAct(StrEnum):
    """What a button of the screen does."""

    SEND = "send"
    PRINT = "print"
    SAVE = "save"


@dataclass(frozen=True, slots=True)
class EventFigures:
    """One event's tickets in a line; the last one of a screen is the sum of all."""

    title: str
    counts: str


@dataclass(frozen=True, slots=True)
class OpenLine:
    """One thing that may still be open; `count` is 0 where it is not. `action` leads to it."""

    name: str
    text: str
    count: int
    action: str = ""
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class ShiftScreen:
    """All of the screen at one moment."""

    heading: str
    recorded_label: str
    events: tuple[EventFigures, ...]
    note: str
    till_label: str
    till: str
    difference: str
    unreadable: bool
    """What was written as the till's count is no number."""
    open_label: str
    open_lines: tuple[OpenLine, ...]
    unsent: OpenLine
    leave: str
    acts: tuple[tuple[ShiftAct, str, bool], ...]
    """The buttons: what each does, its words, and whether it can be pressed."""
    hint: str = ""
    hint_is_good: bool = True
