"""Many values at once: long lists as parameters, and rows inserted without a detour."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Connection,
    CursorResult,
    Integer,
    Table,
    bindparam,
    text,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.operators import OperatorType
from sqlalchemy.sql.visitors import InternalTraversal
from sqlalchemy.types import NullType, TypeDecorator

from sync.server.store.tables import MomentColumn, to_milliseconds

MOST_PARAMETERS = 5_000
Value = TypeVar("Value")


class _Many(TypeDecorator[Sequence[object]]):
    """Texts or whole numbers as one parameter: JSON for SQLite, for PostgreSQL the text of an
    array, which takes a tenth of the time that its driver needs for a list.
    """

    impl = NullType
    cache_ok = True

    def process_bind_param(self, value: Sequence[object] | None, dialect: Dialect) -> str:
        """The parameter as the database's driver takes it."""
        values = list(value or ())
        return json.dumps(values) if dialect.name == "sqlite" else _as_array(values)


def _as_array(values: Sequence[object]) -> str:
    if not values:
        return "{}"
    texts = [str(value) for value in values]
    text = '","'.join(texts)
    if "\\" in text or text.count('"') > 2 * len(texts) - 2:
        text = '","'.join(each.replace("\\", r"\\").replace('"', r"\"") for each in texts)
    return f'{{"{text}"}}'


class _OneOf(ColumnElement[bool]):
    """That a column has one of the values of a parameter."""

    inherit_cache = True
    type = Boolean()
    _traverse_internals = [  # noqa: RUF012 - SQLAlchemy's own convention
        ("column", InternalTraversal.dp_clauseelement),
        ("values", InternalTraversal.dp_clauseelement),
    ]

    def __init__(self, column: ColumnElement[Any], name: str) -> None:
        self.column = column
        self.values = bindparam(name, type_=_Many())

    def self_group(self, against: OperatorType | None = None) -> ColumnElement[bool]:
        """As it is: `= 1` behind it, which SQLite gets otherwise, would pass by the index."""
        return self


@compiles(_OneOf)
def _in_array(element: _OneOf, compiler: SQLCompiler, **options: Any) -> str:
    column = compiler.process(element.column, **options)
    kind = "bigint" if isinstance(element.column.type, Integer) else "text"
    return f"{column} = ANY(CAST({compiler.process(element.values, **options)} AS {kind}[]))"


@compiles(_OneOf, "sqlite")
def _in_json(element: _OneOf, compiler: SQLCompiler, **options: Any) -> str:
    column = compiler.process(element.column, **options)
    values = compiler.process(element.values, **options)
    return f"{column} IN (SELECT value FROM json_each({values}))"  # noqa: S608 - a parameter


def in_chunks(values: Iterable[Value]) -> Iterator[list[Value]]:
    """The values in order, at most 5,000 at a time: what every database takes in one statement."""
    rest = iter(values)
    while chunk := list(islice(rest, MOST_PARAMETERS)):
        yield chunk


def one_of(column: ColumnElement[Any], name: str = "values") -> ColumnElement[bool]:
    """That a column of texts or numbers has one of the values given by this name at execution.

    They travel as one parameter: writing out hundreds of them costs more than finding the rows.
    """
    return _OneOf(column, name)


class SideBySide:
    """A statement that reads rows of values as a table, in one parameter (SQLite) or one for each
    column (PostgreSQL). `{}` in it stands for the table, whose columns are named at the making.
    """

    def __init__(self, statement: str, **types: str) -> None:
        """`types` are the columns in order, each of a type of PostgreSQL's."""
        self._names = tuple(types)
        arrays = ", ".join(f"CAST(:{name} AS {of}[])" for name, of in types.items())
        parts = (f"json_extract(value, '$[{n}]') AS {name}" for n, name in enumerate(types))
        columns = ", ".join(parts)
        self._sqlite = text(
            statement.format(f"(SELECT {columns} FROM json_each(:rows)) AS _")  # noqa: S608 - our own names
        ).bindparams(bindparam("rows", type_=_Many()))
        self._postgresql = text(
            statement.format(f"unnest({arrays}) AS _({', '.join(self._names)})")
        ).bindparams(*(bindparam(name, type_=_Many()) for name in self._names))

    def run(
        self, connection: Connection, rows: Sequence[Sequence[object]], **others: object
    ) -> CursorResult[*tuple[Any, ...]]:
        """Execute it over rows, at least one, and other parameters that it names."""
        if connection.dialect.name == "sqlite":
            return connection.execute(self._sqlite, {"rows": rows, **others})
        columns = dict(zip(self._names, zip(*rows, strict=True), strict=True))
        return connection.execute(self._postgresql, {**columns, **others})


def insert_rows(
    connection: Connection, table: Table, columns: Sequence[str], rows: Sequence[tuple[object, ...]]
) -> None:
    """Insert rows of values in the order of the columns: texts, numbers, bytes and moments, which
    may be milliseconds already (then in every row).

    Half as long as SQLAlchemy's own `executemany`, which makes a dictionary of each row twice.
    """
    if not rows:
        return
    moments = [
        place
        for place, name in enumerate(columns)
        if name in _moments(table) and isinstance(rows[0][place], datetime)
    ]
    if moments:
        rows = [_with_milliseconds(row, moments) for row in rows]
    if connection.dialect.name == "postgresql":
        _copy(connection, table, columns, rows)
    else:
        connection.exec_driver_sql(_insert_statement(table, tuple(columns)), rows)


def _copy(
    connection: Connection, table: Table, columns: Sequence[str], rows: Sequence[tuple[object, ...]]
) -> None:
    """The rows as one stream, which PostgreSQL takes several times as fast as statements. What its
    driver raises comes as SQLAlchemy would have it.
    """
    names = ", ".join(f'"{name}"' for name in columns)
    statement = f'COPY "{table.name}" ({names}) FROM STDIN'
    driver: Any = connection.connection.driver_connection
    base: type[Exception] = driver.__class__.Error
    try:
        with driver.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
    except base as error:
        raise DBAPIError.instance(
            statement, None, error, base, dialect=connection.dialect
        ) from error


def _with_milliseconds(row: tuple[object, ...], moments: Sequence[int]) -> tuple[object, ...]:
    values = list(row)
    for place in moments:
        value = values[place]
        if isinstance(value, datetime):
            values[place] = to_milliseconds(value)
    return tuple(values)


@lru_cache
def _moments(table: Table) -> frozenset[str]:
    return frozenset(each.name for each in table.columns if isinstance(each.type, MomentColumn))


@lru_cache
def _insert_statement(table: Table, columns: tuple[str, ...]) -> str:
    names = ", ".join(f'"{name}"' for name in columns)
    places = ", ".join("?" * len(columns))
    return f'INSERT INTO "{table.name}" ({names}) VALUES ({places})'  # noqa: S608 - our own names
