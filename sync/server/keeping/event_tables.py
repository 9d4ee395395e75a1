"""Many events by a table: a preview of every line, then all that are right, or none."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sync.protocol.days import LocalDays
from sync.protocol.programme import Event
from sync.server.csv_tables import BadColumns, BadTable, lines_of
from sync.server.keeping.events import same_as
from sync.server.keeping.reading import Fault, Faulty, Wrong
from sync.server.keeping.written_events import COLUMNS, LANGUAGES, Usual, read_event

MOST_LINES = 1_000
TABLE = "table"
_TITLES = tuple(f"title_{each}" for each in LANGUAGES)


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it would be added, or what is wrong with it."""

    number: int
    written: Mapping[str, str]
    event: Event | None = None
    faults: tuple[Fault, ...] = ()


def read_table(data: bytes, days: LocalDays, usual: Usual, known: Collection[Event]) -> list[Line]:
    """What every line of a table would add to a programme that has the `known` events. Raises
    `Faulty` for the table itself, at `TABLE`.
    """
    seen = {same_as(each): 0 for each in known}
    lines = []
    for number, written in _written(data):
        try:
            event = read_event(written, days, usual)
        except Faulty as faulty:
            faults = sorted(faulty.faults, key=lambda each: COLUMNS.index(each.field))
            lines.append(Line(number, written, faults=tuple(faults)))
            continue
        earlier = seen.setdefault(same_as(event), number)
        if earlier != number:
            wrong = Wrong.SAME_LINE if earlier else Wrong.IS_THERE
            at = next(each for each in _TITLES if written[each])
            lines.append(Line(number, written, faults=(Fault(at, wrong, {"line": earlier}),)))
        else:
            lines.append(Line(number, written, event))
    return lines


def _written(data: bytes) -> Iterable[tuple[int, dict[str, str]]]:
    try:
        yield from lines_of(data, COLUMNS, _TITLES, MOST_LINES)
    except BadColumns as error:
        raise Faulty(Fault(TABLE, Wrong.COLUMNS)) from error
    except BadTable as error:
        raise Faulty(Fault(TABLE, Wrong.UNREADABLE, {"most": MOST_LINES})) from error
