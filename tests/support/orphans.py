"""Rows of a centre's database that refer to none: what a foreign key would refuse."""

from sqlalchemy import Table, func, select

from sync.server.store.database import Transaction
from sync.server.store.tables import metadata


def orphans(connection: Transaction) -> dict[str, int]:
    """How many rows of each column name a row that is not there, whether or not the database holds
    a constraint of it.
    """
    found = {}
    for table in metadata.sorted_tables:
        for key in table.foreign_keys:
            there = key.column.table.alias("there")
            assert isinstance(key.parent.table, Table)
            named = there.c[key.column.name] == key.parent
            missing = key.parent.is_not(None) & ~select(there).where(named).exists()
            count = connection.scalar(select(func.count()).select_from(table).where(missing))
            found[f"{table.name}.{key.parent.name}"] = count or 0
    return {column: count for column, count in found.items() if count}
