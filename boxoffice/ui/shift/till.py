"""What the till counted for each event, as it was written. Knows no Qt."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

_MOST_DIGITS: Final = 6


class TillCounts:
    """The written counts of one day by event; a new day begins with those that were kept of it."""

    def __init__(self) -> None:
        """Nothing is written yet."""
        self._day: date | None = None
        self._written: dict[str, str] = {}
        self._unkept: Counter[str] = Counter()

    def begin(self, day: date, kept: Mapping[str, int]) -> None:
        """The day that is counted now, and what the desk kept of it: what was written on another
        day goes. What is being written, and what is no number, stays as it stands.
        """
        if day != self._day:
            self._day, self._written, self._unkept = day, {}, Counter()
        for event in (*self._written, *kept):
            count = self.count(event)
            if self._unkept[event] or self.unreadable(event) or count == kept.get(event):
                continue
            self._written[event] = str(kept.get(event, ""))

    def write(self, event: str, text: str) -> None:
        """What stands in an event's field; it is not kept yet."""
        self._written[event] = text.strip()
        self._unkept[event] += 1

    def kept(self, event: str) -> None:
        """What was written first of what is not kept yet is kept now."""
        self._unkept[event] -= 1

    @property
    def events(self) -> tuple[str, ...]:
        """The events something is written for."""
        return tuple(each for each, text in self._written.items() if text)

    def text(self, event: str) -> str:
        """What was written for an event."""
        return self._written.get(event, "")

    def count(self, event: str) -> int | None:
        """The number written for an event; None where there is none, or what is written is none."""
        text = self.text(event)
        number = text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS
        return int(text) if number else None

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
