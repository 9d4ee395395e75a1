"""Events that were cancelled, and venues that were closed."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """None is."""
    op.add_column("events", sa.Column("cancelled_at", sa.BigInteger()))
    op.add_column("venues", sa.Column("closed_at", sa.BigInteger()))
