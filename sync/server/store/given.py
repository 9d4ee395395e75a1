"""Keeping the counts of given tickets in step with single issues, and reading them."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    bindparam,
    delete,
    func,
    select,
    update,
)

from sync.server.store import uses_counted
from sync.server.store.chunks import in_chunks, insert_rows, one_of
from sync.server.store.given_tables import KINDS, given_counts, given_issues, use_counts
from sync.server.store.uses_counted import UseCell, Way

Venues = Collection[str] | None
"""Ids of venues; None means all."""
Tickets = tuple[int, ...]
"""How many of each of `KINDS`."""


class Cell(NamedTuple):
    """What tickets are counted by; `month` is 202604."""

    month: int
    venue: str
    event: str
    sector: str


class Given(NamedTuple):
    """What one issue counts as: its tickets in a cell, and itself as a use, on a card where anybody
    knows it.
    """

    cell: Cell
    tickets: Tickets
    use: UseCell
    card: int | None


class Sums(NamedTuple):
    """Tickets, as statistics tell them."""

    adults: int
    children: int
    assistants: int


def keep(
    connection: Connection,
    row_ids: Collection[str],
    given: Mapping[str, Given],
    new: Collection[str] = (),
) -> None:
    """Let `given` be what these issues count as, and those that it lacks count as nothing; under
    the lock of judging. The `new` among them count as nothing yet.
    """
    cells = _cells(connection, {each.cell for each in given.values()})
    use_cells = uses_counted.cells(connection, {each.use for each in given.values()})
    after: dict[str, tuple[Any, ...]] = {
        row_id: (cells[each.cell], *each.tickets, use_cells[each.use], each.card)
        for row_id, each in given.items()
    }
    before = _counted(connection, [each for each in row_ids if each not in new])
    changed = [each for each in row_ids if before.get(each) != after.get(each)]
    more: dict[int, list[int]] = {}
    for row_id in changed:
        for counted, sign in ((before.get(row_id), -1), (after.get(row_id), 1)):
            if counted is not None:
                sums = more.setdefault(counted[0], [0] * len(KINDS))
                for place, tickets in enumerate(counted[1 : len(KINDS) + 1]):
                    sums[place] += sign * tickets
    for chunk in in_chunks([each for each in changed if each in before]):
        connection.execute(_FORGET, {"values": chunk})
    columns = ("row_id", "cell", *KINDS, "use_cell", "card")
    rows = [(each, *after[each]) for each in changed if each in after]
    insert_rows(connection, given_issues, columns, rows)
    uses_counted.count(
        connection,
        [before[each][-2:] for each in changed if each in before],
        [after[each][-2:] for each in changed if each in after],
        {each.card: each.use.home for each in given.values() if each.card is not None},
    )
    steps = [
        {"cell": cell, **{f"more_{kind}": step for kind, step in zip(KINDS, sums, strict=True)}}
        for cell, sums in sorted(more.items())
        if any(sums)
    ]
    if steps:
        connection.execute(_ADD, steps)


def by_month_and_sector(
    connection: Connection, venues: Venues, year: int
) -> dict[tuple[int, str], Sums]:
    """The tickets of each month, 1 to 12, and sector."""
    keys = (given_counts.c.month, given_counts.c.sector)
    return {
        (row.month % 100, row.sector): _sums(row)
        for row in connection.execute(*_of_year(keys, venues, year))
    }


def by_month_sector_and_venue(
    connection: Connection, year: int
) -> dict[tuple[int, str, str], Sums]:
    """The tickets of each month, 1 to 12, sector and venue."""
    keys = (given_counts.c.month, given_counts.c.sector, given_counts.c.venue)
    return {
        (row.month % 100, row.sector, row.venue): _sums(row)
        for row in connection.execute(*_of_year(keys, None, year))
    }


def by_venue(connection: Connection, venues: Venues, year: int) -> dict[str, Sums]:
    """The tickets of each venue."""
    found = connection.execute(*_of_year((given_counts.c.venue,), venues, year))
    return {row.venue: _sums(row) for row in found}


def by_event(
    connection: Connection, venues: Venues, year: int, most: int | None = None
) -> dict[str, Sums]:
    """The tickets of each event, those with the most first; of the first `most` where said."""
    query, places = _of_year((given_counts.c.event,), venues, year)
    of_people = func.sum(
        given_counts.c.holder
        + given_counts.c.worker
        + given_counts.c.child
        + given_counts.c.group_child
    )
    query = query.order_by(of_people.desc(), given_counts.c.event).limit(most)
    return {row.event: _sums(row) for row in connection.execute(query, places)}


def by_way(connection: Connection, venues: Venues, year: int) -> dict[tuple[Way, bool], int]:
    """The uses of a year by how they were given on, and whether on a card's face alone. For one
    venue or a few: each use is looked at.
    """
    keys = (use_counts.c.way, use_counts.c.provisional)
    query = (
        select(*keys, func.count().label("uses"))
        .select_from(given_counts)
        .join(given_issues, given_issues.c.cell == given_counts.c.id)
        .join(use_counts, use_counts.c.id == given_issues.c.use_cell)
        .where(given_counts.c.month.between(year * 100 + 1, year * 100 + 12))
        .group_by(*keys)
    )
    places: dict[str, object] = {}
    if venues is not None:
        query = query.where(one_of(given_counts.c.venue, "venues"))
        places = {"venues": list(venues)}
    found = connection.execute(query, places)
    return {(Way(row.way), row.provisional): row.uses for row in found}


def _of_year(
    keys: Sequence[ColumnElement[object]], venues: Venues, year: int
) -> tuple[Select[*tuple[Any, ...]], dict[str, object]]:
    """A query for the sums of a year's cells by some of their columns, and its parameters."""
    query = (
        select(*keys, *(func.sum(given_counts.c[kind]).label(kind) for kind in KINDS))
        .where(given_counts.c.month.between(year * 100 + 1, year * 100 + 12))
        .group_by(*keys)
    )
    if venues is None:
        return query, {}
    return query.where(one_of(given_counts.c.venue, "venues")), {"venues": list(venues)}


