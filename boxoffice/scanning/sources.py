"""What every way of reading a card hands over, and to whom."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class ReadSource(StrEnum):
    """How a card's text came in."""

    TYPED = "typed"
    WEDGE = "wedge"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class CardRead:
    """A text read from a card, not yet known to be a card code; `at` is aware UTC."""

    text: str
    source: ReadSource
    at: datetime

    @property
    def scanned(self) -> bool:
        """Whether a machine read it, so that no digit can be mistyped."""
        return self.source is not ReadSource.TYPED


class CardReceiver(Protocol):
    """Whoever wants the cards: a source calls it once for each card, on the thread it lives on."""

    def card_read(self, read: CardRead) -> None:
        """Takes the next card; returns at once."""
        ...
