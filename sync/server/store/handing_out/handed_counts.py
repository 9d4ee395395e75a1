"""How many cards were handed out, renewed and replaced in each region, without by whom."""

from typing import NamedTuple

from sqlalchemy import Connection, insert, select, update

from sync.server.store.handing_out.card_acts import Act
from sync.server.store.handing_out.tables import handed_counts


class Handed(NamedTuple):
    """The cards of a region with which an act was done in a year."""

    region: str
    act: Act
    cards: int


def count(connection: Connection, region: str, year: int, act: Act) -> None:
    """Count one card more, under the register's lock."""
    key = {"region": region, "year": year, "act": act.value}
    counted = connection.execute(
        update(handed_counts)
        .where(*(handed_counts.c[name] == value for name, value in key.items()))
        .values(cards=handed_counts.c.cards + 1)
    )
    if not counted.rowcount:
        connection.execute(insert(handed_counts).values(cards=1, **key))


def of_year(connection: Connection, year: int) -> list[Handed]:
    """All of a year."""
    columns = (handed_counts.c.region, handed_counts.c.act, handed_counts.c.cards)
    found = connection.execute(select(*columns).where(handed_counts.c.year == year))
    return [Handed(region, Act(act), cards) for region, act, cards in found]
