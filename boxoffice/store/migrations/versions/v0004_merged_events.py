"""Which uses name a walk-in event that was merged into another event since."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room for them."""
    op.create_table(
        "merged_uses",
        sa.Column("row", sa.String(), primary_key=True),
        sa.Column("walk_in", sa.String(), nullable=False),
    )
