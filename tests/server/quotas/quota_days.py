"""Days of twenty desks that share a hard quota, played in memory with the real rules of splitting.

`python -m tests.server.quotas.quota_days 10000` plays as many days as it is told and says how they
went.
"""

import sys
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from random import Random

from boxoffice.domain.quota_shares import Share, units_left, units_to_ask, units_to_return
from sync.server.quotas.splitting import (
    Asked,
    Lease,
    Quota,
    units_lacking,
    units_to_give,
    units_to_keep,
)
from sync.server.store.needs import STANDS_FOR

MORNING = datetime(2026, 4, 25, 7, 0, tzinfo=UTC)
OVER = MORNING + timedelta(hours=16)
EVENT, TICKETS = "concert", 100
DESKS = tuple(f"desk-{number}" for number in range(20))
PATIENCE = 4
"""So many rounds of all desks somebody waits who is refused."""
NEEDED_FOR = timedelta(minutes=10)
PARTIES = (1, 1, 1, 1, 2, 2, 2, 3, 3, 4)


@dataclass
class _Centre:
    """What the centre knows: leases by desk, and uses that desks have reported."""

    leases: dict[str, Lease] = field(default_factory=dict)
    given: dict[str, int] = field(default_factory=lambda: dict.fromkeys(DESKS, 0))
    voids: dict[str, int] = field(default_factory=lambda: dict.fromkeys(DESKS, 0))
    """Units that others took back, by the desk that gave them and has not heard of it."""

    needs: dict[str, tuple[int, datetime]] = field(default_factory=dict)
    """What desks lack, and when they said so."""

    def quota(self) -> Quota:
        """The quota as it stands."""
        return Quota(TICKETS, sum(self.given.values()), tuple(self.leases.values()), self.given)

    def lacking(self, now: datetime) -> dict[str, int]:
        """What desks lack now."""
        return {each: units for each, (units, at) in self.needs.items() if now - at < STANDS_FOR}

    def take_back(self, desk: str, units: int) -> None:
        """Another desk voids what one has reported."""
        lease = self.leases[desk]
        self.leases[desk] = replace(lease, used=lease.used - units)
        self.given[desk] -= units
        self.voids[desk] += units

    def keep(self, lease: Lease, now: datetime) -> int:
        """What a desk is told to keep."""
        return units_to_keep(self.quota(), lease, self.lacking(now), now)


@dataclass
class _Desk:
    """A desk: its share, what it has not reported, whom it refused lately."""

    name: str
    share: Share | None = None
    unreported: int = 0
    needed: int = 0
    needed_at: datetime = MORNING
    given: int = 0
    offline_until: datetime = MORNING

    def serve(self, party: int, now: datetime) -> bool:
        """Give where the share has enough."""
        if self.share is None or units_left([self.share], now) < party:
            # Where nothing is left, nobody says how many tickets were wanted.
            known = party if self.share is not None and self.share.left else 1
            self.needed, self.needed_at = max(self.needed, known), now
            return False
        self.share = replace(self.share, used=self.share.used + party)
        self.unreported += party
        self.given += party
        return True

    def undo(self, units: int) -> None:
        """Take back tickets of its own; the lease has them again at once."""
        if self.share is not None and self.given >= units:
            self.share = replace(self.share, used=self.share.used - units)
            self.unreported -= units
            self.given -= units

    def round(self, centre: _Centre, now: datetime) -> None:
        """Return what is too much, report, hear of the lease and of voids, return once more by what
        was heard, ask for what lacks.
        """
        if now - self.needed_at >= NEEDED_FOR:
            self.needed = 0
        self._report(centre, now)
        if self._too_much(now):
            self._report(centre, now)
        want = units_to_ask([self.share] if self.share else [], self.needed, now)
        if want:
            self._ask(centre, centre.leases.get(self.name), want, now)

    def _too_much(self, now: datetime) -> int:
        if self.share is None or self.needed:
            return 0
        return units_to_return(self.share, now, done=False)

    def _report(self, centre: _Centre, now: datetime) -> None:
        lease = centre.leases.get(self.name)
        if lease is None or self.share is None:
            return
        back = self._too_much(now)
        if back or self.unreported:
            lease = replace(
                lease, used=lease.used + self.unreported, returned=lease.returned + back
            )
            centre.leases[self.name] = lease
            centre.given[self.name] += self.unreported
            self.unreported = 0
        heard = centre.voids[self.name]
        centre.voids[self.name] = 0
        self.share = replace(
            self.share,
            units=lease.units,
            used=self.share.used - heard,
            returned=self.share.returned + back,
            keep=centre.keep(lease, now),
        )

    def _ask(self, centre: _Centre, lease: Lease | None, want: int, now: datetime) -> None:
        held = lease.unused if lease else 0
        asked = Asked(self.name, want, self.needed)
        units = units_to_give(centre.quota(), asked, held, centre.lacking(now))
        centre.needs[self.name] = (units_lacking(asked, held + units), now)
        self.needed = 0
        if units:
            before = lease or Lease(self.name, self.name, "1", 0, OVER, OVER, now)
            lease = replace(before, units=before.units + units, granted_at=now)
            centre.leases[self.name] = lease
            known = self.share or Share(lease.id, EVENT, 0, 0, OVER, OVER)
            self.share = replace(known, units=lease.units, keep=centre.keep(lease, now))


