"""Who may sign in at a desk, and how wrong PINs slow one clerk down without locking anyone out."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sync.protocol.clerks import ClerkRole

FREE_TRIES = 5
"""So many wrong PINs in a row cost nothing but the typing."""
_FIRST_WAIT = timedelta(seconds=30)
_LONGEST_WAIT = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class KnownClerk:
    """A clerk as the desk keeps it: `temporary` ones were added here by a supervisor and end with
    their event (`until`); `try_after` is when the next PIN is looked at.
    """

    name: str
    role: ClerkRole
    temporary: bool = False
    until: datetime | None = None
    failures: int = 0
    try_after: datetime | None = None

    @property
    def supervises(self) -> bool:
        """Whether this clerk may decide where a clerk may not."""
        return self.role is ClerkRole.SUPERVISOR

    def ended(self, now: datetime) -> bool:
        """Whether a temporary clerk's event is over."""
        return self.until is not None and self.until <= now

    def wait(self, now: datetime) -> timedelta:
        """How long until the next PIN of this clerk is looked at; never longer than the longest
        wait, also where the clock was set back meanwhile.
        """
        if self.try_after is None or self.try_after <= now:
            return timedelta(0)
        return min(self.try_after - now, _LONGEST_WAIT)


def wait_after(failures: int) -> timedelta:
    """The wait that so many wrong PINs in a row cost: none at first, then doubling."""
    beyond = failures - FREE_TRIES
    if beyond < 0:
        return timedelta(0)
    doublings: int = 2 ** min(beyond, 10)
    return min(_FIRST_WAIT * doublings, _LONGEST_WAIT)
