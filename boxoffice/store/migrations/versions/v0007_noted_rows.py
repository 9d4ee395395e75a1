"""What a coordinator noted. A desk with rows that need a person hears the changes once more from
the start: the program before this one has passed over it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room for it."""
    op.add_column("verdicts", sa.Column("noted_at", sa.Integer()))
    op.execute(
        "UPDATE marks SET value = '0' WHERE name = 'changes_cursor' AND EXISTS"
        " (SELECT 1 FROM verdicts WHERE outcome NOT IN ('accepted', 'accepted_stale'))"
    )
