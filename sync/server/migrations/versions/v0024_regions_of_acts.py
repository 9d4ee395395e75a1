"""Which regions an act of the trail concerns: that of who did it, and that of the thing."""

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table, and fill it for what was done before as far as the trail tells."""
    bind = op.get_bind()
    schema = None if bind.dialect.name == "sqlite" else "handing_out"
    trail = f"{schema}.audit_trail.id" if schema else "audit_trail.id"
    op.create_table(
        "audit_regions",
        sa.Column("region", sa.String(64), sa.ForeignKey("regions.id"), primary_key=True),
        sa.Column(
            "entry",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            sa.ForeignKey(trail),
            primary_key=True,
            autoincrement=False,
        ),
        schema=schema,
        sqlite_with_rowid=False,
    )
    made = sa.table("audit_regions", sa.column("region"), sa.column("entry"), schema=schema)
    found = [{"region": region, "entry": entry} for entry, region in _regions(bind, schema)]
    if found:
        bind.execute(sa.insert(made), found)


def _regions(bind: sa.Connection, schema: str | None) -> Iterator[tuple[int, str]]:
    """Each act with each of its regions."""
    known = {each for (each,) in _rows(bind, "regions", "id")}
    venues = dict(_pairs(bind, "venues", "id", "region"))
    of: dict[str, dict[str, str]] = {
        "region": {each: each for each in known},
        "venue": venues,
        "organisation": dict(_pairs(bind, "organisations", "id", "region", schema=schema)),
        "desk": {desk: venues[venue] for desk, venue in _pairs(bind, "devices", "id", "venue")},
    }
    people: dict[str, str] = {}
    for id_, name, region, venue in _rows(bind, "accounts", "id", "name", "region", "venue"):
        place = region or venues.get(venue)
        if place:
            people |= {id_: place, name: place}
    of["account"] = people
    names = ("id", "account", "kind", "which", "before", "after")
    for entry, account, kind, which, before, after in _rows(
        bind, "audit_trail", *names, schema=schema
    ):
        facts = {**json.loads(before or "{}"), **json.loads(after or "{}")}
        told = [("account", account), (kind, which)]
        told += [(each, facts.get(each)) for each in ("region", "venue", "organisation")]
        for region in known & {of.get(each, {}).get(id_) for each, id_ in told}:
            yield entry, region


def _pairs(
    bind: sa.Connection, table: str, one: str, other: str, *, schema: str | None = None
) -> Iterator[tuple[str, str]]:
    return ((each[0], each[1]) for each in _rows(bind, table, one, other, schema=schema))


def _rows(
    bind: sa.Connection, table: str, *columns: str, schema: str | None = None
) -> Iterator[tuple[Any, ...]]:
    source = sa.table(table, *map(sa.column, columns), schema=schema)
    for row in bind.execute(sa.select(*(source.c[each] for each in columns))):
        yield tuple(row)
