"""Handing cards out, in tables closed to desks; and regions whose policies are dated."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

AUTO = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
SCHEMA = "handing_out"


def upgrade() -> None:
    """PostgreSQL keeps them in a schema of their own, SQLite refuses them by name."""
    schema = None if op.get_bind().dialect.name == "sqlite" else SCHEMA
    organisation = f"{schema}.organisations.id" if schema else "organisations.id"
    if schema:
        op.execute(sa.schema.CreateSchema(schema))
    op.create_table(
        "region_policies",
        sa.Column("region", sa.String(64), sa.ForeignKey("regions.id"), primary_key=True),
        sa.Column("from_day", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("policy", sa.Text(), nullable=False),
    )
    op.create_table(
        "organisations",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("region", sa.String(64), sa.ForeignKey("regions.id"), nullable=False),
        sa.Column("closed_at", sa.BigInteger()),
        schema=schema,
    )
    op.create_index("ix_organisations_region", "organisations", ["region"], schema=schema)
    op.create_table(
        "card_acts",
        sa.Column("id", AUTO, primary_key=True),
        sa.Column("card", AUTO, sa.ForeignKey("cards.id"), nullable=False),
        sa.Column("organisation", sa.String(64), sa.ForeignKey(organisation)),
        sa.Column("act", sa.String(16), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("last_valid_day", sa.Integer(), nullable=False),
        sa.Column("replaces", AUTO, sa.ForeignKey("cards.id")),
        schema=schema,
    )
    op.create_index("ix_card_acts_card", "card_acts", ["card"], schema=schema)
    op.create_index("ix_card_acts_at", "card_acts", ["at"], schema=schema)
    op.create_index(
        "ix_card_acts_organisation_at", "card_acts", ["organisation", "at"], schema=schema
    )
    op.create_table(
        "giving_policies",
        sa.Column("region", sa.String(64), sa.ForeignKey("regions.id"), primary_key=True),
        sa.Column("from_day", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("body", sa.Text(), nullable=False),
        schema=schema,
    )
    op.create_table(
        "printed_codes",
        sa.Column("code_hash", sa.LargeBinary(32), primary_key=True),
        sa.Column("printed_at", sa.BigInteger(), nullable=False),
        schema=schema,
    )
    op.create_table(
        "answer_counts",
        sa.Column("region", sa.String(64), sa.ForeignKey("regions.id"), primary_key=True),
        sa.Column("month", sa.String(7), primary_key=True),
        sa.Column("question", sa.String(40), primary_key=True),
        sa.Column("choice", sa.String(40), primary_key=True),
        sa.Column("count", sa.Integer(), nullable=False),
        schema=schema,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "audit_trail",
        sa.Column("id", AUTO, primary_key=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("account", sa.String(80), nullable=False),
        sa.Column("act", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("which", sa.String(64), nullable=False),
        sa.Column("reason", sa.String(40)),
        sa.Column("before", sa.Text()),
        sa.Column("after", sa.Text()),
        schema=schema,
    )
    op.create_index("ix_audit_trail_at", "audit_trail", ["at"], schema=schema)
    op.create_index("ix_audit_trail_kind_which", "audit_trail", ["kind", "which"], schema=schema)
