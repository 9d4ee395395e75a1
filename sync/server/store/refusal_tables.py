"""The centre's tables of refusals: what desks told, and its sums."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, String, Table

from sync.server.store.tables import metadata

refusal_counts = Table(
    "refusal_counts",
    metadata,
    Column("device", ForeignKey("devices.id"), primary_key=True),
    Column("day", String(10), primary_key=True),
    Column("incarnation", String(64), primary_key=True),
    Column("event", String(64), primary_key=True),
    Column("verdict", String(24), primary_key=True),
    Column("count", Integer, nullable=False),
    Index("refusal_counts_day", "day"),
    # In the order of the key: a desk's day is looked at in one go.
    sqlite_with_rowid=False,
)
"""The greatest count that a desk told of each, as long as it may tell a greater one; `day` is
`2026-04-25`.
"""

refused_months = Table(
    "refused_months",
    metadata,
    Column("month", Integer, primary_key=True, autoincrement=False),
    Column("venue", ForeignKey("venues.id"), primary_key=True),
    Column("verdict", String(24), primary_key=True),
    Column("refusals", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
"""The sums of all counts that were ever told, by month (202604) of the local day; what statistics
read.
"""
