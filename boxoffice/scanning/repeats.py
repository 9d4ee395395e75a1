"""Tells a second look at the same card from the next card."""

from typing import Final

SAME_READ_MS: Final = 3000


class RepeatGuard:
    """A card read again within 3 s, by whatever source, is the same read.

    The 3 s run from the last sighting, so that a card left before a camera is one read.
    """

    def __init__(self, window_ms: int = SAME_READ_MS) -> None:
        """`window_ms` is the time in which the same text is the same read."""
        self._window_ms = window_ms
        self._text: str | None = None
        self._seen_ms = 0.0

    def is_repeat(self, text: str, now_ms: float) -> bool:
        """Notes the reading and says whether it repeats the last; any monotonic milliseconds."""
        age = now_ms - self._seen_ms
        repeat = text == self._text and 0 <= age < self._window_ms
        self._text, self._seen_ms = text, now_ms
        return repeat

    def forget(self) -> None:
        """The card was dealt with: its next reading is a new one."""
        self._text = None
