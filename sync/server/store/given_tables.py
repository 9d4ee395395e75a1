"""Tickets that were given and not taken back, counted: what statistics read."""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
)

from sync.server.store.tables import metadata

_ID = String(64)
_NUMBER = BigInteger().with_variant(Integer, "sqlite")
KINDS = ("holder", "child", "assistant", "worker", "group_child")
"""A column for the tickets of each kind."""


def _tickets() -> list[Column[int]]:
    return [Column(kind, Integer, nullable=False) for kind in KINDS]


given_counts = Table(
    "given_counts",
    metadata,
    Column("id", _NUMBER, nullable=False, unique=True),
    Column("month", Integer, primary_key=True, autoincrement=False),
    Column("venue", ForeignKey("venues.id"), primary_key=True),
    Column("event", _ID, primary_key=True),
    Column("sector", String(16), primary_key=True),
    *_tickets(),
    # In the order of the key: a year is read in one go.
    sqlite_with_rowid=False,
)
"""The sums of all `given_issues` of a cell. `month` is 202604; `event` the one that is meant, which
a walk-in event may have been merged into; the sector is empty where nobody knows it.
"""

given_issues = Table(
    "given_issues",
    metadata,
    Column("row_id", ForeignKey("ledger_rows.row_id"), primary_key=True),
    Column("cell", ForeignKey("given_counts.id"), nullable=False),
    *_tickets(),
    Index("given_issues_cell", "cell"),
)
"""What each issue adds to its cell; one that was taken back is none of them."""
