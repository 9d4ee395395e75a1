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
    """One event's tickets in a line, what its till counted, and the difference."""

    event: str
    title: str
    counts: str
    till: str = ""
    difference: str = ""
    unreadable: bool = False
    """What was written as the till's count is no number."""
    spoken: str = ""
    """What a screen reader says of the field for the till's count."""


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
    total: EventFigures | None
    """The sum of several events; one event is its own."""
    note: str
    late: tuple[str, ...]
    """What was typed from paper today for other days, a line for each day and event."""
    till_label: str
    open_label: str
    open_lines: tuple[OpenLine, ...]
    unsent: OpenLine
    leave: str
    acts: tuple[tuple[ShiftAct, str, bool], ...]
    """The buttons: what each does, its words, and whether it can be pressed."""
    hint: str = ""
    hint_is_good: bool = True
