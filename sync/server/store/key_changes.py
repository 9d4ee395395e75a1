"""The changes of the centre's signing key, as the statements that were signed."""

from datetime import datetime

from sqlalchemy import Connection, insert, select

from sync.server.store.tables import key_changes


def add_change(
    connection: Connection, number: int, new_key: bytes, statement: bytes, now: datetime
) -> None:
    """Note a change."""
    connection.execute(
        insert(key_changes).values(number=number, new_key=new_key, statement=statement, at=now)
    )


def newest(connection: Connection) -> tuple[int, bytes, datetime] | None:
    """The number of the last change, the public key that signs since, and since when."""
    query = (
        select(key_changes.c.number, key_changes.c.new_key, key_changes.c.at)
        .order_by(key_changes.c.number.desc())
        .limit(1)
    )
    row = connection.execute(query).one_or_none()
    return (row.number, bytes(row.new_key), row.at) if row else None


def numbered(connection: Connection) -> list[tuple[int, bytes]]:
    """Every change in order: its number, and the statement as it was signed."""
    query = select(key_changes.c.number, key_changes.c.statement).order_by(key_changes.c.number)
    return [(number, bytes(statement)) for number, statement in connection.execute(query)]
