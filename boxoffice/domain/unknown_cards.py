"""How many cards that nobody knows are looked up at a desk: counted, never which.

Somebody who tries card codes reads many that no card has, and gives nothing on them. At a counter a
card that the list lacks is rare (some 55 new ones a day, in the whole network), and mostly gets its
tickets on its face, which takes it out of the count.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

MANY: Final = 40
"""So many within `WITHIN` are no queue: at most some sixty people are served in that time, and the
list lacks one card in a hundred."""
WITHIN: Final = timedelta(minutes=10)
MANY_A_DAY: Final = 200
"""For who tries slowly."""
TOLD_FOR: Final = timedelta(hours=1)
"""So long nothing more is said; the counting goes on."""


@dataclass(frozen=True, slots=True)
class UnknownCards:
    """Unknown cards of a local day on which nothing was given, the moments of the latest ones, and
    when people were told last, and of how many of the day.
    """

    day: date | None = None
    cards: int = 0
    lately: tuple[datetime, ...] = ()
    told_at: datetime | None = None
    told_of: int = 0

    def looked_up(self, at: datetime, day: date) -> "UnknownCards":
        """One more."""
        lately = (*(each for each in self.lately if at - WITHIN < each <= at), at)
        cards, told_of = (self.cards, self.told_of) if day == self.day else (0, 0)
        return replace(self, day=day, cards=cards + 1, lately=lately[-MANY:], told_of=told_of)

    def settled(self) -> "UnknownCards":
        """One less: tickets were given on it after all, or the centre knows it."""
        return replace(self, cards=max(0, self.cards - 1), lately=self.lately[:-1])

    def needs_telling(self, at: datetime) -> bool:
        """Whether there are so many that people should hear of it now."""
        if self.told_at is not None and self.told_at <= at < self.told_at + TOLD_FOR:
            return False
        return len(self.lately) >= MANY or self.cards - self.told_of >= MANY_A_DAY

    def told(self, at: datetime) -> "UnknownCards":
        """People were told; what makes many begins anew."""
        return replace(self, lately=(), told_at=at, told_of=self.cards)

    def written(self) -> dict[str, object]:
        """As a JSON value."""
        return {
            "day": self.day and self.day.isoformat(),
            "cards": self.cards,
            "lately": [each.isoformat() for each in self.lately],
            "told_at": self.told_at and self.told_at.isoformat(),
            "told_of": self.told_of,
        }


def read_unknown_cards(value: object) -> UnknownCards:
    """What `written` wrote; nothing where nothing was written yet."""
    if not isinstance(value, Mapping):
        return UnknownCards()
    day, told_at = value["day"], value["told_at"]
    return UnknownCards(
        day=date.fromisoformat(day) if day else None,
        cards=int(value["cards"]),
        lately=tuple(datetime.fromisoformat(each) for each in value["lately"]),
        told_at=datetime.fromisoformat(told_at) if told_at else None,
        told_of=int(value["told_of"]),
    )
