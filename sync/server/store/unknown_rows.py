"""Rows that the centre could not name when they came, and what it fills in once it can."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from sync.server.store.ledger import StoredRow, rows_with_ids
from sync.server.store.tables import IS_UNKNOWN, ledger_rows, unjudged


def unknown_rows(connection: Connection, after: str, most: int) -> list[StoredRow]:
    """Rows of kinds that were unknown when they were stored, by id, behind an id."""
    ids = connection.scalars(_UNKNOWN, {"after": after, "most": most}).all()
    found = rows_with_ids(connection, ids)
    return sorted(found, key=lambda row: row.row_id)


def fill_in(connection: Connection, named: Sequence[tuple[StoredRow, Mapping[str, Any]]]) -> None:
    """Keep what rows turned out to say, and that they wait to be judged."""
    for row, columns in named:
        its_place = {name: getattr(row, name) for name in ("device", "incarnation", "branch")}
        connection.execute(
            update(ledger_rows).where(ledger_rows.c.row_id == row.row_id).values(dict(columns))
        )
        connection.execute(insert(unjudged).values(**its_place, from_seq=row.seq, to_seq=row.seq))


_UNKNOWN = (
    select(ledger_rows.c.row_id)
    .where(IS_UNKNOWN, ledger_rows.c.repeats.is_(None), ledger_rows.c.row_id > bindparam("after"))
    .order_by(ledger_rows.c.row_id)
    .limit(bindparam("most"))
)
