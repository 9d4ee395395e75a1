"""Statistics of a year: by month, sector, venue and event. Nothing is counted by clerk."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sync.protocol.kinds import Sector
from sync.protocol.programme import Event, in_language
from sync.server.console.published import Place, published
from sync.server.console.words import word
from sync.server.store import given, venues
from sync.server.store.database import Transaction
from sync.server.store.given import Sums, Venues

MonthSector = tuple[int, str]
MONTHS_OF_YEAR: Final = range(1, 13)
SECTORS: Mapping[str, str] = {
    Sector.CULTURE.value: word("Culture"),
    Sector.EDUCATION.value: word("Education"),
    Sector.SCIENCE.value: word("Science"),
    Sector.SPORT.value: word("Sport"),
    "": word("Not known"),
}
"""Names of sectors; an event that nobody knows has none."""
_CHART_HEIGHT, _STEP = 160, 48
_BAR = 30


@dataclass(frozen=True, slots=True)
class Year:
    """The tickets of one year, counted. Events by id, under the id they were merged into, those
    with the most tickets first.
    """

    year: int
    month_sectors: Mapping[tuple[int, str], Sums]
    venues: Mapping[str, Sums]
    events: Mapping[str, Sums]

    @property
    def months(self) -> Mapping[int, Sums]:
        """All twelve months."""
        return {month: self._of(0, month) for month in MONTHS_OF_YEAR}

    @property
    def sectors(self) -> Mapping[str, Sums]:
        """The sectors that have any."""
        return {sector: self._of(1, sector) for _, sector in self.month_sectors}

    @property
    def total(self) -> Sums:
        """All of it."""
        return _together(self.month_sectors.values())

    def _of(self, place: int, key: object) -> Sums:
        return _together(sums for keys, sums in self.month_sectors.items() if keys[place] == key)


def year_of(connection: Transaction, venues: Venues, year: int, most: int | None = None) -> Year:
    """A year as judging has counted it; of events those with the `most` tickets."""
    return Year(
        year,
        given.by_month_and_sector(connection, venues, year),
        given.by_venue(connection, venues, year),
        given.by_event(connection, venues, year, most),
    )


def _together(sums: Iterable[Sums]) -> Sums:
    found = list(sums)
    return Sums(
        sum(each.adults for each in found),
        sum(each.children for each in found),
        sum(each.assistants for each in found),
    )


@dataclass(frozen=True, slots=True)
class Bar:
    """One month of the picture, in its own units: adults stand on the line, children on them."""

    month: int
    x: int
    width: int
    adults_y: int
    adults: int
    children_y: int
    children: int
    uses: Sums


@dataclass(frozen=True, slots=True)
class Chart:
    """The picture of a year."""

    width: int
    height: int
    bars: Sequence[Bar]
    most: int


def chart(year: Year) -> Chart:
    """Bars of adults and children by month."""
    most = max((uses.adults + uses.children for uses in year.months.values()), default=0)
    bars = []
    for place, (month, uses) in enumerate(sorted(year.months.items())):
        adults = _scaled(uses.adults, most)
        children = _scaled(uses.children, most)
        bottom = _CHART_HEIGHT - adults
        x = place * _STEP + (_STEP - _BAR) // 2
        bars.append(Bar(month, x, _BAR, bottom, adults, bottom - children, children, uses))
    return Chart(_STEP * len(bars), _CHART_HEIGHT, bars, most)


def title_of(events: Mapping[str, Event], event: str, language: str) -> str:
    """The title of an event; of one that nobody knows its id."""
    known = events.get(event)
    return in_language(known.title, language) if known else event


def public_months(
    connection: Transaction, year: int, place: Place
) -> Mapping[MonthSector, tuple[int | None, ...]]:
    """Adults, children and assistants of a place by month, 1 to 12, and sector as they may be
    published, None for those that are not. The files of a venue, of its region and of the network
    leave out together what each could tell of another.
    """
    region_of = {each.id: each.region for each in venues.all_venues(connection)}
    kinds: tuple[dict[tuple[str, MonthSector], int], ...] = tuple({} for _ in Sums._fields)
    for (month, sector, venue), sums in given.by_month_sector_and_venue(connection, year).items():
        for numbers, tickets in zip(kinds, sums, strict=True):
            numbers[venue, (month, sector)] = tickets
    told = [published(numbers, region_of, place) for numbers in kinds]
    return {cell: tuple(each[cell] for each in told) for cell in sorted(told[0])}


def _scaled(number: int, most: int) -> int:
    return round(number * _CHART_HEIGHT / most) if most else 0
