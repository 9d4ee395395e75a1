"""The clerks of each venue, and the version of their list."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room for clerks."""
    op.add_column(
        "venues", sa.Column("clerks_version", sa.BigInteger(), nullable=False, server_default="0")
    )
    op.create_table(
        "clerks",
        sa.Column("venue", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=24), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("pin", sa.String(length=128), nullable=False),
        sa.ForeignKeyConstraint(["venue"], ["venues.id"]),
        sa.PrimaryKeyConstraint("venue", "name"),
    )
