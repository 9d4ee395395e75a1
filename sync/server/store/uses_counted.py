"""Counting uses by where cards come from, and the cards that were used, under judging's lock."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from sync.server.store.chunks import SideBySide, in_chunks, insert_rows, one_of
from sync.server.store.given_tables import (
    card_counts,
    in_use_counts,
    registered_counts,
    use_counts,
)
from sync.server.store.register import from_day_number, home_regions, to_day_number

EVER = 0
"""The year that stands for all of them."""


class Way(StrEnum):
    """How an issue came to the centre."""

    CONNECTED = "connected"
    LATER = "later"
    """The desk had no connection when it gave."""
    PAPER = "paper"


class UseCell(NamedTuple):
    """What a use is counted by; `home` is empty where nobody knows where the card is at home."""

    year: int
    region: str
    home: str
    way: Way
    provisional: bool


class UseCount(NamedTuple):
    """A cell of a year, with its uses."""

    region: str
    home: str
    way: Way
    provisional: bool
    uses: int


Counted = Sequence[int | None]
"""The number of a use's cell, and its card."""


def cells(connection: Connection, wanted: Collection[UseCell]) -> dict[UseCell, int]:
    """The number of each cell; those that are not there yet are made."""
    if not wanted:
        return {}
    places = {
        "years": sorted({each.year for each in wanted}),
        "regions": sorted({each.region for each in wanted}),
    }
    found = {
        UseCell(row.year, row.region, row.home, Way(row.way), row.provisional): row.id
        for row in connection.execute(_CELLS_OF, places)
    }
    new = [cell for cell in wanted if cell not in found]
    if new:
        last = connection.scalar(select(func.max(use_counts.c.id))) or 0
        made = {cell: number for number, cell in enumerate(new, start=last + 1)}
        rows = [
            (number, *cell[:3], cell.way.value, cell.provisional, 0)
            for cell, number in made.items()
        ]
        insert_rows(connection, use_counts, ("id", *UseCell._fields, "uses"), rows)
        found |= made
    return found


def count(
    connection: Connection,
    gone: Iterable[Counted],
    come: Iterable[Counted],
    home_of: Mapping[int, str],
) -> None:
    """Let uses count no more, and others from now on; `home_of` is where cards are at home, as far
    as it is known.
    """
    steps: Counter[int] = Counter()
    on_cards: Counter[tuple[int, int]] = Counter()
    for uses, sign in ((gone, -1), (come, 1)):
        for cell, card in uses:
            if cell is not None:
                steps[cell] += sign
                if card is not None:
                    on_cards[card, cell] += sign
    changed = {cell: step for cell, step in sorted(steps.items()) if step}
    if changed:
        values = [{"cell": cell, "more": step} for cell, step in changed.items()]
        connection.execute(_ADD_USES, values)
    if any(on_cards.values()):
        _count_cards(connection, on_cards, home_of)


def uses_of_year(connection: Connection, year: int, region: str | None = None) -> list[UseCount]:
    """The cells of a year that have any, of the venues of a region where said."""
    query = select(*(use_counts.c[name] for name in UseCount._fields)).where(
        use_counts.c.year == year, use_counts.c.uses > 0
    )
    if region is not None:
        query = query.where(use_counts.c.region == region)
    return [
        UseCount(row.region, row.home, Way(row.way), row.provisional, row.uses)
        for row in connection.execute(query)
    ]


def cards_used(connection: Connection, year: int) -> dict[str, int]:
    """How many cards were used in a year (`EVER`: at any time), by their home region."""
    found = connection.execute(_CARDS_OF, {"year": year})
    return {home: cards for home, cards in found if cards}


def cards_registered(connection: Connection) -> dict[str, int]:
    """How many cards there are in the register, by their home region."""
    query = select(registered_counts.c.home, registered_counts.c.cards)
    return {home: cards for home, cards in connection.execute(query)}


def in_use_counted_on(connection: Connection) -> date | None:
    """The last day on which the cards in use were counted."""
    day = connection.scalar(select(func.max(in_use_counts.c.day)))
    return None if day is None else from_day_number(day)


