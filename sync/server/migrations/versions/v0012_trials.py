"""Cards that a region tries out at its own places."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """None is on trial."""
    op.create_table(
        "trials",
        sa.Column("code_format", sa.String(64), primary_key=True),
        sa.Column("region", sa.String(64), sa.ForeignKey("regions.id"), nullable=False),
        sa.Column("last_day", sa.Integer()),
    )
