"""What regions have of their own and desks follow: dated policies, and cards on trial."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table, Text

from sync.server.store.tables import metadata, regions

region_policies = Table(
    "region_policies",
    metadata,
    Column("region", ForeignKey(regions.c.id), primary_key=True),
    Column("from_day", Integer, primary_key=True, autoincrement=False),
    Column("policy", Text, nullable=False),
)
"""What desks of a region follow from a day on, in place of the policy the region began with."""

trials = Table(
    "trials",
    metadata,
    Column("code_format", String(64), primary_key=True),
    Column("region", ForeignKey(regions.c.id), nullable=False),
    Column("last_day", Integer),
)
"""Code formats whose cards are valid in one region only, until a day or further notice."""
