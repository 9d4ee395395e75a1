"""PostgreSQL's statistics show the planner values out of tables, also such as were erased since."""

from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

_TO_BE_ERASED = {
    "accounts": {"password": "varchar(128)", "sealed_secret": "bytea", "code_hash": "bytea"},
    "clerks": {"pin": "varchar(128)"},
    "console_sessions": {"token_hash": "bytea"},
    "console_tries": {"subject": "bytea"},
    "enrolment_codes": {"code_hash": "bytea", "name": "text"},
    "known_browsers": {"token_hash": "bytea"},
    "nonces": {"nonce": "varchar(128)"},
    "wrong_tries": {"origin": "varchar(64)"},
}


def upgrade() -> None:
    """Have it gather none of these columns, which are found by a whole key or never."""
    if op.get_bind().dialect.name == "sqlite":
        return
    for table, columns in _TO_BE_ERASED.items():
        for column, kind in columns.items():
            op.execute(f"ALTER TABLE {table} ALTER COLUMN {column} SET STATISTICS 0")
            # With the type, though it is the one it has, what was gathered goes.
            op.execute(f"ALTER TABLE {table} ALTER COLUMN {column} TYPE {kind}")
