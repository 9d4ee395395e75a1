"""Days of twenty desks that share a hard quota, played with the splitting's own functions.

`python -m tests.server.test_splitting 10000` plays as many days as it is told.
"""

import sys
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from random import Random

from boxoffice.domain.quota_shares import Share, units_left, units_to_ask, units_to_return
from sync.server.splitting import (
    FAMILY,
    Lease,
    Quota,
    fair_holding,
    units_to_give,
    units_to_keep,
)

MORNING = datetime(2026, 4, 25, 7, 0, tzinfo=UTC)
OVER = MORNING + timedelta(hours=16)
TICKETS = 100
DESKS = tuple(f"desk-{number}" for number in range(20))
PATIENCE = 4
PARTIES = (1, 1, 1, 2, 2, 3, 4)


@dataclass
class _Centre:
    """What the centre knows: leases by desk, and uses that desks have reported."""

    leases: dict[str, Lease] = field(default_factory=dict)
    given: dict[str, int] = field(default_factory=lambda: dict.fromkeys(DESKS, 0))

    def quota(self) -> Quota:
        """The quota as it stands."""
        leases = list(self.leases.values())
        return Quota(TICKETS, sum(self.given.values()), leases, self.given)


@dataclass
class _Desk:
    """A desk: its share, what it has not reported, whom it refused."""

    name: str
    share: Share | None = None
    unreported: int = 0
    needed: int = 0
    given: int = 0

    def serve(self, party: int, now: datetime) -> bool:
        """Give where the share has enough."""
        if self.share is None or units_left([self.share], now) < party:
            self.needed = max(self.needed, party)
            return False
        self.share = replace(self.share, used=self.share.used + party)
        self.unreported += party
        self.given += party
        return True

    def round(self, centre: _Centre, now: datetime) -> None:
        """Return what is too much, report, hear of the lease, ask for what lacks."""
        lease = centre.leases.get(self.name)
        if lease is not None and self.share is not None:
            back = 0 if self.needed else units_to_return(self.share, now, done=False)
            self.share = replace(self.share, returned=self.share.returned + back)
            centre.leases[self.name] = lease = replace(
                lease, used=lease.used + self.unreported, returned=lease.returned + back
            )
            centre.given[self.name] += self.unreported
            self.unreported = 0
            self._hear(centre, lease, now)
        want = units_to_ask([self.share] if self.share else [], self.needed, now)
        if not want:
            return
        held = lease.unused if lease else 0
        units = units_to_give(centre.quota(), self.name, held, want)
        if units:
            before = lease or Lease(self.name, self.name, "1", 0, OVER, OVER, now)
            lease = replace(before, units=before.units + units, granted_at=now)
            centre.leases[self.name] = lease
            self._hear(centre, lease, now)

    def _hear(self, centre: _Centre, lease: Lease, now: datetime) -> None:
        keep = units_to_keep(centre.quota(), lease, now)
        known = self.share or Share(lease.id, "concert", 0, 0, OVER, OVER)
        self.share = replace(known, units=lease.units, keep=keep)


@dataclass(frozen=True)
class Day:
    """How a day ended: tickets given, and parties refused at desks that could reach the centre
    while more than a family's tickets were within reach.
    """

    given: int
    refused: int
    unsold: int
    out_of_reach: int


def play(seed: int) -> Day:
    """One day: a crowd that prefers some desks, and connections that come and go. Whoever is
    refused waits for some rounds of all desks, and goes then.
    """
    random = Random(seed)
    centre, desks = _Centre(), {name: _Desk(name) for name in DESKS}
    weights = [random.paretovariate(random.choice((0.5, 1, 3))) for _ in DESKS]
    cut = {name for name in DESKS if random.random() < random.choice((0, 0, 0.1, 0.4))}
    now, refused = MORNING, 0
    for desk in desks.values():
        desk.round(centre, now)
    crowd = random.randint(40, 160)
    while crowd > 0:
        now += timedelta(minutes=random.choice((1, 2, 5)))
        visits = [(random.choices(DESKS, weights)[0], random.choice(PARTIES)) for _ in range(3)]
        crowd -= len(visits)
        waiting = visits
        for _ in range(PATIENCE):
            for name, _ in visits:
                desks[name].needed = 0
            waiting = [
                (name, party) for name, party in waiting if not desks[name].serve(party, now)
            ]
            for name in DESKS:
                if name not in cut:
                    desks[name].round(centre, now)
            now += timedelta(minutes=1)
            if not waiting:
                break
        refused += sum(name not in cut for name, _ in waiting)
        assert sum(desk.given for desk in desks.values()) <= TICKETS
    given = sum(desk.given for desk in desks.values())
    held = sum(desk.share.left for desk in desks.values() if desk.name in cut and desk.share)
    return Day(given, refused, TICKETS - given - held, held)


