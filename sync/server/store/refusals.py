"""Keeping the refusals that desks tell, each once, and their sums in step; and reading those."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from sync.server.store.chunks import insert_rows, one_of
from sync.server.store.given import Venues
from sync.server.store.refusal_tables import refusal_counts, refused_months
from sync.server.store.rewriting import note_erased

MOST_OF_A_DAY = 1_000
"""So many counts are kept of one desk's day, which no counter comes near to."""


class Refused(NamedTuple):
    """What a desk counts refusals by; `day` is `2026-04-25`."""

    day: str
    incarnation: str
    event: str
    verdict: str


class RefusedOf(NamedTuple):
    """What refusals are summed by; `month` is 202604."""

    month: int
    venue: str
    verdict: str


def keep(connection: Connection, device: str, venue: str, told: Mapping[Refused, int]) -> None:
    """Let each count be the greatest one that was told of it, in the sums too; the desk is locked.
    What was told before changes nothing, whatever came between.
    """
    days = sorted({each.day for each in told})
    before = _counted(connection, device, told, days)
    room = {day: MOST_OF_A_DAY for day in days}
    for day, known in connection.execute(_KNOWN_OF_DAYS, {"device": device, "values": days}):
        room[day] -= known
    grown: dict[Refused, int] = {}
    for each, count in sorted(told.items()):
        if each not in before:
            if room[each.day] <= 0:
                continue
            room[each.day] -= 1
        if count > before.get(each, 0):
            grown[each] = count
    known = [
        {"of": device, **{f"its_{name}": value for name, value in each._asdict().items()}, "now": n}
        for each, n in grown.items()
        if each in before
    ]
    if known:
        connection.execute(_PUT, known)
    new = [(device, *each, count) for each, count in grown.items() if each not in before]
    insert_rows(connection, refusal_counts, ("device", *Refused._fields, "count"), new)
    more: Counter[RefusedOf] = Counter()
    for each, count in grown.items():
        month = int(each.day[:4]) * 100 + int(each.day[5:7])
        more[RefusedOf(month, venue, each.verdict)] += count - before.get(each, 0)
    _add(connection, more)


def forget_before(connection: Connection, day: date) -> None:
    """The counts of days before this one go: nobody may tell greater ones any more. Their sums
    stay.
    """
    gone = connection.execute(delete(refusal_counts).where(refusal_counts.c.day < day.isoformat()))
    if gone.rowcount:
        note_erased(connection, refusal_counts.name)


def of_year(connection: Connection, venues: Venues, year: int) -> dict[RefusedOf, int]:
    """The refusals of each month, venue and verdict that has any."""
    query = select(refused_months).where(
        refused_months.c.month.between(year * 100 + 1, year * 100 + 12)
    )
    places: dict[str, object] = {}
    if venues is not None:
        query = query.where(one_of(refused_months.c.venue, "venues"))
        places["venues"] = list(venues)
    return {
        RefusedOf(row.month, row.venue, row.verdict): row.refusals
        for row in connection.execute(query, places)
    }


def _counted(
    connection: Connection, device: str, told: Mapping[Refused, int], days: list[str]
) -> dict[Refused, int]:
    events = sorted({each.event for each in told})
    found = connection.execute(_COUNTED, {"device": device, "days": days, "events": events})
    return {Refused(*each): count for *each, count in found}


def _add(connection: Connection, more: Mapping[RefusedOf, int]) -> None:
    """Add to sums in one order: desks of a venue that tell at once wait for each other."""
    values = [{**each._asdict(), "refusals": more[each]} for each in sorted(more)]
    if values:
        dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
        first = dialect.insert(refused_months)
        connection.execute(
            first.on_conflict_do_update(
                index_elements=list(RefusedOf._fields),
                set_={"refusals": refused_months.c.refusals + first.excluded.refusals},
            ),
            values,
        )


_COUNTED = select(
    *(refusal_counts.c[name] for name in Refused._fields), refusal_counts.c.count
).where(
    refusal_counts.c.device == bindparam("device"),
    one_of(refusal_counts.c.day, "days"),
    one_of(refusal_counts.c.event, "events"),
)
_KNOWN_OF_DAYS = (
    select(refusal_counts.c.day, func.count())
    .where(refusal_counts.c.device == bindparam("device"), one_of(refusal_counts.c.day))
    .group_by(refusal_counts.c.day)
)
_PUT = (
    update(refusal_counts)
    .where(
        refusal_counts.c.device == bindparam("of"),
        *(refusal_counts.c[name] == bindparam(f"its_{name}") for name in Refused._fields),
    )
    .values(count=bindparam("now"))
)
