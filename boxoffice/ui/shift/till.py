"""What the till counted for each event, as it was written. Knows no Qt."""

from collections.abc import Iterable
from datetime import date


class TillCounts:
    """The written counts of one day by event; a new day begins with none."""

    def __init__(self) -> None:
        """Nothing is written yet."""
        self._day: date | None = None
        self._written: dict[str, str] = {}

    def begin(self, day: date) -> None:
        """The day that is counted now: what was written on another one goes."""
        if day != self._day:
            self._day, self._written = day, {}

    def write(self, event: str, text: str) -> None:
        """What stands in an event's field."""
        self._written[event] = text.strip()

    def text(self, event: str) -> str:
        """What was written for an event."""
        return self._written.get(event, "")

    def count(self, event: str) -> int | None:
        """The number written for an event; None where there is none, or what is written is none."""
        text = self.text(event)
        return int(text) if text.isascii() and text.isdecimal() else None

    def unreadable(self, event: str) -> bool:
        """Whether what is written is no number."""
        return bool(self.text(event)) and self.count(event) is None

    def total(self, events: Iterable[str]) -> int | None:
        """The till's count of all these events; None while one of them is not counted, or where
        there is none.
        """
        counts = [self.count(each) for each in events]
        known = [each for each in counts if each is not None]
        return sum(known) if known and len(known) == len(counts) else None
