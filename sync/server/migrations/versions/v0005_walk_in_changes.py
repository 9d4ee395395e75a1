"""What desks said later of the walk-in events they made: where those rows are."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Find them without reading every row."""
    changes = sa.text("kind = 'walk_in_change'")
    op.create_index(
        "ledger_rows_walk_in_changes",
        "ledger_rows",
        ["venue"],
        sqlite_where=changes,
        postgresql_where=changes,
    )
