"""What judging writes about rows that it holds is not looked up once more by PostgreSQL."""

from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

_REFERENCES = {
    "changes": ("venue", "row_id"),
    "given_issues": ("row_id", "cell", "use_cell"),
    "used_cards": ("card",),
}


def upgrade() -> None:
    """Let go of the constraints; SQLite, which would have to write the tables anew, keeps them."""
    if op.get_bind().dialect.name == "sqlite":
        return
    for table, columns in _REFERENCES.items():
        for column in columns:
            op.drop_constraint(f"{table}_{column}_fkey", table, type_="foreignkey")
