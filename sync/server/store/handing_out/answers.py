"""Counts of answers: no row is one person's, and none tells which card it came with."""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection, func, insert, select, update

from sync.server.store.handing_out.tables import answer_counts


class Cell(NamedTuple):
    """How often a choice was made in a region."""

    region: str
    question: str
    choice: str
    times: int


def count(
    connection: Connection, region: str, month: str, answers: Iterable[tuple[str, str]]
) -> None:
    """Count (question, choice) pairs in a month such as `2026-04`, under a lock of the caller's."""
    for question, choice in answers:
        key = {"region": region, "month": month, "question": question, "choice": choice}
        counted = connection.execute(
            update(answer_counts)
            .where(*(answer_counts.c[name] == value for name, value in key.items()))
            .values(count=answer_counts.c.count + 1)
        )
        if not counted.rowcount:
            connection.execute(insert(answer_counts).values(count=1, **key))


def of_year(connection: Connection, year: int) -> list[Cell]:
    """The cells of a year."""
    keys = (answer_counts.c.region, answer_counts.c.question, answer_counts.c.choice)
    query = (
        select(*keys, func.sum(answer_counts.c.count))
        .where(answer_counts.c.month.between(f"{year:04}-01", f"{year:04}-12"))
        .group_by(*keys)
        .order_by(*keys)
    )
    return [Cell(*row) for row in connection.execute(query)]
