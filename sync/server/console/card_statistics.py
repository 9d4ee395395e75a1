"""Statistics of cards: where those come from that are used, how they were given on, and how many
are handed out, used, and never used. Nothing is told of an organisation or a single card.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sync.server.console.left_out import Group, left_out
from sync.server.store import given, uses_counted, venues
from sync.server.store.database import Transaction
from sync.server.store.given import Venues
from sync.server.store.handing_out import handed_counts
from sync.server.store.handing_out.card_acts import Act
from sync.server.store.uses_counted import EVER, Way

_ROW, _BAR, _WIDTH = 44, 18, 560
Cells = Mapping[tuple[str, str], int]
"""Uses by the card's home region and the venue's region."""
PublicCells = Mapping[tuple[str, str], int | None]


@dataclass(frozen=True, slots=True)
class CardRow:
    """The cards of one home region: in the register, in use, used in the year, never used; and what
    the region's organisations did in the year.
    """

    region: str
    registered: int
    in_use: int
    used: int
    never_used: int
    handed_out: int
    renewed: int
    replaced: int


@dataclass(frozen=True, slots=True)
class Ways:
    """How the uses of a year were given on; `provisional`: on what stands on the card alone."""

    uses: Mapping[Way, int]
    provisional: int

    def share(self, uses: int) -> int:
        """Of all uses, in whole per cent."""
        every = sum(self.uses.values())
        return round(100 * uses / every) if every else 0


@dataclass(frozen=True, slots=True)
class CardYear:
    """A year of cards; regions by id, homes as the register has them (a region's id, or a name)."""

    cells: Cells
    ways: Ways
    cards: Sequence[CardRow]
    names: Mapping[str, str]
    """The names of regions, by id."""
    in_use_on: date | None = None
    """The last day of the year on which cards in use were counted; None where nobody did."""

    @property
    def homes(self) -> Mapping[str, int]:
        """Uses by home region, the most first."""
        found: Counter[str] = Counter()
        for (home, _), uses in self.cells.items():
            found[home] += uses
        return dict(sorted(found.items(), key=lambda each: (-each[1], each[0])))

    @property
    def regions(self) -> Sequence[str]:
        """The regions of the venues, by id."""
        return sorted({region for _, region in self.cells})


def card_year(connection: Transaction, year: int, region: str | None) -> CardYear:
    """A year: of one region its venues' guests and its own cards, else all. The transaction is the
    door's.
    """
    cells: Counter[tuple[str, str]] = Counter()
    ways: Counter[Way] = Counter()
    provisional = 0
    for each in uses_counted.uses_of_year(connection, year, region):
        cells[each.home, each.region] += each.uses
        ways[each.way] += each.uses
        provisional += each.uses if each.provisional else 0
    names = venues.region_names(connection)
    given_on = Ways(ways, provisional)
    day, in_use = uses_counted.in_use_in_year(connection, year) or (None, {})
    rows = _cards(connection, year, region, in_use)
    return CardYear(cells, given_on, rows, names, day)


def ways_of(connection: Transaction, venues: Venues, year: int) -> Ways:
    """How the uses of a year were given on, at one venue or a few."""
    uses: Counter[Way] = Counter()
    provisional = 0
    for (way, on_face), number in given.by_way(connection, venues, year).items():
        uses[way] += number
        provisional += number if on_face else 0
    return Ways(uses, provisional)


def public_homes(connection: Transaction, year: int, region: str | None) -> PublicCells:
    """The uses of a year as they may be published, of one region's venues or of all: the file of a
    region leaves out what that of the network does.
    """
    cells: Counter[tuple[str, str]] = Counter()
    for each in uses_counted.uses_of_year(connection, year):
        cells[each.home, each.region] += each.uses
    return {key: uses for key, uses in as_public(cells).items() if region in {None, key[1]}}


def as_public(cells: Cells) -> PublicCells:
    """The uses as they may be published, None for those that are not: whoever knows from elsewhere
    how many there are in a region, from a home region or in all learns none by subtracting.
    """
    groups = [Group(cells)]
    for side in (0, 1):
        by_name: dict[str, list[tuple[str, str]]] = {}
        for key in cells:
            by_name.setdefault(key[side], []).append(key)
        groups += map(Group, by_name.values())
    hidden = left_out(cells, groups)
    return {key: None if key in hidden else uses for key, uses in cells.items()}


@dataclass(frozen=True, slots=True)
class HomeBar:
    """One home region of the picture: its words stand above its bar."""

    home: str
    uses: int
    y: int
    length: int


@dataclass(frozen=True, slots=True)
class HomeChart:
    """The picture of where cards come from."""

    bars: Sequence[HomeBar]
    width: int = _WIDTH
    thickness: int = _BAR

    @property
    def height(self) -> int:
        """Of all bars."""
        return _ROW * len(self.bars)


MOST_BARS: Final = 12


def home_chart(year: CardYear) -> HomeChart:
    """Bars of the home regions with the most uses."""
    homes = list(year.homes.items())[:MOST_BARS]
    most = max((uses for _, uses in homes), default=0)
    return HomeChart(
        [
            HomeBar(home, uses, place * _ROW, round(uses * _WIDTH / most))
            for place, (home, uses) in enumerate(homes)
        ]
    )


def _cards(
    connection: Transaction, year: int, region: str | None, in_use: Mapping[str, int]
) -> list[CardRow]:
    registered = uses_counted.cards_registered(connection)
    used = uses_counted.cards_used(connection, year)
    ever = uses_counted.cards_used(connection, EVER)
    done: Counter[tuple[str, Act]] = Counter()
    for each in handed_counts.of_year(connection, year):
        done[each.region, each.act] += each.cards
    homes = registered.keys() | in_use.keys() | {home for home, _ in done}
    return [
        CardRow(
            home,
            registered.get(home, 0),
            in_use.get(home, 0),
            used.get(home, 0),
            registered.get(home, 0) - ever.get(home, 0),
            done[home, Act.HANDED_OUT],
            done[home, Act.RENEWED],
            done[home, Act.REPLACEMENT],
        )
        for home in sorted(homes)
        if region is None or home == region
    ]
