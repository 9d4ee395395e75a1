"""How a hard quota is split among the desks of a venue: pure functions of what is known.

Why these rules: `docs/adr/0012-splitting-a-hard-quota.md`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

FAMILY = 4
"""A desk that was asked for tickets and had none gets as many, where nobody else needs them."""
PLENTY = 4 * FAMILY
"""With so many tickets free beyond the needs of others, those behind who waits are served too: the
line of a desk may be there for one round only.
"""
JUST_NOW = timedelta(minutes=2)
"""What was given so lately is not asked back: whom it was for still stands there."""


@dataclass(frozen=True, slots=True)
class Lease:
    """A lease as the centre knows it: all units it was ever given, those that rows used (and that
    nobody took back), and those returned.
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
class Asked:
    """What a desk asks for: units ahead of need (`want`), and how many it must hold for somebody
    who waits there (0: nobody does).
    """

    device: str
    want: int
    needed: int = 0


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
    def left(self) -> int:
        """Units that nobody used."""
        return max(0, self.tickets - self.settled)

    @property
    def fifth(self) -> int:
        """What the centre would keep for those who are refused somewhere."""
        return self.left // 5

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
    gave so far. A desk that gave none weighs as one ticket; beside a single desk there is room for
    another one, which may be enrolled while the first cannot be reached.
    """
    weight = 1 + quota.given.get(device, 0)
    weights = max(sum(1 + given for given in quota.given.values()), weight + 1)
    return quota.left * 4 * weight // (5 * weights)


def units_lacking(asked: Asked, held: int) -> int:
    """How many units a desk lacks for somebody who waits there."""
    return max(0, asked.needed - held)


def units_to_give(quota: Quota, asked: Asked, held: int, lacking: Mapping[str, int]) -> int:
    """How many units a request gets that comes from a desk which holds some unused; `lacking` is
    what desks lack for whom they refused, by desk.

    Whoever waits gets all that he lacks as soon as it is free, and not a part of it, which would
    help nobody: what is free meanwhile may be enough for somebody else. He gets a family's worth,
    for he may not be alone, of what is free beyond the needs of others, and a family's worth beyond
    what he lacks where that is plenty. What is asked for ahead of
    need, up to the fair holding, is given of what is free beyond the fifth too.
    """
    short = units_lacking(asked, held)
    if short > quota.free:
        return 0
    others = _of_others(lacking, asked.device)
    beyond = quota.free - others
    behind = short + FAMILY if beyond >= PLENTY else 0
    family = min(max(FAMILY - held, behind), beyond) if short else 0
    spare = quota.free - max(quota.fifth, others)
    ahead = min(asked.want, fair_holding(quota, asked.device) - held, spare)
    return max(short, family, ahead)


def units_to_keep(quota: Quota, lease: Lease, lacking: Mapping[str, int], now: datetime) -> int:
    """How many unused units of a lease its desk should go on holding: the fair holding, and less
    while the centre lacks its fifth, or what others need who wait at their desks. Desks that are
    silent may hold it: all that can be reached give of what they have, for who waits at least a
    quarter, for less is not worth a row to a desk.
    """
    fair = fair_holding(quota, lease.device)
    if now - lease.granted_at < JUST_NOW:
        return max(fair, lease.unused)
    others = _of_others(lacking, lease.device)
    missing = max(quota.fifth, others) - quota.free
    if missing <= 0 or not lease.unused:
        return fair
    back = -(-missing * lease.unused // quota.held)
    if others > quota.free:
        back = max(back, -(-lease.unused // 4))
    return min(fair, lease.unused - back)


def _of_others(lacking: Mapping[str, int], device: str) -> int:
    return sum(units for each, units in lacking.items() if each != device)