def strands(day: Day) -> bool:
    """Whether people were refused while more than five in a hundred tickets stayed unsold."""
    return day.refused > 0 and day.unsold * 20 > TICKETS


def test_a_hard_quota_is_never_oversold_and_little_of_it_is_stranded() -> None:
    """Most days refuse people, and those sell out but for some that nobody may reach in time."""
    days = [play(seed) for seed in range(40)]
    refusing = [day for day in days if day.refused]
    assert len(refusing) > len(days) // 2
    assert max(day.given for day in refusing) == TICKETS
    assert sum(day.unsold for day in refusing) * 20 <= TICKETS * len(refusing)
    assert sum(strands(day) for day in refusing) * 8 <= len(refusing)


def _quota(*leases: Lease, settled: int = 0, given: dict[str, int] | None = None) -> Quota:
    return Quota(TICKETS, settled, leases, given or dict.fromkeys(DESKS, 0))


def _lease(device: str, units: int, used: int = 0, returned: int = 0) -> Lease:
    return Lease(device, device, "1", units, OVER, OVER, MORNING, used, returned)


def test_where_nothing_is_known_the_split_is_equal_and_a_fifth_is_held_back() -> None:
    assert [fair_holding(_quota(), name) for name in DESKS] == [4] * 20
    assert units_to_give(_quota(), "desk-3", 0, 50) == 4


def test_the_split_follows_what_desks_gave() -> None:
    given = dict.fromkeys(DESKS, 0) | {"desk-0": 20}
    quota = _quota(settled=20, given=given)
    assert fair_holding(quota, "desk-0") == 80 * 4 * 21 // (5 * 40)
    assert fair_holding(quota, "desk-1") == 1


def test_nothing_is_given_that_others_hold() -> None:
    quota = _quota(_lease("desk-1", 60), _lease("desk-2", 45, used=5), settled=5)
    assert (quota.held, quota.free) == (100, 0)
    assert units_to_give(quota, "desk-3", 0, 1) == 0


def test_a_quota_that_was_made_smaller_gives_nothing_and_takes_nothing_away() -> None:
    quota = replace(_quota(_lease("desk-1", 60)), tickets=50)
    assert quota.free == 0
    assert units_to_give(quota, "desk-2", 0, 1) == 0
    assert units_to_keep(quota, quota.leases[0], OVER) == 2


def test_a_family_that_stands_there_is_served_beyond_the_fair_holding() -> None:
    quota = _quota(settled=90, given=dict.fromkeys(DESKS, 0) | {"desk-0": 90})
    assert fair_holding(quota, "desk-1") == 0
    assert units_to_give(quota, "desk-1", 0, 3) == 3
    assert units_to_give(quota, "desk-1", 0, 50) == FAMILY


def test_what_was_just_given_is_not_asked_back() -> None:
    lease = _lease("desk-1", 4)
    quota = _quota(lease, settled=90, given=dict.fromkeys(DESKS, 0) | {"desk-0": 90})
    assert units_to_keep(quota, lease, MORNING + timedelta(minutes=2)) == 4
    assert units_to_keep(quota, lease, MORNING + timedelta(minutes=3)) == 0


def test_units_of_a_released_lease_are_nobodys() -> None:
    lease = replace(_lease("desk-1", 10, used=2, returned=1), released_at=OVER)
    assert (lease.unused, lease.unreported) == (0, 7)


if __name__ == "__main__":
    played = [play(seed) for seed in range(int(sys.argv[1]))]
    stranded = [day for day in played if strands(day)]
    refusing = [day for day in played if day.refused]
    unsold = sum(day.unsold for day in refusing) / max(1, len(refusing))
    print(f"{len(played)} days, {len(refusing)} refused somebody, {unsold:.2f} unsold of those,")
    print(f"{len(stranded)} stranded more than 5 %, none oversold")
