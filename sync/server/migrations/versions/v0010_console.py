"""The web console: accounts, sessions, tries, acts, what was noted, and when desks were heard."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_ID = sa.String(64)
_AUTO = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make room, and indexes for what its pages ask."""
    op.create_table(
        "accounts",
        sa.Column("id", _ID, primary_key=True),
        sa.Column("name", sa.String(80), nullable=False, unique=True),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("region", _ID, sa.ForeignKey("regions.id")),
        sa.Column("organisation", _ID),
        sa.Column("venue", _ID, sa.ForeignKey("venues.id")),
        sa.Column("password", sa.String(128)),
        sa.Column("totp_secret", sa.String(64)),
        sa.Column("totp_step", sa.BigInteger(), nullable=False, server_default="0"),
        sa.Column("code_hash", sa.LargeBinary(32)),
        sa.Column("code_until", sa.BigInteger()),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
    )
    _of_an_account("console_sessions", "made_at", "seen_at", stage=sa.String(16))
    _of_an_account("known_browsers", "until", failures=sa.Integer())
    op.create_table(
        "console_tries",
        sa.Column("id", _AUTO, primary_key=True),
        sa.Column("subject", sa.LargeBinary(32), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
    )
    op.create_index("ix_console_tries_subject_at", "console_tries", ["subject", "at"])
    op.create_table(
        "console_acts",
        sa.Column("id", _AUTO, primary_key=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("account", sa.String(80), nullable=False),
        sa.Column("act", sa.String(40), nullable=False),
        sa.Column("subject", sa.String(120), nullable=False),
        sa.Column("venue", _ID),
        sa.Column("region", _ID),
    )
    op.create_table(
        "noted_rows",
        sa.Column("row_id", _ID, sa.ForeignKey("ledger_rows.row_id"), primary_key=True),
        sa.Column("outcome", sa.String(20), primary_key=True),
        sa.Column("account", sa.String(80), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
    )
    op.create_table(
        "desk_sightings",
        sa.Column("device", _ID, sa.ForeignKey("devices.id"), primary_key=True),
        sa.Column("seen_at", sa.BigInteger(), nullable=False),
    )
    needed = sa.text("outcome NOT IN ('accepted', 'accepted_stale')")
    op.create_index(
        "verdicts_to_see_to",
        "verdicts",
        ["id"],
        sqlite_where=needed,
        postgresql_where=needed,
    )
    op.create_index("ledger_rows_received", "ledger_rows", ["venue", "received_at"])


def _of_an_account(name: str, *moments: str, **more: sa.types.TypeEngine[Any]) -> None:
    """A table of tokens by their hashes, each of an account."""
    op.create_table(
        name,
        sa.Column("token_hash", sa.LargeBinary(32), primary_key=True),
        sa.Column("account", _ID, sa.ForeignKey("accounts.id"), nullable=False),
        *(sa.Column(column, kind, nullable=False) for column, kind in more.items()),
        *(sa.Column(column, sa.BigInteger(), nullable=False) for column in moments),
    )
    op.create_index(f"ix_{name}_account", name, ["account"])