def _sums(row: Row[Any]) -> Sums:
    # PostgreSQL sums whole numbers as decimal ones.
    kinds = {kind: int(getattr(row, kind)) for kind in KINDS}
    return Sums(
        kinds["holder"] + kinds["worker"],
        kinds["child"] + kinds["group_child"],
        kinds["assistant"],
    )


def _counted(connection: Connection, row_ids: Collection[str]) -> dict[str, tuple[Any, ...]]:
    """(cell, tickets, use cell, card) of each of these issues that counts."""
    found: dict[str, tuple[Any, ...]] = {}
    for chunk in in_chunks(row_ids):
        for row_id, *counted in connection.execute(_COUNTED, {"values": chunk}):
            found[row_id] = tuple(counted)
    return found


def _cells(connection: Connection, wanted: Collection[Cell]) -> dict[Cell, int]:
    """The number of each cell; those that are not there yet are made."""
    found = _known(connection, wanted)
    new = [cell for cell in wanted if cell not in found]
    if new:
        last = connection.scalar(select(func.max(given_counts.c.id))) or 0
        made = {cell: number for number, cell in enumerate(new, start=last + 1)}
        rows = [(number, *cell, *(0 for _ in KINDS)) for cell, number in made.items()]
        insert_rows(connection, given_counts, ("id", *Cell._fields, *KINDS), rows)
        found |= made
    return found


def _known(connection: Connection, wanted: Collection[Cell]) -> dict[Cell, int]:
    if not wanted:
        return {}
    places = {
        "months": sorted({each.month for each in wanted}),
        "events": sorted({each.event for each in wanted}),
    }
    return {Cell(*cell): number for number, *cell in connection.execute(_KNOWN, places)}


_FORGET = delete(given_issues).where(one_of(given_issues.c.row_id))
_COUNTED = select(given_issues).where(one_of(given_issues.c.row_id))
_KNOWN = select(given_counts.c.id, *(given_counts.c[name] for name in Cell._fields)).where(
    one_of(given_counts.c.event, "events"), one_of(given_counts.c.month, "months")
)
_ADD = (
    update(given_counts)
    .where(given_counts.c.id == bindparam("cell"))
    .values({kind: given_counts.c[kind] + bindparam(f"more_{kind}") for kind in KINDS})
)
