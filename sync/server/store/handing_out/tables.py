"""The closed tables, the same on SQLite and PostgreSQL (there in a schema of their own).

Nothing in them names or describes a person: no name, identity code, birth date or address has a
column. A card is referred to by its number in the register, never by its code.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

from sync.server.store.tables import MomentColumn, cards, regions

metadata = MetaData()
_ID = String(64)
_AUTO = BigInteger().with_variant(Integer, "sqlite")

organisations = Table(
    "organisations",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("region", ForeignKey(regions.c.id), nullable=False, index=True),
    Column("closed_at", MomentColumn),
)

card_acts = Table(
    "card_acts",
    metadata,
    Column("id", _AUTO, primary_key=True),
    Column("card", ForeignKey(cards.c.id), nullable=False, index=True),
    Column("organisation", ForeignKey(organisations.c.id)),
    Column("act", String(16), nullable=False),
    Column("at", MomentColumn, nullable=False),
    Column("last_valid_day", Integer, nullable=False),
    Column("replaces", ForeignKey(cards.c.id)),
    Index("ix_card_acts_organisation_at", "organisation", "at"),
    Index("ix_card_acts_at", "at"),
)
"""What an organisation did with a card, or a coordinator for none; `last_valid_day` as it was then.
"""

giving_policies = Table(
    "giving_policies",
    metadata,
    Column("region", ForeignKey(regions.c.id), primary_key=True),
    Column("from_day", Integer, primary_key=True, autoincrement=False),
    Column("body", Text, nullable=False),
)
"""How a region hands cards out, each from a day on."""

printed_codes = Table(
    "printed_codes",
    metadata,
    Column("code_hash", LargeBinary(32), primary_key=True),
    Column("printed_at", MomentColumn, nullable=False),
)
"""Random codes that were printed, by hash: a mistyped one is none of them."""

answer_counts = Table(
    "answer_counts",
    metadata,
    Column("region", ForeignKey(regions.c.id), primary_key=True),
    Column("month", String(7), primary_key=True),
    Column("question", String(40), primary_key=True),
    Column("choice", String(40), primary_key=True),
    Column("count", Integer, nullable=False),
    # In the order of the key: which answer came first, no row tells.
    sqlite_with_rowid=False,
)
"""How often each answer was given in a month. Nobody's answers are a row of their own."""

handed_counts = Table(
    "handed_counts",
    metadata,
    Column("region", ForeignKey(regions.c.id), primary_key=True),
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("act", String(16), primary_key=True),
    Column("cards", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""With how many cards an act of giving was done in a region: what statistics read."""

audit_trail = Table(
    "audit_trail",
    metadata,
    Column("id", _AUTO, primary_key=True),
    Column("at", MomentColumn, nullable=False, index=True),
    Column("account", String(80), nullable=False),
    Column("act", String(40), nullable=False),
    Column("kind", String(24), nullable=False),
    Column("which", _ID, nullable=False),
    Column("reason", String(40)),
    Column("before", Text),
    Column("after", Text),
    Index("ix_audit_trail_kind_which", "kind", "which"),
)
"""Who did what to which thing, when, and what it was before and after."""

audit_regions = Table(
    "audit_regions",
    metadata,
    Column("region", ForeignKey(regions.c.id), primary_key=True),
    Column("entry", ForeignKey(audit_trail.c.id), primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
"""The regions that an act concerns: that of who did it, and that of the thing."""
