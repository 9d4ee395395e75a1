"""What was noted so far is told to the desks that it concerns, and whom a verdict was told to is
found by its row.
"""

from itertools import groupby

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the index, and number the changes at the end of each venue's feed."""
    told = sa.text("device IS NOT NULL")
    op.create_index("changes_told", "changes", ["row_id"], sqlite_where=told, postgresql_where=told)
    bind = op.get_bind()
    changes = sa.table("changes", *map(sa.column, ("venue", "number", "row_id", "device")))
    rows = sa.table("ledger_rows", *map(sa.column, ("row_id", "venue", "device")))
    noted = sa.table("noted_rows", sa.column("row_id"))
    venues = sa.table("venues", *map(sa.column, ("id", "last_change")))
    own = sa.select(rows.c.venue, rows.c.row_id, rows.c.device)
    apart = sa.select(changes.c.venue, changes.c.row_id, changes.c.device).where(told)
    found = sa.union(
        own.where(rows.c.row_id.in_(sa.select(noted.c.row_id))),
        apart.where(changes.c.row_id.in_(sa.select(noted.c.row_id))),
    )
    for venue, entries in groupby(sorted(map(tuple, bind.execute(found))), lambda each: each[0]):
        last = bind.scalar(sa.select(venues.c.last_change).where(venues.c.id == venue)) or 0
        new = [
            {"venue": venue, "number": number, "row_id": row_id, "device": device}
            for number, (_, row_id, device) in enumerate(entries, start=last + 1)
        ]
        bind.execute(sa.insert(changes), new)
        bind.execute(
            sa.update(venues).where(venues.c.id == venue).values(last_change=last + len(new))
        )
