"""Statistics of a year: by month, sector, venue and event. Nothing is counted by clerk."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from sync.protocol.kinds import Sector
from sync.protocol.programme import Event, in_language
from sync.server.console.given import Given, add_uses
from sync.server.console.words import word
from sync.server.reporting import Uses

MONTHS_OF_YEAR: Final = range(1, 13)
LEAST_PUBLIC: Final = 5
SUPPRESSED: Final = "<5"
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


@dataclass(slots=True)
class Year:
    """The tickets of one year, counted. Events by id, under the id they were merged into."""

    year: int
    months: dict[int, Uses] = field(default_factory=dict)
    sectors: dict[str, Uses] = field(default_factory=dict)
    month_sectors: dict[tuple[int, str], Uses] = field(default_factory=dict)
    venues: dict[str, Uses] = field(default_factory=dict)
    events: dict[str, Uses] = field(default_factory=dict)
    total: Uses = field(default_factory=Uses)


def count(year: int, given: Iterable[Given], events: Mapping[str, Event]) -> Year:
    """Count what was given on the days of a year."""
    found = Year(year, months={month: Uses() for month in MONTHS_OF_YEAR})
    for each in given:
        if each.day.year != year:
            continue
        event = events.get(each.event)
        sector = event.sector.value if event else ""
        month = each.day.month
        meant = event.id if event else each.event
        for total in (
            found.total,
            found.months[month],
            found.sectors.setdefault(sector, Uses()),
            found.month_sectors.setdefault((month, sector), Uses()),
            found.venues.setdefault(each.venue, Uses()),
            found.events.setdefault(meant, Uses()),
        ):
            add_uses(total, each.uses)
    return found


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
    uses: Uses


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


def public(number: int) -> int | str:
    """A number as it may be published: 1 to 4 could point at somebody."""
    return SUPPRESSED if 0 < number < LEAST_PUBLIC else number


def _scaled(number: int, most: int) -> int:
    return round(number * _CHART_HEIGHT / most) if most else 0
