"""What a desk holds of a hard quota, and when it asks for more or gives some back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

FIRST_WANT = 50
"""What a desk asks for that holds nothing yet; the centre gives what is fair."""
ENOUGH = 8
"""Two families: with fewer left a desk asks for what it may hold, also where that is more than a
quarter, for the next family should not be refused while the centre holds tickets.
"""


@dataclass(frozen=True, slots=True)
class Share:
    """A lease at the desk that holds it: units it was given, gave under it, and returned. One
    without `units` is suspended: a centre that was restored has not named it.
    """

    lease: str
    event: str
    units: int
    keep: int
    not_after: datetime
    report_by: datetime
    used: int = 0
    returned: int = 0

    @property
    def left(self) -> int:
        """Units that can be given, or returned."""
        return max(0, self.units - self.used - self.returned)

    def lives(self, now: datetime) -> bool:
        """Whether its units may be given at a moment of trusted time."""
        return now <= self.not_after


def units_left(shares: Iterable[Share], now: datetime) -> int:
    """How many tickets can be given at once: a giving takes its units from one lease."""
    return max((each.left for each in shares if each.lives(now)), default=0)


def units_to_ask(shares: Iterable[Share], needed: int, now: datetime) -> int:
    """How many units to ask for: a first share, or a refill once somebody was refused, less than a
    quarter of what it may hold is left, or few; 0 where there is enough. Who was refused is asked
    for in any case, and those behind him with him: a line may be there for one round only.
    """
    live = [each for each in shares if each.units and each.lives(now)]
    left = units_left(live, now)
    refill = max(each.keep for each in live) - left if live else FIRST_WANT
    if needed > left:
        return max(needed, refill)
    low = not live or left * 4 < refill + left or left < ENOUGH
    return max(0, refill) if low else 0


def units_to_return(share: Share, now: datetime, *, done: bool) -> int:
    """How many units of a lease go back: all where the lease is over or the event is done at this
    desk, else what is well beyond what the centre would have it keep.
    """
    if done or not share.lives(now):
        return share.left
    beyond = share.left - share.keep
    return beyond if beyond > 0 and beyond * 4 >= share.left else 0
