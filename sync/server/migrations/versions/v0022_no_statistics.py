"""PostgreSQL's statistics show the planner values out of tables, also such as were erased since."""

from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

_TO_BE_ERASED = {
    "accounts": ("password", "sealed_secret", "code_hash"),
    "clerks": ("pin",),
    "console_sessions": ("token_hash",),
    "console_tries": ("subject",),
    "enrolment_codes": ("code_hash", "name"),
    "known_browsers": ("token_hash",),
    "nonces": ("nonce",),
    "wrong_tries": ("origin",),
}


def upgrade() -> None:
    """Have it gather none of these columns, which are found by a whole key or never."""
    if op.get_bind().dialect.name == "sqlite":
        return
    for table, columns in _TO_BE_ERASED.items():
        for column in columns:
            op.execute(f"ALTER TABLE {table} ALTER COLUMN {column} SET STATISTICS 0")
