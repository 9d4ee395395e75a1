"""Tickets that were given and not taken back, counted: what statistics read."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
)

from sync.server.store.tables import metadata

_ID = String(64)
_NUMBER = BigInteger().with_variant(Integer, "sqlite")
NOT_LOOKED_UP = frozenset({"changes", "given_issues", "used_cards"})
"""Tables that judging derives from rows, cards and cells which it has read in that transaction, and
which nobody deletes. PostgreSQL does not look them up once more: that was a third of an upload.
"""
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

use_counts = Table(
    "use_counts",
    metadata,
    Column("id", _NUMBER, nullable=False, unique=True),
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("region", _ID, primary_key=True),
    Column("home", Text, primary_key=True),
    Column("way", String(12), primary_key=True),
    Column("provisional", Boolean, primary_key=True),
    Column("uses", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""How many issues stand, by the venue's region, the card's home region (empty where nobody knows
it), by which way they came, and whether on a card's face alone.
"""

used_cards = Table(
    "used_cards",
    metadata,
    Column("card", ForeignKey("cards.id"), primary_key=True),
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("uses", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""How many issues stand on a card in a year; in year 0 in all."""

card_counts = Table(
    "card_counts",
    metadata,
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("home", Text, primary_key=True),
    Column("cards", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""How many cards of a home region are in `used_cards`."""

registered_counts = Table(
    "registered_counts",
    metadata,
    Column("home", Text, primary_key=True),
    Column("cards", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""How many cards of a home region there are in the register."""

in_use_counts = Table(
    "in_use_counts",
    metadata,
    Column("month", Integer, primary_key=True, autoincrement=False),
    Column("home", Text, primary_key=True),
    Column("day", Integer, nullable=False),
    Column("cards", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""How many cards of a home region were in use on a day: the last of the month (202604) on which
somebody counted. A home region without any has no row; a month in which there were nowhere any, one
of none.
"""

given_issues = Table(
    "given_issues",
    metadata,
    Column("row_id", ForeignKey("ledger_rows.row_id"), primary_key=True),
    Column("cell", ForeignKey("given_counts.id"), nullable=False),
    *_tickets(),
    Column("use_cell", ForeignKey("use_counts.id")),
    Column("card", _NUMBER),
    Index("given_issues_cell", "cell"),
)
"""What each issue adds to its cells, and the card it was given on, where anybody knows it; one that
was taken back is none of them. `use_cell` is empty until a row was judged again after an upgrade.
"""
