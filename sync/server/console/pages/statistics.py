"""*Statistics*: a year as pictures and tables, and as files."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response

from sync.protocol.limits import event_day
from sync.protocol.programme import Event
from sync.server.console.authority import Scope, Task, is_coordinator, place_of
from sync.server.console.card_statistics import (
    CardRow,
    CardYear,
    PublicCells,
    Ways,
    card_year,
    home_chart,
    public_homes,
    ways_of,
)
from sync.server.console.given import events_named
from sync.server.console.refused import (
    RefusedYear,
    month_table,
    public_refusals,
    public_table,
    refused_year,
    venue_table,
    whole_table,
)
from sync.server.console.statistics import (
    SECTORS,
    MonthSector,
    Year,
    chart,
    public_months,
    title_of,
    year_of,
)
from sync.server.console.tables import CSV, XLSX, Table, to_csv, to_xlsx
from sync.server.console.views import page
from sync.server.console.visits import Gate, NoSuchThing, Visit
from sync.server.console.words import day_in, month_in, translate, word
from sync.server.store.accounts import Role
from sync.server.store.given import Sums
from sync.server.store.handing_out import door
from sync.server.store.uses_counted import Way

router = APIRouter()
FIRST_YEAR = 2015
_MOST_EVENTS = 100
HOMES = word("Where cards come from")
WAYS, CARDS = word("How it was given"), word("Cards by region")
WAY_NAMES: Mapping[Way, str] = {
    Way.CONNECTED: word("With a connection"),
    Way.LATER: word("Without a connection, sent later"),
    Way.PAPER: word("Typed from paper"),
}
Asking = Annotated[Visit, Depends(Gate(Task.STATISTICS))]
AYear = Annotated[int, Query(ge=FIRST_YEAR, le=2999)]
_UsesRow = tuple[str, Sums]


@router.get("/statistics")
def get_statistics(visit: Asking, year: AYear | None = None) -> Response:
    """A year within the scope."""
    scope = visit.scope()
    now = visit.centre.network.days.day_of(visit.centre.now())
    found, events = _count(visit, scope, year or now.year, _MOST_EVENTS)
    cards, refused = _count_cards(visit, found.year), _count_refused(visit, scope, found.year)
    ways = _count_ways(visit, scope, found.year, cards)
    return page(
        visit,
        "statistics.html",
        year=found,
        years=range(now.year, max(FIRST_YEAR, now.year - 10) - 1, -1),
        chart=chart(found),
        sectors=_by_sector(visit, found),
        venues=_by_venue(scope, found),
        events=_by_event(visit, found, events),
        most=_MOST_EVENTS,
        cards=cards,
        home_chart=home_chart(cards) if cards else None,
        card_tables=_card_tables(visit, cards) if cards else {},
        ways=_ways_table(visit, ways) if any(ways.uses.values()) else None,
        refused_tables=_refused_tables(visit, scope, refused) if refused.cells else [],
        place=partial(_place, visit, cards) if cards else None,
    )


@router.get("/statistics/{year}.{kind}")
def get_file(
    visit: Asking,
    year: Annotated[int, Path(ge=FIRST_YEAR, le=2999)],
    kind: str,
    public_only: Annotated[bool, Query(alias="public")] = False,
    which: Annotated[str, Query(alias="table")] = "months",
) -> Response:
    """A year as a file, of which a .csv holds one table. What is meant for the public holds no
    sums, and no number from 1 to 4: from sums, the numbers left out could be told.
    """
    if kind not in {"xlsx", "csv"}:
        raise NoSuchThing
    tables = _public_tables(visit, year) if public_only else _all_tables(visit, year, kind)
    if kind == "csv":
        if which not in tables:
            raise NoSuchThing
        data, media = to_csv(tables[which]), CSV
    else:
        data, media = to_xlsx([*tables.values()]), XLSX
    suffix = ("" if kind == "xlsx" or which == "months" else f"-{which}") + (
        "-public" if public_only else ""
    )
    name = f'attachment; filename="statistics-{year}{suffix}.{kind}"'
    return Response(data, media_type=media, headers={"Content-Disposition": name})


def _all_tables(visit: Visit, year: int, kind: str) -> Mapping[str, Table]:
    scope, whole = visit.scope(), kind == "xlsx"
    found, events = _count(visit, scope, year, None if whole else 0)
    cards, refused = _count_cards(visit, year), _count_refused(visit, scope, year)
    return {
        "months": _months_table(visit, found.month_sectors),
        **(_other_tables(visit, scope, found, events) if whole else {}),
        "refusals": whole_table(visit.language, refused, scope.venues),
        "ways": _ways_table(visit, _count_ways(visit, scope, year, cards)),
        **(_card_tables(visit, cards) if cards is not None else {}),
    }


def _public_tables(visit: Visit, year: int) -> Mapping[str, Table]:
    with visit.centre.store.read() as connection:
        place = place_of(connection, visit.account)
        months = {} if place is None else public_months(connection, year, place)
        region = place[0] if place else None
        homes = public_homes(connection, year, region)
        refused = {} if place is None else public_refusals(connection, year, place)
    tables = {
        "months": _months_table(visit, months),
        "refusals": public_table(visit.language, refused),
    }
    cards = _count_cards(visit, year)
    if cards is not None:
        tables["homes"] = _homes_table(visit, cards, homes)
    return tables


def _count(
    visit: Visit, scope: Scope, year: int, most_events: int | None = None
) -> tuple[Year, Mapping[str, Event]]:
    with visit.centre.store.read() as connection:
        found = year_of(connection, scope.ids, year, most_events)
        return found, events_named(connection, found.events)


def _count_refused(visit: Visit, scope: Scope, year: int) -> RefusedYear:
    with visit.centre.store.read() as connection:
        return refused_year(connection, scope.ids, year)


def _refused_tables(visit: Visit, scope: Scope, refused: RefusedYear) -> Sequence[Table]:
    """By month; by venue too, where there are several."""
    by_month = month_table(visit.language, refused)
    if len(scope.venues) == 1:
        return [by_month]
    return [by_month, venue_table(visit.language, refused, scope.venues)]


def _count_cards(visit: Visit, year: int) -> CardYear | None:
    """The year's cards: a regional coordinator's are of the region, a venue knows of none."""
    if not is_coordinator(visit.account):
        return None
    region = None if visit.account.role is Role.NATIONAL else visit.account.region or ""
    with door.reading(visit.centre.store) as connection:
        return card_year(connection, year, region)


def _count_ways(visit: Visit, scope: Scope, year: int, cards: CardYear | None) -> Ways:
    """How uses were given on: a coordinator's stand with the cards, a venue's are its own."""
    if cards is not None:
        return cards.ways
    with visit.centre.store.read() as connection:
        return ways_of(connection, scope.ids, year)


def _ways_table(visit: Visit, ways: Ways) -> Table:
    """How uses were given on, and their share of all."""
    said = [
        translate(visit.language, each) for each in (word("How"), word("Uses"), word("Per cent"))
    ]
    numbers = (
        *((name, ways.uses.get(way, 0)) for way, name in WAY_NAMES.items()),
        (word("On what stands on the card alone"), ways.provisional),
    )
    rows = [(translate(visit.language, name), uses, ways.share(uses)) for name, uses in numbers]
    return Table(translate(visit.language, WAYS), said, rows)


def _place(visit: Visit, cards: CardYear, region: str) -> str:
    """The name of a region; where nobody knows where a card is at home, that."""
    return cards.names.get(region, region) or translate(visit.language, word("Not known"))


def _homes_table(visit: Visit, cards: CardYear, told: PublicCells) -> Table:
    """Where cards come from. What is published stands in the order of the names: by numbers, it
    would tell of what is left out.
    """
    place = partial(_place, visit, cards)
    homes = list(cards.homes) if told is cards.cells else sorted(cards.homes, key=place)
    regions = sorted(cards.regions, key=place)
    return Table(
        translate(visit.language, HOMES),
        [translate(visit.language, word("Home region")), *map(place, regions)],
        [
            (place(home), *(_told(visit, told.get((home, region), 0)) for region in regions))
            for home in homes
        ],
    )


def _told(visit: Visit, number: int | None) -> int | str:
    return translate(visit.language, word("Not told")) if number is None else number


def _card_tables(visit: Visit, cards: CardYear) -> Mapping[str, Table]:
    """Where cards come from, and how many there are."""
    return {
        "homes": _homes_table(visit, cards, cards.cells),
        "cards": _cards_table(visit, cards),
    }


def _cards_table(visit: Visit, cards: CardYear) -> Table:
    """How many cards there are; in use as of a day, where somebody counted."""
    columns: list[tuple[str, Callable[[CardRow], int]]] = [
        (word("In the register"), lambda row: row.registered),
        (word("In use"), lambda row: row.in_use),
        (word("Used in the year"), lambda row: row.used),
        (word("Never used"), lambda row: row.never_used),
        (word("Handed out"), lambda row: row.handed_out),
        (word("Renewed"), lambda row: row.renewed),
        (word("Replaced"), lambda row: row.replaced),
    ]
    if cards.in_use_on is None:
        del columns[1]
    return Table(
        translate(visit.language, CARDS),
        [
            translate(visit.language, each)
            for each in (word("Region"), *(name for name, _ in columns))
        ],
        [
            (_place(visit, cards, row.region), *(number(row) for _, number in columns))
            for row in cards.cards
        ],
    )


def _by_sector(visit: Visit, found: Year) -> list[_UsesRow]:
    return [
        (translate(visit.language, name), found.sectors[sector])
        for sector, name in SECTORS.items()
        if sector in found.sectors
    ]


def _by_venue(scope: Scope, found: Year) -> list[_UsesRow]:
    return [
        (name, found.venues[venue]) for venue, name in scope.venues.items() if venue in found.venues
    ]


def _by_event(visit: Visit, found: Year, events: Mapping[str, Event]) -> list[_UsesRow]:
    """The events, those with the most tickets first; of a series, each performance by its day."""
    days = visit.centre.network.days

    def told(event: str) -> str:
        title = title_of(events, event, visit.language)
        day = event_day(events.get(event), days)
        return f"{title}, {day_in(visit.language, day)}" if day else title

    rows = [(told(event), uses) for event, uses in found.events.items()]
    return sorted(rows, key=lambda row: (-row[1].adults - row[1].children, row[0]))


def _months_table(visit: Visit, months: Mapping[MonthSector, Sequence[int | None]]) -> Table:
    """Adults and children by month and sector, the national statistic."""
    rows = [
        (
            month_in(visit.language, month),
            translate(visit.language, SECTORS[sector]),
            *(_told(visit, each) for each in tickets),
        )
        for (month, sector), tickets in sorted(months.items())
    ]
    return Table(
        translate(visit.language, word("By month and sector")),
        [
            translate(visit.language, each)
            for each in (
                word("Month"),
                word("Sector"),
                word("Adults"),
                word("Children"),
                word("Assistants"),
            )
        ],
        rows,
    )


def _other_tables(
    visit: Visit, scope: Scope, found: Year, events: Mapping[str, Event]
) -> Mapping[str, Table]:
    def table(name: str, what: str, rows: Iterable[_UsesRow]) -> Table:
        said = (what, word("Adults"), word("Children"), word("Assistants"))
        return Table(
            translate(visit.language, name),
            [translate(visit.language, each) for each in said],
            [(title, uses.adults, uses.children, uses.assistants) for title, uses in rows],
        )

    return {
        "sectors": table(word("By sector"), word("Sector"), _by_sector(visit, found)),
        "venues": table(word("By venue"), word("Venue"), _by_venue(scope, found)),
        "events": table(word("By event"), word("Event"), _by_event(visit, found, events)),
    }
