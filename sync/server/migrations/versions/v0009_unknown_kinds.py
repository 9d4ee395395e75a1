"""Rows of kinds that were unknown when they came: where they are."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Find them without reading every row."""
    unknown = sa.text("readable AND kind IS NULL")
    op.create_index(
        "ledger_rows_unknown",
        "ledger_rows",
        ["row_id"],
        sqlite_where=unknown,
        postgresql_where=unknown,
    )
