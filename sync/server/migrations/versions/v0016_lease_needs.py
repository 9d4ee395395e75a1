"""What desks lack for somebody who waits: in the database, for every process that serves it."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

_ID = sa.String(64)


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "lease_needs",
        sa.Column("event", _ID, sa.ForeignKey("events.id"), primary_key=True),
        sa.Column("device", _ID, sa.ForeignKey("devices.id"), primary_key=True),
        sa.Column("units", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
    )
