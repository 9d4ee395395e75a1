"""Many values at once: long lists as parameters, and rows inserted without a detour."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Table, bindparam

from sync.server.store.tables import MomentColumn, to_milliseconds

MOST_PARAMETERS = 5_000
Value = TypeVar("Value")


def in_chunks(values: Iterable[Value]) -> Iterator[list[Value]]:
    """The values in order, at most 5,000 at a time: what every database takes in one statement."""
    rest = iter(values)
    while chunk := list(islice(rest, MOST_PARAMETERS)):
        yield chunk


def one_of(column: ColumnElement[Any], name: str = "values") -> ColumnElement[bool]:
    """That a column has one of the values given as a parameter of this name at execution, which
    spares SQLAlchemy looking at each of them.
    """
    return column.in_(bindparam(name, expanding=True))


def insert_rows(
    connection: Connection, table: Table, columns: Sequence[str], rows: Sequence[Sequence[object]]
) -> None:
    """Insert rows of values in the order of the columns: texts, numbers, bytes and moments.

    Half as long as SQLAlchemy's own `executemany`, which makes a dictionary of each row twice.
    """
    if not rows:
        return
    moments = [place for place, name in enumerate(columns) if name in _moments(table)]
    if moments:
        rows = [_with_milliseconds(row, moments) for row in rows]
    style = "?" if connection.dialect.paramstyle == "qmark" else "%s"
    statement = _insert_statement(table, tuple(columns), style)
    connection.exec_driver_sql(statement, [tuple(row) for row in rows])


def _with_milliseconds(row: Sequence[object], moments: Sequence[int]) -> list[object]:
    values = list(row)
    for place in moments:
        value = values[place]
        if isinstance(value, datetime):
            values[place] = to_milliseconds(value)
    return values


@lru_cache
def _moments(table: Table) -> frozenset[str]:
    return frozenset(each.name for each in table.columns if isinstance(each.type, MomentColumn))


@lru_cache
def _insert_statement(table: Table, columns: tuple[str, ...], style: str) -> str:
    names = ", ".join(f'"{name}"' for name in columns)
    places = ", ".join([style] * len(columns))
    return f'INSERT INTO "{table.name}" ({names}) VALUES ({places})'  # noqa: S608 - our own names
