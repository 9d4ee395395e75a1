"""Which incarnation follows which, and which desks seem to be copied."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room for both."""
    op.add_column("incarnations", sa.Column("previous", sa.String(64), nullable=True))
    op.add_column("devices", sa.Column("copied_at", sa.BigInteger(), nullable=True))
