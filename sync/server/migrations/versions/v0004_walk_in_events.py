"""Walk-in events: where their rows are, which issues name them, and what they were merged into."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room for them."""
    walk_ins = sa.text("kind = 'walk_in_event'")
    op.create_index(
        "ledger_rows_walk_ins",
        "ledger_rows",
        ["venue"],
        sqlite_where=walk_ins,
        postgresql_where=walk_ins,
    )
    op.create_table(
        "walk_in_uses",
        sa.Column("event", sa.String(length=64), nullable=False),
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["row_id"], ["ledger_rows.row_id"]),
        sa.PrimaryKeyConstraint("event", "row_id"),
    )
    op.create_table(
        "merged_events",
        sa.Column("walk_in", sa.String(length=64), nullable=False),
        sa.Column("venue", sa.String(length=64), nullable=False),
        sa.Column("event", sa.String(length=64), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["walk_in"], ["ledger_rows.row_id"]),
        sa.ForeignKeyConstraint(["venue"], ["venues.id"]),
        sa.ForeignKeyConstraint(["event"], ["events.id"]),
        sa.PrimaryKeyConstraint("walk_in"),
    )
