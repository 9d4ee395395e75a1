"""The made-up cards, kept as columns so that a million of them take seconds."""

import random
from array import array
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import accumulate, chain, repeat
from typing import NamedTuple

from sync.protocol.card_codes import CodeFormat
from sync.protocol.days import LocalDays
from sync.protocol.kinds import CardKind
from sync.server.seed.places import HOME_REGIONS

MINIMUM_CARDS = 20
FEWEST_DIGITS, FEWEST_COMMUNITY_DIGITS = 6, 4
SPARSENESS = 20
"""Codes possible for each one in use: a mistyped digit then mostly hits no card."""
VALID_FOR = timedelta(days=365)
EXPIRED_WITHIN_DAYS = 400
BLOCKED_WITHIN_DAYS = 60
_BYTES = 256
_MINUTE = timedelta(minutes=1)
_FIRST_ALLOWANCES = (0, 3, 0, 1, 2)
"""The first cards are the examples every network has: alone, a family of four, and so on."""
_LAST_DAY_TODAY = 2
"""The index of the first card whose last valid day is today."""


def _shares(weights: Sequence[int]) -> bytes:
    """A translation of random bytes into indices that come up as often as their weights say."""
    bounds = [total * _BYTES // sum(weights) for total in accumulate(weights)]
    return bytes(bisect(bounds, value) for value in range(_BYTES))


_ALLOWANCES = _shares((62, 14, 13, 7, 3, 1))
_REGIONS = _shares([region.share for region in HOME_REGIONS])


class SeededCard(NamedTuple):
    """One card: active where `blocked_at` is None; `registered_at` is when the register got it."""

    code: str
    kind: CardKind
    last_valid_day: date
    child_allowance: int
    blocked_at: datetime | None
    registered_at: datetime
    home_region: str


@dataclass(frozen=True, slots=True)
class SeededCards:
    """All cards as columns, in the order active personal, active community, blocked, expired.

    `ages` counts days from today to the last valid day (negative: expired); `blocked_days` how
    many days ago a card was blocked (0: it was not).
    """

    now: datetime
    days: LocalDays
    active: int
    community: range
    digits: int
    community_digits: int
    numbers: Sequence[int]
    ages: Sequence[int]
    allowances: bytes
    regions: bytes
    blocked_days: bytes

    def __len__(self) -> int:
        """How many cards, those that are not valid included."""
        return len(self.numbers)

    def __getitem__(self, index: int) -> SeededCard:
        """The card at an index."""
        return next(self._between(index, index + 1))

    def __iter__(self) -> Iterator[SeededCard]:
        """Every card, made as it is asked for."""
        return chain(
            self._between(0, self.community.start),
            self._between(self.community.start, self.community.stop),
            self._between(self.community.stop, len(self)),
        )

    @property
    def formats(self) -> tuple[CodeFormat, ...]:
        """The code formats of the network, which do not overlap."""
        return (
            CodeFormat(
                id="personal",
                pattern=f"[A-Z]{{3}}[0-9]{{{self.digits}}}",
                grouping=(3, self.digits // 2, self.digits - self.digits // 2),
                example="ESP" + "104482".rjust(self.digits, "0"),
            ),
            CodeFormat(
                id="community",
                pattern=f"[A-Z]{{3}}Y[0-9]{{{self.community_digits}}}",
                grouping=(3, 1, self.community_digits - 3, 3),
                example="ESPY" + "214".rjust(self.community_digits, "0"),
            ),
        )

    def _pattern(self, kind: CardKind) -> str:
        if kind is CardKind.COMMUNITY:
            return f"Y%0{self.community_digits}d"
        return f"%0{self.digits}d"

    def _between(self, start: int, stop: int) -> Iterator[SeededCard]:
        """The cards of a range, which are all of one kind."""
        kind = CardKind.COMMUNITY if start in self.community else CardKind.PERSONAL
        pattern = self._pattern(kind)
        prefixes = [region.prefix + pattern for region in HOME_REGIONS]
        names = [region.name for region in HOME_REGIONS]
        columns = (
            column[start:stop]
            for column in (self.numbers, self.ages, self.allowances, self.regions)
        )
        dates: dict[int, tuple[date, datetime]] = {}
        blocked = self.blocked_days[start:stop]
        for number, age, allowance, region, ago in zip(*columns, blocked, strict=True):
            if age not in dates:
                dates[age] = self._dates(age)
            last_valid_day, registered = dates[age]
            blocked_at = self._blocked_at(ago, registered) if ago else None
            yield SeededCard(
                prefixes[region] % number,
                kind,
                last_valid_day,
                allowance,
                blocked_at,
                registered,
                names[region],
            )

    def _blocked_at(self, days_ago: int, registered: datetime) -> datetime:
        return max(self.now - timedelta(days=days_ago), registered + _MINUTE)

    def _dates(self, age: int) -> tuple[date, datetime]:
        """The last valid day and the moment of registration, a year before it at midday or so."""
        last = self.days.day_of(self.now) + timedelta(days=age)
        midday = self.days.start_of(last - VALID_FOR) + timedelta(hours=7)
        return last, min(midday, self.now - _MINUTE)


def make_cards(rng: random.Random, cards: int, now: datetime, days: LocalDays) -> SeededCards:
    """`cards` active cards, then about 3% blocked and 4% expired ones; `ValueError` below 20."""
    if cards < MINIMUM_CARDS:
        raise ValueError(f"a network has at least {MINIMUM_CARDS} cards")
    community = max(2, cards // 100)
    blocked, expired = max(2, cards * 3 // 100), max(2, cards * 4 // 100)
    personal = cards - community
    total = cards + blocked + expired
    digits = _digits(total, FEWEST_DIGITS)
    community_digits = _digits(community, FEWEST_COMMUNITY_DIGITS)
    people = rng.sample(range(10**digits), total - community)
    groups = rng.sample(range(10**community_digits), community)
    ages = array("h", rng.choices(range(VALID_FOR.days), k=cards + blocked))
    ages[_LAST_DAY_TODAY] = 0
    for index in (*range(_LAST_DAY_TODAY), personal):
        ages[index] = max(ages[index], 30)
    ages.extend(-age for age in rng.choices(range(1, EXPIRED_WITHIN_DAYS + 1), k=expired))
    allowances = bytearray(rng.randbytes(total).translate(_ALLOWANCES))
    allowances[: len(_FIRST_ALLOWANCES)] = bytes(_FIRST_ALLOWANCES)
    allowances[personal:cards] = bytes(community)
    return SeededCards(
        now=now,
        days=days,
        active=cards,
        community=range(personal, cards),
        digits=digits,
        community_digits=community_digits,
        numbers=array("q", chain(people[:personal], groups, people[personal:])),
        ages=ages,
        allowances=bytes(allowances),
        regions=rng.randbytes(total).translate(_REGIONS),
        blocked_days=bytes(
            chain(
                repeat(0, cards),
                rng.choices(range(1, BLOCKED_WITHIN_DAYS + 1), k=blocked),
                repeat(0, expired),
            )
        ),
    )


def _digits(codes: int, fewest: int) -> int:
    return max(fewest, len(str(codes * SPARSENESS - 1)))
