"""How a hard quota is split among the desks of a venue: pure functions of what is known.

Why these rules: `docs/adr/0012-splitting-a-hard-quota.md`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

FAMILY = 4
"""A desk that asks because somebody stands before it gets as much beyond its fair holding."""
JUST_NOW = timedelta(minutes=3)
"""What was given so lately is not asked back: whom it was for still stands there."""


@dataclass(frozen=True, slots=True)
class Lease:
    """A lease as the centre knows it: all units it was ever given, those that rows used (and that
    its own desk did not take back), and those returned.
    """

    id: str
    device: str
    incarnation: str
    units: int
    not_after: datetime
    report_by: datetime
    granted_at: datetime
    used: int = 0
    returned: int = 0
    released_at: datetime | None = None

    @property
    def unused(self) -> int:
        """Units that its desk may still give, for all that the centre knows."""
        return 0 if self.released_at is not None else self.unreported

    @property
    def unreported(self) -> int:
        """Units of which no row says what became of them, released or not."""
        return max(0, self.units - self.used - self.returned)


@dataclass(frozen=True, slots=True)
class Quota:
    """An event's hard quota: units of unvoided issues (`settled`, whoever gave them), every lease,
    and how many units each desk in use at the venue has given.
    """

    tickets: int
    settled: int
    leases: Sequence[Lease]
    given: Mapping[str, int]

    @property
    def held(self) -> int:
        """Unused units in leases."""
        return sum(lease.unused for lease in self.leases)

    @property
    def free(self) -> int:
        """Units that nobody holds and nobody used; nothing where the quota was made smaller."""
        return max(0, self.tickets - self.settled - self.held)

    def open_to(self, device: str, incarnation: str, now: datetime) -> list[Lease]:
        """The leases that a desk may use now: not those of an incarnation it ended."""
        return [
            lease
            for lease in self.leases
            if (lease.device, lease.incarnation) == (device, incarnation)
            and lease.released_at is None
            and lease.not_after > now
        ]


def fair_holding(quota: Quota, device: str) -> int:
    """How many unused units a desk should hold: its part of four fifths of them all, by what it
    gave so far. A desk that gave none weighs as one ticket.
    """
    left = max(0, quota.tickets - quota.settled)
    weights = sum(1 + given for given in quota.given.values())
    weight = 1 + quota.given.get(device, 0)
    return left * 4 * weight // (5 * max(weights, weight))


def units_to_give(quota: Quota, device: str, held: int, want: int) -> int:
    """How many units a request gets that comes from a desk which holds some unused: up to the fair
    holding, and a family's worth where it holds less than that.
    """
    most = max(fair_holding(quota, device) - held, min(want, FAMILY) - held)
    return max(0, min(want, most, quota.free))


def units_to_keep(quota: Quota, lease: Lease, now: datetime) -> int:
    """How many unused units of a lease its desk should go on holding: the fair holding, and less
    while the centre lacks its fifth, which desks that are silent may hold: all that can be reached
    give of what they have.
    """
    fair = fair_holding(quota, lease.device)
    if now - lease.granted_at < JUST_NOW:
        return max(fair, lease.unused)
    lacking = max(0, quota.tickets - quota.settled) // 5 - quota.free
    if lacking <= 0 or not lease.unused:
        return fair
    return min(fair, lease.unused - -(-lacking * lease.unused // quota.held))
