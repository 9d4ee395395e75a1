"""Counts of given tickets for statistics; the worker fills them by judging every row once more."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_ID = sa.String(64)
_AT_ONCE = 500


def upgrade() -> None:
    """Make the tables, and mark what is stored as waiting, in stretches of some size."""
    op.create_table(
        "given_counts",
        sa.Column("id", _NUMBER, nullable=False, unique=True),
        sa.Column("month", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("venue", _ID, sa.ForeignKey("venues.id"), primary_key=True),
        sa.Column("event", _ID, primary_key=True),
        sa.Column("sector", sa.String(16), primary_key=True),
        *_tickets(),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "given_issues",
        sa.Column("row_id", _ID, sa.ForeignKey("ledger_rows.row_id"), primary_key=True),
        sa.Column("cell", _NUMBER, sa.ForeignKey("given_counts.id"), nullable=False),
        *_tickets(),
    )
    op.create_index("given_issues_cell", "given_issues", ["cell"])
    bind = op.get_bind()
    places = ("device", "incarnation", "branch")
    rows = sa.table("ledger_rows", *map(sa.column, (*places, "seq")))
    names = (*places, "from_seq", "to_seq")
    marks = sa.table("unjudged", *map(sa.column, names))
    branch = [rows.c[name] for name in places]
    query = sa.select(*branch, sa.func.min(rows.c.seq), sa.func.max(rows.c.seq)).group_by(*branch)
    waiting = [
        dict(zip(names, (*where, start, min(start + _AT_ONCE - 1, last)), strict=True))
        for *where, first, last in bind.execute(query).all()
        for start in range(first, last + 1, _AT_ONCE)
    ]
    if waiting:
        bind.execute(sa.insert(marks), waiting)


def _tickets() -> list[sa.Column[int]]:
    kinds = ("holder", "child", "assistant", "worker", "group_child")
    return [sa.Column(kind, sa.Integer(), nullable=False) for kind in kinds]
