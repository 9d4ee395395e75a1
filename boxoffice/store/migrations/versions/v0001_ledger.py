"""The ledger: rows, what follows from them, and what the centre answered."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_TRIGGERS = (
    "CREATE TRIGGER rows_are_never_changed BEFORE UPDATE ON rows"
    " BEGIN SELECT RAISE(ABORT, 'ledger rows are never changed'); END",
    "CREATE TRIGGER rows_are_never_deleted BEFORE DELETE ON rows"
    " BEGIN SELECT RAISE(ABORT, 'ledger rows are never deleted'); END",
    "CREATE TRIGGER receipts_are_never_changed BEFORE UPDATE ON receipts"
    " BEGIN SELECT RAISE(ABORT, 'receipts are never changed'); END",
)


def upgrade() -> None:
    """Make the ledger's tables and the triggers that guard its rows."""
    op.create_table(
        "rows",
        sa.Column("n", sa.Integer(), primary_key=True),
        sa.Column("incarnation", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False, unique=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("of", sa.String()),
        sa.Column("made_at", sa.Integer(), nullable=False),
        sa.Column("corrected_at", sa.Integer(), nullable=False),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.UniqueConstraint("incarnation", "seq"),
    )
    op.create_index("rows_by_of", "rows", ["of"])
    op.create_table(
        "uses",
        sa.Column("row", sa.String(), primary_key=True),
        sa.Column("here", sa.Boolean(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("tag", sa.Integer(), nullable=False),
        sa.Column("tickets", sa.String(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("collected", sa.Boolean(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("void_reason", sa.String()),
    )
    op.create_index("uses_by_event", "uses", ["event"])
    op.create_index("uses_by_tag", "uses", ["tag"])
    op.create_table(
        "codes",
        sa.Column("row", sa.String(), primary_key=True),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("format", sa.String()),
    )
    op.create_table(
        "incarnations",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("started_at", sa.Integer(), nullable=False),
        sa.Column("acknowledged_seq", sa.Integer(), nullable=False),
    )
    op.create_table(
        "receipts",
        sa.Column("n", sa.Integer(), primary_key=True),
        sa.Column("incarnation", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("statement", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "verdicts",
        sa.Column("row", sa.String(), primary_key=True),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("findings", sa.String(), nullable=False),
        sa.Column("judged_at", sa.Integer(), nullable=False),
    )
    op.create_table(
        "marks",
        sa.Column("name", sa.String(), primary_key=True),
        sa.Column("value", sa.String(), nullable=False),
    )
    op.create_table(
        "programmes",
        sa.Column("version", sa.Integer(), primary_key=True),
        sa.Column("content", sa.LargeBinary(), nullable=False),
    )
    for statement in _TRIGGERS:
        op.execute(statement)
