"""The tables of the web console: accounts, sessions, tries, and what was noted."""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    text,
)

from sync.server.store.tables import MomentColumn, ledger_rows, metadata, verdicts

_ID = String(64)
_AUTO = BigInteger().with_variant(Integer, "sqlite")

accounts = Table(
    "accounts",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("name", String(80), nullable=False, unique=True),
    Column("role", String(16), nullable=False),
    Column("region", ForeignKey("regions.id")),
    Column("organisation", _ID),
    Column("venue", ForeignKey("venues.id")),
    Column("password", String(128)),
    Column("sealed_secret", LargeBinary),
    Column("totp_step", BigInteger, nullable=False, server_default="0"),
    Column("code_hash", LargeBinary(32)),
    Column("code_until", MomentColumn),
    Column("made_at", MomentColumn, nullable=False),
)
"""Who may sign in. An account with a `code_hash` is not set up yet, or was reset: its one-time code
opens it. `sealed_secret` is that of the second step; `totp_step` is the last half minute whose
number was used: none serves twice.
"""

console_sessions = Table(
    "console_sessions",
    metadata,
    Column("token_hash", LargeBinary(32), primary_key=True),
    Column("account", ForeignKey("accounts.id"), nullable=False, index=True),
    Column("stage", String(16), nullable=False),
    Column("made_at", MomentColumn, nullable=False),
    Column("seen_at", MomentColumn, nullable=False),
)

known_browsers = Table(
    "known_browsers",
    metadata,
    Column("token_hash", LargeBinary(32), primary_key=True),
    Column("account", ForeignKey("accounts.id"), nullable=False, index=True),
    Column("failures", Integer, nullable=False),
    Column("until", MomentColumn, nullable=False),
)
"""Browsers in which somebody signed in to an account: what strangers try does not shut them out."""

console_tries = Table(
    "console_tries",
    metadata,
    Column("id", _AUTO, primary_key=True),
    Column("subject", LargeBinary(32), nullable=False),
    Column("at", MomentColumn, nullable=False),
    Index("ix_console_tries_subject_at", "subject", "at"),
)
"""Tries that were not right, by a hash of the name or address they count against."""

noted_rows = Table(
    "noted_rows",
    metadata,
    Column("row_id", ForeignKey("ledger_rows.row_id"), primary_key=True),
    Column("outcome", String(20), primary_key=True),
    Column("account", String(80), nullable=False),
    Column("at", MomentColumn, nullable=False),
)
"""Rows that somebody saw to as they were judged then; judged otherwise, they stand there again."""

desk_sightings = Table(
    "desk_sightings",
    metadata,
    Column("device", ForeignKey("devices.id"), primary_key=True),
    Column("seen_at", MomentColumn, nullable=False),
)
"""When a desk was heard last, to the minute."""

NEEDS_A_PERSON = text("outcome NOT IN ('accepted', 'accepted_stale')")
Index(
    "verdicts_to_see_to",
    verdicts.c.id,
    sqlite_where=NEEDS_A_PERSON,
    postgresql_where=NEEDS_A_PERSON,
)
Index("ledger_rows_received", ledger_rows.c.venue, ledger_rows.c.received_at)
