"""How many cards are in use, by month: the worker counts them once a day from now on."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; nobody knows any more how many were in use earlier."""
    op.create_table(
        "in_use_counts",
        sa.Column("month", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("home", sa.Text(), primary_key=True),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("cards", sa.Integer(), nullable=False),
        sqlite_with_rowid=False,
    )
