"""Quota leases: what rows take of a quota, what desks were given of it, and what was released."""

import sqlalchemy as sa
from alembic import op

from sync.protocol.limits import quota_units
from sync.protocol.rows import BadRow, IssueRow, read_row

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_AT_ONCE = 5_000


def upgrade() -> None:
    """Make room for them, and count the units of the issues that are here."""
    op.add_column("ledger_rows", sa.Column("units", sa.Integer()))
    op.add_column("ledger_rows", sa.Column("lease", sa.String(length=64)))
    op.add_column("unjudged", sa.Column("event", sa.String(length=64)))
    op.create_table(
        "lease_grants",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("lease", sa.String(length=64), nullable=False),
        sa.Column("device", sa.String(length=64), nullable=False),
        sa.Column("incarnation", sa.String(length=64), nullable=False),
        sa.Column("event", sa.String(length=64), nullable=False),
        sa.Column("units", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("not_after", sa.BigInteger(), nullable=False),
        sa.Column("report_by", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["device"], ["devices.id"]),
        sa.ForeignKeyConstraint(["event"], ["events.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    for column in ("lease", "device", "event"):
        op.create_index(f"ix_lease_grants_{column}", "lease_grants", [column])
    op.create_table(
        "lease_releases",
        sa.Column("lease", sa.String(length=64), nullable=False),
        sa.Column("units", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("lease"),
    )
    _count_units()
    known = sa.text("event IS NOT NULL")
    op.create_index(
        "ledger_rows_event",
        "ledger_rows",
        ["event", "units"],
        sqlite_where=known,
        postgresql_where=known,
    )


def _count_units() -> None:
    connection = op.get_bind()
    after = ""
    while True:
        found = connection.execute(_ISSUES, {"after": after, "most": _AT_ONCE}).all()
        if not found:
            return
        counted = [{"row_id": row_id, "units": _units(bytes(body))} for row_id, body in found]
        connection.execute(_COUNT, counted)
        after = found[-1].row_id


def _units(body: bytes) -> int:
    try:
        row = read_row(body)
    except BadRow:
        return 0
    return quota_units(row.tickets) if isinstance(row, IssueRow) else 0


_ISSUES = sa.text(
    "SELECT row_id, body FROM ledger_rows WHERE kind = 'issue' AND row_id > :after"
    " ORDER BY row_id LIMIT :most"
)
_COUNT = sa.text("UPDATE ledger_rows SET units = :units WHERE row_id = :row_id")
