"""Later epochs of the list key, and changes of the signing key."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Every card has its tags in the epochs there are."""
    for name in ("tagged", "to_tag"):
        op.add_column(
            "epochs", sa.Column(name, sa.BigInteger(), nullable=False, server_default="0")
        )
    op.add_column(
        "devices", sa.Column("list_epoch", sa.Integer(), nullable=False, server_default="0")
    )
    op.create_table(
        "key_changes",
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("new_key", sa.LargeBinary(32), nullable=False),
        sa.Column("statement", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
    )
