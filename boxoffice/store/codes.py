"""Card codes lie apart from the rows, and go a while after the centre has confirmed them."""

from datetime import datetime, timedelta

import sqlalchemy as sa

from boxoffice.store.moments import to_millis
from boxoffice.store.tables import codes, incarnations, receipts, rows

KEEP_DAYS = 35
"""Codes are erased this long after acknowledgement (domain, What a ledger row records)."""


def code_of(transaction: sa.Connection, row_id: str) -> tuple[str, str | None] | None:
    """The code of a row and the id of its format; None once erased."""
    found = transaction.execute(
        sa.select(codes.c.code, codes.c.format).where(codes.c.row == row_id)
    ).first()
    return None if found is None else (found.code, found.format)


def erase_old_codes(transaction: sa.Connection, now: datetime, keep_days: int = KEEP_DAYS) -> int:
    """Erase the codes of rows acknowledged longer ago than that; how many went. `now` is corrected
    time. The file is set to overwrite what it deletes.
    """
    cutoff = to_millis(now - timedelta(days=keep_days))
    confirmed = (
        sa.select(receipts.c.incarnation, sa.func.max(receipts.c.seq).label("seq"))
        .where(receipts.c.at <= cutoff)
        .group_by(receipts.c.incarnation)
        .subquery()
    )
    gone = (
        sa.select(codes.c.row)
        .join(rows, rows.c.id == codes.c.row)
        .join(confirmed, confirmed.c.incarnation == rows.c.incarnation)
        .join(incarnations, incarnations.c.id == rows.c.incarnation)
        .where(rows.c.seq <= confirmed.c.seq, rows.c.seq <= incarnations.c.acknowledged_seq)
    )
    return transaction.execute(sa.delete(codes).where(codes.c.row.in_(gone))).rowcount
