"""Counts of uses by where cards come from, and of cards: in the register, used, and handed out. The
worker fills those of uses by judging every row once more.
"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_ID = sa.String(64)
_AT_ONCE = 500


def upgrade() -> None:
    """Make the tables; count what the register and the closed tables hold; mark what was counted
    before as waiting.
    """
    _make_tables()
    bind = op.get_bind()
    cards = sa.table("cards", sa.column("home_region"))
    home = sa.func.coalesce(cards.c.home_region, "")
    registered = sa.table("registered_counts", sa.column("home"), sa.column("cards"))
    op.execute(
        sa.insert(registered).from_select(
            ["home", "cards"], sa.select(home, sa.func.count()).group_by(home)
        )
    )
    _count_handed_out(bind)
    if bind.scalar(sa.text("SELECT count(*) FROM given_issues")):
        _mark_all(bind)


def _make_tables() -> None:
    schema = None if op.get_bind().dialect.name == "sqlite" else "handing_out"
    op.create_table(
        "use_counts",
        sa.Column("id", _NUMBER, nullable=False, unique=True),
        sa.Column("year", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("region", _ID, primary_key=True),
        sa.Column("home", sa.Text(), primary_key=True),
        sa.Column("way", sa.String(12), primary_key=True),
        sa.Column("provisional", sa.Boolean(), primary_key=True),
        sa.Column("uses", sa.Integer(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "used_cards",
        sa.Column("card", _NUMBER, sa.ForeignKey("cards.id"), primary_key=True),
        sa.Column("year", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("uses", sa.Integer(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "card_counts",
        sa.Column("year", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("home", sa.Text(), primary_key=True),
        sa.Column("cards", sa.Integer(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "registered_counts",
        sa.Column("home", sa.Text(), primary_key=True),
        sa.Column("cards", sa.Integer(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "handed_counts",
        sa.Column("region", _ID, sa.ForeignKey("regions.id"), primary_key=True),
        sa.Column("year", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("act", sa.String(16), primary_key=True),
        sa.Column("cards", sa.Integer(), nullable=False),
        schema=schema,
        sqlite_with_rowid=False,
    )
    # In words, for SQLite: it takes a reference with its column, and no constraint by itself.
    number = "BIGINT" if schema else "INTEGER"
    op.execute(f"ALTER TABLE given_issues ADD COLUMN use_cell {number} REFERENCES use_counts (id)")
    op.execute(f"ALTER TABLE given_issues ADD COLUMN card {number}")


def _count_handed_out(bind: sa.Connection) -> None:
    """What organisations of each region did in each year, by UTC: the calendar of acts before the
    upgrade may be off by the hours of a New Year's night.
    """
    schema = None if bind.dialect.name == "sqlite" else "handing_out"
    columns = ("organisation", "act", "at")
    acts = sa.table("card_acts", *map(sa.column, columns), schema=schema)
    places = sa.table("organisations", sa.column("id"), sa.column("region"), schema=schema)
    names = ("region", "year", "act", "cards")
    counts = sa.table("handed_counts", *map(sa.column, names), schema=schema)
    if bind.dialect.name == "sqlite":
        year = sa.cast(sa.func.strftime("%Y", acts.c.at / 1000, "unixepoch"), sa.Integer)
    else:
        moment = sa.func.timezone("UTC", sa.func.to_timestamp(acts.c.at / 1000))
        year = sa.cast(sa.func.extract("year", moment), sa.Integer)
    query = (
        sa.select(places.c.region, year, acts.c.act, sa.func.count())
        .join_from(acts, places, places.c.id == acts.c.organisation)
        .where(acts.c.act.in_(["handed_out", "replacement", "renewed"]))
        .group_by(places.c.region, year, acts.c.act)
    )
    found = [dict(zip(names, row, strict=True)) for row in bind.execute(query).all()]
    if found:
        bind.execute(sa.insert(counts), found)


def _mark_all(bind: sa.Connection) -> None:
    """All rows wait to be judged, in stretches of some size."""
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
