"""*Statistics*: a year as pictures and tables, and as files."""

from collections.abc import Iterable, Mapping
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response

from sync.protocol.programme import Event
from sync.server.console.authority import Scope, Task
from sync.server.console.given import events_named
from sync.server.console.statistics import SECTORS, Year, chart, public, title_of, year_of
from sync.server.console.tables import CSV, XLSX, Table, to_csv, to_xlsx
from sync.server.console.views import page
from sync.server.console.visits import Gate, NoSuchThing, Visit
from sync.server.console.words import month_in, translate, word
from sync.server.store.given import Sums

router = APIRouter()
FIRST_YEAR = 2015
_MOST_EVENTS = 100
Asking = Annotated[Visit, Depends(Gate(Task.STATISTICS))]
AYear = Annotated[int, Query(ge=FIRST_YEAR, le=2999)]
_UsesRow = tuple[str, Sums]


@router.get("/statistics")
def get_statistics(visit: Asking, year: AYear | None = None) -> Response:
    """A year within the scope."""
    scope = visit.scope()
    now = visit.centre.network.days.day_of(visit.centre.now())
    found, events = _count(visit, scope, year or now.year, _MOST_EVENTS)
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
    )


@router.get("/statistics/{year}.{kind}")
def get_file(
    visit: Asking,
    year: Annotated[int, Path(ge=FIRST_YEAR, le=2999)],
    kind: str,
    public_only: Annotated[bool, Query(alias="public")] = False,
) -> Response:
    """A year as a file. What is meant for the public holds one table without sums, and no number
    from 1 to 4: from sums, the numbers left out could be told.
    """
    if kind not in {"xlsx", "csv"}:
        raise NoSuchThing
    scope = visit.scope()
    whole = kind == "xlsx" and not public_only
    found, events = _count(visit, scope, year, None if whole else 0)
    months = _months_table(visit, found, as_public=public_only)
    if kind == "csv":
        data, media = to_csv(months), CSV
    else:
        more = _other_tables(visit, scope, found, events) if whole else []
        data, media = to_xlsx([months, *more]), XLSX
    suffix = "-public" if public_only else ""
    name = f'attachment; filename="statistics-{year}{suffix}.{kind}"'
    return Response(data, media_type=media, headers={"Content-Disposition": name})


def _count(
    visit: Visit, scope: Scope, year: int, most_events: int | None = None
) -> tuple[Year, Mapping[str, Event]]:
    with visit.centre.store.read() as connection:
        found = year_of(connection, scope.ids, year, most_events)
        return found, events_named(connection, found.events)


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
    """The events, those with the most tickets first."""
    rows = [(title_of(events, event, visit.language), uses) for event, uses in found.events.items()]
    return sorted(rows, key=lambda row: (-row[1].adults - row[1].children, row[0]))


def _months_table(visit: Visit, found: Year, *, as_public: bool) -> Table:
    """Adults and children by month and sector, the national statistic."""
    shown = public if as_public else int
    rows = [
        (
            month_in(visit.language, month),
            translate(visit.language, SECTORS[sector]),
            shown(uses.adults),
            shown(uses.children),
            shown(uses.assistants),
        )
        for (month, sector), uses in sorted(found.month_sectors.items())
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
) -> list[Table]:
    def table(name: str, what: str, rows: Iterable[_UsesRow]) -> Table:
        said = (what, word("Adults"), word("Children"), word("Assistants"))
        return Table(
            translate(visit.language, name),
            [translate(visit.language, each) for each in said],
            [(title, uses.adults, uses.children, uses.assistants) for title, uses in rows],
        )

    return [
        table(word("By sector"), word("Sector"), _by_sector(visit, found)),
        table(word("By venue"), word("Venue"), _by_venue(scope, found)),
        table(word("By event"), word("Event"), _by_event(visit, found, events)),
    ]