@dataclass
class Day:
    """How a day went: tickets given, parties refused at desks that had just reached the centre, how
    many of those were refused while their tickets and more than five in a hundred were within
    reach, the most tickets that were within reach when somebody was refused, and what was within
    reach, and out of it, in the end.
    """

    given: int = 0
    refused: int = 0
    stranded: int = 0
    within: int = 0
    unsold: int = 0
    out_of_reach: int = 0

    @property
    def left_over(self) -> int:
        """Tickets that were within reach when somebody was refused, and stayed unsold."""
        return min(self.within, self.unsold)

    @property
    def strands(self) -> bool:
        """Whether more than five in a hundred tickets stayed unsold while people were refused."""
        return self.left_over * 20 > TICKETS


class _Play:
    """One day under way."""

    def __init__(self, seed: int) -> None:
        self.random = random = Random(seed)
        self.centre = _Centre()
        self.desks = {name: _Desk(name) for name in DESKS}
        self.weights = [random.paretovariate(random.choice((0.5, 1, 3))) for _ in DESKS]
        cut = random.choice((0, 0, 0.1, 0.4))
        self.cut_all_day = {name for name in DESKS if random.random() < cut}
        self.drops = random.choice((0, 0, 0.01, 0.05))
        self.undoes = random.choice((0, 0.05, 0.2))
        self.now = MORNING
        self.reached: set[str] = set()
        """The desks that the last round reached."""
        self.beyond: dict[str, int] = {}
        """By desks that it did not reach, or was the first to: what they had given before it and
        still held. What one returns in a round others fetch in the next.
        """
        self.day = Day()

    def play(self) -> Day:
        """A crowd that prefers some desks, and connections that come and go. Whoever is refused
        waits for some rounds of all desks, and goes then. Some bring their tickets back.
        """
        random, desks = self.random, list(self.desks.values())
        random.shuffle(desks)
        for desk in desks:
            desk.round(self.centre, self.now)
        crowd = random.randint(40, 160)
        while crowd > 0:
            self.now += timedelta(minutes=random.choice((1, 2, 5)))
            crowd -= 3
            self._drop_lines()
            if random.random() < self.undoes:
                self._take_back()
            names = random.choices(DESKS, self.weights, k=3)
            self._serve([(name, random.choice(PARTIES)) for name in names])
        self.day.given = self._given()
        self.day.out_of_reach = self._held_out_of_reach()
        self.day.unsold = TICKETS - self.day.given - self.day.out_of_reach
        return self.day

    def _serve(self, waiting: list[tuple[str, int]]) -> None:
        for _ in range(PATIENCE):
            waiting = [
                (name, party)
                for name, party in waiting
                if not self.desks[name].serve(party, self.now)
            ]
            assert self._given() <= TICKETS
            self._rounds()
            if not waiting:
                return
        waiting = [each for each in waiting if not self.desks[each[0]].serve(each[1], self.now)]
        for name, party in waiting:
            if name in self.reached:
                within = TICKETS - self._given() - self._still_beyond()
                self.day.refused += 1
                self.day.within = max(self.day.within, within)
                self.day.stranded += within >= party and within * 20 > TICKETS

    def _rounds(self) -> None:
        self.now += timedelta(minutes=1)
        reaching = {name for name in DESKS if self._reaches(name)}
        self.beyond = {
            name: desk.share.left + desk.given
            for name, desk in self.desks.items()
            if desk.share is not None and name not in self.reached & reaching
        }
        self.reached = reaching
        for name in DESKS:
            if name in reaching:
                self.desks[name].round(self.centre, self.now)

    def _reaches(self, name: str) -> bool:
        return name not in self.cut_all_day and self.desks[name].offline_until <= self.now

    def _drop_lines(self) -> None:
        for desk in self.desks.values():
            if self.random.random() < self.drops:
                desk.offline_until = self.now + timedelta(minutes=self.random.randint(1, 60))

    def _take_back(self) -> None:
        """At the desk that gave, or at another one, which the first hears of later."""
        desk = self.desks[self.random.choice(DESKS)]
        units = self.random.choice((1, 2))
        if self.random.random() < 0.5:
            desk.undo(units)
        elif min(self.centre.given[desk.name], desk.given) >= units:
            self.centre.take_back(desk.name, units)
            desk.given -= units

    def _given(self) -> int:
        return sum(desk.given for desk in self.desks.values())

    def _still_beyond(self) -> int:
        return sum(max(0, had - self.desks[name].given) for name, had in self.beyond.items())

    def _held_out_of_reach(self) -> int:
        return sum(
            desk.share.left
            for name, desk in self.desks.items()
            if desk.share is not None and not self._reaches(name)
        )


def play(seed: int) -> Day:
    """One day."""
    return _Play(seed).play()


def told(days: Iterable[Day]) -> str:
    """How days went, in words."""
    days = list(days)
    refusing = [day for day in days if day.refused]
    left_over = sum(day.left_over for day in refusing) / max(1, len(refusing))
    refusals, stranded = sum(day.refused for day in days), sum(day.stranded for day in days)
    return (
        f"{len(days)} days, none oversold; people were refused on {len(refusing)}, on which"
        f" {left_over:.2f} of {TICKETS} tickets stayed unsold on average that were within reach"
        f" then, at most {max((day.left_over for day in refusing), default=0)}, and more than 5 on"
        f" {sum(day.strands for day in days)}; of {refusals} refusals {stranded} were made while"
        " more than 5 were within reach"
    )


def main() -> None:
    """Play as many days as asked for, and say every thousand how they went so far."""
    days: list[Day] = []
    for seed in range(int(sys.argv[1])):
        days.append(play(seed))
        if len(days) % 1000 == 0:
            print(told(days), flush=True)
    print(told(days))


if __name__ == "__main__":
    main()
