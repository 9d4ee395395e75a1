"""What desks tell of refusals, and its sums."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

_ID = sa.String(64)


def upgrade() -> None:
    """Make the tables; desks tell what they have counted in the last 400 days."""
    op.create_table(
        "refusal_counts",
        sa.Column("device", _ID, sa.ForeignKey("devices.id"), primary_key=True),
        sa.Column("day", sa.String(10), primary_key=True),
        sa.Column("incarnation", _ID, primary_key=True),
        sa.Column("event", _ID, primary_key=True),
        sa.Column("verdict", sa.String(24), primary_key=True),
        sa.Column("count", sa.Integer(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("refusal_counts_day", "refusal_counts", ["day"])
    op.create_table(
        "refused_months",
        sa.Column("month", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("venue", _ID, sa.ForeignKey("venues.id"), primary_key=True),
        sa.Column("verdict", sa.String(24), primary_key=True),
        sa.Column("refusals", sa.BigInteger(), nullable=False),
        sqlite_with_rowid=False,
    )
