"""*Many events*: a table is looked at line by line, then all that is right is added."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from sync.server.console.authority import Task
from sync.server.console.faults import said_of, words_of
from sync.server.console.forms import chosen_venue, venue_of_form
from sync.server.console.tables import CSV, Table, to_csv
from sync.server.console.views import FULL, UNPROCESSABLE, go, page
from sync.server.console.visits import Gate, NoSuchThing, Visit
from sync.server.console.words import translate
from sync.server.keeping.event_tables import MOST_LINES, TABLE, Line, read_table
from sync.server.keeping.events import ProgrammeFull, add_events
from sync.server.keeping.reading import Faulty
from sync.server.keeping.written_events import COLUMNS, usual_of
from sync.server.store import venues as stored

router = APIRouter()
Keeping = Annotated[Visit, Depends(Gate(Task.KEEP_EVENTS))]
_EXAMPLES = (
    {"title_fi": "Esimerkki", "title_en": "Example", "day": "14.3.2027", "starts": "19:00"},
    {"title_fi": "Näyttely", "kind": "visit", "first_day": "1.3.2027", "last_day": "30.4.2027"},
)


@router.get("/events-table")
def get_table(visit: Keeping, venue: str | None = None) -> Response:
    """The form for a table."""
    scope = visit.scope()
    chosen = chosen_venue(scope, venue)
    if chosen is None or chosen not in scope.open:
        raise NoSuchThing
    return _form(visit, chosen)


@router.get("/events-table/example.csv")
def get_example(visit: Keeping) -> Response:
    """A table with every column and two lines, to begin with."""
    rows = [[each.get(name, "") for name in COLUMNS] for each in _EXAMPLES]
    kept = {"content-disposition": 'attachment; filename="events.csv"'}
    return Response(to_csv(Table("", COLUMNS, rows)), media_type=CSV, headers=kept)


@router.post("/events-table")
def post_table(visit: Keeping) -> Response:
    """What each line would add; nothing is added yet."""
    venue = venue_of_form(visit)
    try:
        lines = _lines(visit, venue)
    except Faulty as faulty:
        return _form(visit, venue, said_of(visit.language, faulty))
    wrong = [
        (line.number, each.field, line.written[each.field], words_of(visit.language, each))
        for line in lines
        for each in line.faults
    ]
    return page(
        visit,
        "event_table_preview.html",
        venue=venue,
        venues=visit.scope().venues,
        table=visit.form.get("table", ""),
        good=sum(line.event is not None for line in lines),
        faulty=sum(line.event is None for line in lines),
        wrong=wrong,
    )


@router.post("/events-table/add")
def post_add(visit: Keeping) -> Response:
    """Add what is right, all or none."""
    venue = venue_of_form(visit)
    try:
        lines = _lines(visit, venue)
    except Faulty as faulty:
        return _form(visit, venue, said_of(visit.language, faulty))
    new = [line.event for line in lines if line.event is not None]
    if not new:
        raise NoSuchThing
    try:
        add_events(visit.centre, visit.account.name, venue, new)
    except Faulty as faulty:
        # Somebody else added some of them just now.
        return _form(visit, venue, {TABLE: words_of(visit.language, faulty.faults[0])})
    except ProgrammeFull:
        return _form(visit, venue, {TABLE: translate(visit.language, FULL)})
    return go("events", venue=venue, said="events_added")


def _lines(visit: Visit, venue: str) -> list[Line]:
    data = visit.form.get("table", "").encode(errors="surrogateescape")
    with visit.centre.store.read() as connection:
        known = stored.events_of(connection, venue)
    usual = usual_of(known, visit.scope().venues[venue])
    return read_table(data, visit.centre.network.days, usual, known)


def _form(visit: Visit, venue: str, faults: dict[str, str] | None = None) -> Response:
    return page(
        visit,
        "event_table.html",
        UNPROCESSABLE if faults else 200,
        venue=venue,
        venues=visit.scope().venues,
        faults=faults or {},
        values={},
        columns=COLUMNS,
        most=MOST_LINES,
    )
