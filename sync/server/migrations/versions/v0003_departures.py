"""When a desk left by itself, which ends its downloads."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room for the moment."""
    op.add_column("devices", sa.Column("departed_at", sa.BigInteger(), nullable=True))
