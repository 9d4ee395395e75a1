"""Card codes lie apart from the rows, and go a while after the centre has confirmed them."""

from __future__ import annotations

from datetime import datetime, timedelta

import sqlalchemy as sa

from boxoffice.store import tables
from boxoffice.store.moments import to_millis
from boxoffice.store.views import View

KEEP_DAYS = 35
"""Codes are erased this long after acknowledgement (domain, What a ledger row records)."""


def code_of(transaction: sa.Connection, row_id: str) -> tuple[str, str | None] | None:
    """The code of a row and the id of its format; None once erased."""
    found = transaction.execute(
        sa.select(tables.codes.c.code, tables.codes.c.format).where(tables.codes.c.row == row_id)
    ).first()
    return None if found is None else (found.code, found.format)


def old_codes(view: View, now: datetime, keep_days: int = KEEP_DAYS) -> int:
    """How many codes `erase_old_codes` would erase now."""
    return len(view.exec_driver_sql(_GONE, (_cutoff(now, keep_days),)).fetchall())


def erase_old_codes(transaction: sa.Connection, now: datetime, keep_days: int = KEEP_DAYS) -> int:
    """Erase the codes of rows acknowledged longer ago than that; how many went. `now` is corrected
    time. The file is set to overwrite what it deletes.
    """
    return transaction.exec_driver_sql(
        f"DELETE FROM codes WHERE row IN ({_GONE})",  # noqa: S608 - two fixed texts
        (_cutoff(now, keep_days),),
    ).rowcount


def _cutoff(now: datetime, keep_days: int) -> int:
    return to_millis(now - timedelta(days=keep_days))


_GONE = (
    "SELECT codes.row FROM codes JOIN rows ON rows.id = codes.row"
    " JOIN (SELECT incarnation, max(seq) AS seq FROM receipts WHERE at <= ? GROUP BY incarnation)"
    " AS confirmed ON confirmed.incarnation = rows.incarnation"
    " JOIN incarnations ON incarnations.id = rows.incarnation"
    " WHERE rows.seq <= confirmed.seq AND rows.seq <= incarnations.acknowledged_seq"
)
"""Codes of rows whose receipt is older than a moment."""