def put_in_use(connection: Connection, day: date, cards: Mapping[str, int]) -> None:
    """Keep how many cards are in use on a day, by home region, in place of what was counted in the
    month before.
    """
    month, number = day.year * 100 + day.month, to_day_number(day)
    connection.execute(delete(in_use_counts).where(in_use_counts.c.month == month))
    rows = [
        {"month": month, "home": home, "day": number, "cards": count}
        for home, count in (cards or {"": 0}).items()
    ]
    connection.execute(insert(in_use_counts), rows)


def in_use_in_year(connection: Connection, year: int) -> tuple[date, dict[str, int]] | None:
    """The last day of a year on which the cards in use were counted, and how many there were by
    home region; None where nobody counted.
    """
    of_year = in_use_counts.c.month.between(year * 100 + 1, year * 100 + 12)
    last = select(func.max(in_use_counts.c.month)).where(of_year).scalar_subquery()
    query = select(in_use_counts.c.day, in_use_counts.c.home, in_use_counts.c.cards)
    rows = connection.execute(query.where(in_use_counts.c.month == last)).all()
    if not rows:
        return None
    return from_day_number(rows[0].day), {row.home: row.cards for row in rows if row.cards}


def _count_cards(
    connection: Connection, on_cards: Mapping[tuple[int, int], int], home_of: Mapping[int, str]
) -> None:
    """Move what stands on cards on, and the numbers of cards that are used."""
    numbers = {cell for _, cell in on_cards}
    found = connection.execute(_YEARS, {"values": sorted(numbers)})
    year_of: dict[int, int] = {number: year for number, year in found}
    steps: Counter[tuple[int, int]] = Counter()
    for (card, cell), step in on_cards.items():
        steps[card, EVER] += step
        steps[card, year_of[cell]] += step
    changed: list[tuple[int, int, int]] = []
    for chunk in in_chunks(sorted((*of, step) for of, step in steps.items() if step)):
        for card, year, uses in _MOVE_ON.run(connection, chunk):
            before = uses - steps[card, year]
            if bool(uses) != bool(before):
                changed.append((card, year, 1 if uses else -1))
    _count_by_home(connection, changed, home_of)


def _count_by_home(
    connection: Connection,
    changed: Collection[tuple[int, int, int]],
    home_of: Mapping[int, str],
) -> None:
    unknown = {card for card, _, _ in changed if card not in home_of}
    homes = {**home_of, **home_regions(connection, unknown)}
    steps: Counter[tuple[int, str]] = Counter()
    for card, year, step in changed:
        steps[year, homes[card]] += step
    for (year, home), step in sorted(steps.items()):
        if (
            step
            and not connection.execute(
                _ADD_CARDS, {"then": year, "at": home, "more": step}
            ).rowcount
        ):
            connection.execute(insert(card_counts).values(year=year, home=home, cards=step))


_CELLS_OF = select(use_counts.c.id, *(use_counts.c[name] for name in UseCell._fields)).where(
    one_of(use_counts.c.year, "years"), one_of(use_counts.c.region, "regions")
)
_YEARS = select(use_counts.c.id, use_counts.c.year).where(one_of(use_counts.c.id))
_ADD_USES = (
    update(use_counts)
    .where(use_counts.c.id == bindparam("cell"))
    .values(uses=use_counts.c.uses + bindparam("more"))
)
_MOVE_ON = SideBySide(
    "INSERT INTO used_cards (card, year, uses) SELECT cards, years, more FROM {} WHERE true"
    " ON CONFLICT (card, year) DO UPDATE SET uses = used_cards.uses + excluded.uses"
    " RETURNING card, year, uses",
    cards="bigint",
    years="integer",
    more="integer",
)
_CARDS_OF = select(card_counts.c.home, card_counts.c.cards).where(
    card_counts.c.year == bindparam("year")
)
_ADD_CARDS = (
    update(card_counts)
    .where(card_counts.c.year == bindparam("then"), card_counts.c.home == bindparam("at"))
    .values(cards=card_counts.c.cards + bindparam("more"))
)
