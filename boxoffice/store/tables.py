"""The tables of the ledger database, as SQLAlchemy Core knows them.

`migrations/` makes the same tables step by step; a test holds the two together. Moments are UTC
milliseconds since 1970, tags signed 64-bit numbers (tag - 2**63, which keeps their order).
"""

from sqlalchemy import (
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    text,
)

metadata = MetaData()

rows = Table(
    "rows",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("incarnation", String, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("id", String, nullable=False, unique=True),
    Column("kind", String, nullable=False),
    Column("of", String),
    Column("made_at", Integer, nullable=False),
    Column("corrected_at", Integer, nullable=False),
    Column("bytes", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    UniqueConstraint("incarnation", "seq"),
    Index("rows_by_of", "of"),
)

uses = Table(
    "uses",
    metadata,
    Column("row", String, primary_key=True),
    Column("here", Boolean, nullable=False),
    Column("device", String, nullable=False),
    Column("event", String, nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("tag", Integer, nullable=False),
    Column("tickets", String, nullable=False),
    Column("at", Integer, nullable=False),
    Column("channel", String, nullable=False),
    Column("collected", Boolean, nullable=False, default=False),
    Column("voided", Boolean, nullable=False, default=False),
    Column("void_reason", String),
    Index("uses_by_tag", "tag"),
    Index("uses_by_event", "event"),
)

codes = Table(
    "codes",
    metadata,
    Column("row", String, primary_key=True),
    Column("code", String, nullable=False),
    Column("format", String),
)

incarnations = Table(
    "incarnations",
    metadata,
    Column("id", String, primary_key=True),
    Column("public_key", LargeBinary, nullable=False),
    Column("started_at", Integer, nullable=False),
    Column("acknowledged_seq", Integer, nullable=False, default=0),
)

receipts = Table(
    "receipts",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("incarnation", String, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("at", Integer, nullable=False),
    Column("statement", LargeBinary, nullable=False),
)

verdicts = Table(
    "verdicts",
    metadata,
    Column("row", String, primary_key=True),
    Column("outcome", String, nullable=False),
    Column("findings", String, nullable=False),
    Column("judged_at", Integer, nullable=False),
    Column("noted_at", Integer),
)
"""The centre's last word on each row; `noted_at` is when a coordinator noted it as it is judged."""

marks = Table(
    "marks",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),
)

programmes = Table(
    "programmes",
    metadata,
    Column("version", Integer, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

settings = Table(
    "settings",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),
)

unrecorded = Table(
    "unrecorded",
    metadata,
    Column("id", String, primary_key=True),
    Column("code", String, nullable=False),
    Column("format", String),
    Column("event", String, nullable=False),
    Column("source", String, nullable=False),
    Column("at", Integer, nullable=False),
)

refusals = Table(
    "refusals",
    metadata,
    Column("incarnation", String, primary_key=True),
    Column("event", String, primary_key=True),
    Column("day", String, primary_key=True),
    Column("verdict", String, primary_key=True),
    Column("count", Integer, nullable=False),
    Column("told", Integer, nullable=False),
    Index("refusals_untold", "day", sqlite_where=text("count > told")),
)
"""How often each verdict refused on a local day, `told` of it the centre has heard."""

clerks = Table(
    "clerks",
    metadata,
    Column("name", String, primary_key=True),
    Column("role", String, nullable=False),
    Column("pin", String, nullable=False),
    Column("local", Boolean, nullable=False, default=False),
    Column("until", Integer),
    Column("failures", Integer, nullable=False, default=0),
    Column("try_after", Integer),
)

paper_lines = Table(
    "paper_lines",
    metadata,
    Column("id", String, primary_key=True),
    Column("event", String, nullable=False),
    Column("day", String, nullable=False),
    Column("sheet", String, nullable=False),
    Column("position", Integer, nullable=False),
    Column("cells", String, nullable=False),
    Column("problem", String, nullable=False),
    Column("at", Integer, nullable=False),
)

paper_recorded = Table(
    "paper_recorded",
    metadata,
    Column("digest", LargeBinary, primary_key=True),
    Column("row", String),
)

retyped = Table(
    "retyped",
    metadata,
    Column("row", String, primary_key=True),
    Column("at", Integer, nullable=False),
)

events = Table(
    "events",
    metadata,
    Column("id", String, primary_key=True),
    Column("content", String, nullable=False),
    Column("walk_in", Boolean, nullable=False, default=False),
)
"""Every event that a programme of this desk has named, as it was last, and those made here: reports
speak of events that the programme no longer holds.
"""

merged_uses = Table(
    "merged_uses",
    metadata,
    Column("row", String, primary_key=True),
    Column("walk_in", String, nullable=False),
)
"""The uses that stand under another event than their row names: theirs was merged into it."""

sold_out = Table(
    "sold_out",
    metadata,
    Column("event", String, primary_key=True),
    Column("at", Integer, nullable=False),
)

leases = Table(
    "leases",
    metadata,
    Column("lease", String, primary_key=True),
    Column("incarnation", String, nullable=False),
    Column("event", String, nullable=False),
    Column("units", Integer, nullable=False),
    Column("keep", Integer, nullable=False),
    Column("not_after", Integer, nullable=False),
    Column("report_by", Integer, nullable=False),
    Column("used", Integer, nullable=False),
    Column("returned", Integer, nullable=False),
)
"""Shares of hard quotas: `units` and `keep` are the centre's word, `used` and `returned` what the
rows of this ledger took and gave back.
"""

lease_needs = Table(
    "lease_needs",
    metadata,
    Column("event", String, primary_key=True),
    Column("units", Integer, nullable=False),
    Column("at", Integer, nullable=False),
)
"""What somebody was refused for want of units."""

till_counts = Table(
    "till_counts",
    metadata,
    Column("day", String, primary_key=True),
    Column("event", String, primary_key=True),
    Column("count", Integer, nullable=False),
)
"""What the till counted, as it was written at the end of the shift."""

rounds = Table(
    "rounds",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("at", Integer, nullable=False),
    Column("sent", Integer, nullable=False),
    Column("received", Integer, nullable=False),
    Column("error", String),
)

noted = Table(
    "noted",
    metadata,
    Column("matter", String, primary_key=True),
    Column("at", Integer, nullable=False),
)

look_ups = Table(
    "look_ups",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("at", Integer, nullable=False),
    Column("clerk", String),
    Column("act", String, nullable=False),
    Column("row", String),
)

next_tags = Table(
    "next_tags",
    metadata,
    Column("row", String, primary_key=True),
    Column("tag", Integer, nullable=False),
)
"""The tags that uses will have once the list of the next epoch is in force."""

key_changes = Table(
    "key_changes",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("at", Integer, nullable=False),
    Column("statement", LargeBinary, nullable=False),
)
"""The changes of the centre's signing key that this desk followed."""

TRIGGERS = (
    "CREATE TRIGGER rows_are_never_changed BEFORE UPDATE ON rows"
    " BEGIN SELECT RAISE(ABORT, 'ledger rows are never changed'); END",
    "CREATE TRIGGER rows_are_never_deleted BEFORE DELETE ON rows"
    " BEGIN SELECT RAISE(ABORT, 'ledger rows are never deleted'); END",
    "CREATE TRIGGER receipts_are_never_changed BEFORE UPDATE ON receipts"
    " BEGIN SELECT RAISE(ABORT, 'receipts are never changed'); END",
)
"""Nothing in the ledger is ever edited or deleted (domain, Words)."""
