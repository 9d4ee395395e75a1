"""How old the card list is, counted from the moment the centre signed its head."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sync.protocol.programme import ListPolicy


class ListAge(StrEnum):
    """The three ages of a list (domain, Verdicts); a desk without a list counts as `old`."""

    FRESH = "fresh"
    STALE = "stale"
    OLD = "old"


@dataclass(frozen=True, slots=True)
class ListState:
    """The list's age class, and its age where there is a list at all."""

    age: ListAge
    since: timedelta | None

    @property
    def exists(self) -> bool:
        """Whether any list is in force."""
        return self.since is not None


NO_LIST = ListState(ListAge.OLD, None)


def list_state(issued_at: datetime | None, now: datetime, policy: ListPolicy) -> ListState:
    """Fresh up to 24 h, stale up to 72 h, then old (hours are policy data). `issued_at` is None
    where no list is in force; `now` is corrected time.
    """
    if issued_at is None:
        return NO_LIST
    since = max(timedelta(0), now - issued_at)
    if since <= timedelta(hours=policy.fresh_hours):
        return ListState(ListAge.FRESH, since)
    if since <= timedelta(hours=policy.stale_hours):
        return ListState(ListAge.STALE, since)
    return ListState(ListAge.OLD, since)
