"""Tags that wait for the list of their epoch, and changes of the centre's key."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room for them."""
    op.create_table(
        "next_tags",
        sa.Column("row", sa.String(), primary_key=True),
        sa.Column("tag", sa.Integer(), nullable=False),
    )
    op.create_table(
        "key_changes",
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("statement", sa.LargeBinary(), nullable=False),
    )
