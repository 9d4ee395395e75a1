"""Card codes lie apart from the rows, and go a while after the centre has confirmed them; those of
cards and lines that nobody saw to go as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from boxoffice.store import tables
from boxoffice.store.moments import to_millis
from boxoffice.store.views import View


@dataclass(frozen=True, slots=True)
class Keeping:
    """Which codes stay: those of rows acknowledged after `confirmed`.

    Where uses are still retyped into the national register, `retyped` is set: those marked before
    it go although they were acknowledged later, and voided ones, which nobody retypes, where they
    were acknowledged before `voided`.
    """

    confirmed: datetime
    retyped: datetime | None = None
    voided: datetime | None = None


def code_of(transaction: sa.Connection, row_id: str) -> tuple[str, str | None] | None:
    """The code of a row and the id of its format; None once erased."""
    found = transaction.execute(
        sa.select(tables.codes.c.code, tables.codes.c.format).where(tables.codes.c.row == row_id)
    ).first()
    return None if found is None else (found.code, found.format)


def old_codes(view: View, keeping: Keeping) -> int:
    """How many codes `erase_old_codes` would erase now."""
    gone, moments = _gone(keeping)
    return len(view.exec_driver_sql(gone, moments).fetchall())


def erase_old_codes(transaction: sa.Connection, keeping: Keeping) -> int:
    """Erase the codes that need not stay; how many went. The file is set to overwrite what it
    deletes.
    """
    gone, moments = _gone(keeping)
    return transaction.exec_driver_sql(
        f"DELETE FROM codes WHERE row IN ({gone})",  # noqa: S608 - fixed texts
        moments,
    ).rowcount


def any_unanswered(view: View, strip: datetime, lines: datetime) -> bool:
    """Whether `erase_unanswered` would erase anything now."""
    moments = to_millis(strip), to_millis(lines)
    return view.exec_driver_sql(_UNANSWERED, moments).fetchone() is not None


def erase_unanswered(transaction: View, strip: datetime, lines: datetime) -> None:
    """Forget the cards that were set aside before the moment `strip`, and erase the codes of paper
    lines that wait since before `lines` to be mended: what else was written stays, and the form
    says the code.
    """
    transaction.exec_driver_sql("DELETE FROM unrecorded WHERE at < ?", (to_millis(strip),))
    transaction.exec_driver_sql(_CODELESS, (to_millis(lines),))


def _gone(keeping: Keeping) -> tuple[str, tuple[int, ...]]:
    """The rows whose codes go, as a statement, and its moments."""
    confirmed = to_millis(keeping.confirmed)
    if keeping.retyped is None or keeping.voided is None:
        return _CONFIRMED, (confirmed, confirmed)
    voided = to_millis(keeping.voided)
    moments = confirmed, confirmed, to_millis(keeping.retyped), voided, voided
    return f"{_CONFIRMED} UNION {_RETYPED} UNION {_CONFIRMED}{_OF_VOIDED}", moments


_CONFIRMED = (
    "SELECT codes.row FROM codes JOIN rows ON rows.id = codes.row"
    " JOIN incarnations ON incarnations.id = rows.incarnation"
    " LEFT JOIN (SELECT incarnation, max(seq) AS last, max(seq) FILTER (WHERE at <= ?) AS old"
    " FROM receipts GROUP BY incarnation) AS signed ON signed.incarnation = rows.incarnation"
    " WHERE rows.seq <= incarnations.acknowledged_seq AND (rows.seq <= signed.old"
    " OR rows.seq > COALESCE(signed.last, 0) AND rows.corrected_at <= ?)"
)
"""Codes of acknowledged rows whose receipt is older than a moment, or which are that old themselves
where none came: a desk that was put back hears of rows of before only that the centre has them.
"""
_RETYPED = (
    "SELECT codes.row FROM codes JOIN retyped ON retyped.row = codes.row"
    " JOIN rows ON rows.id = codes.row JOIN incarnations ON incarnations.id = rows.incarnation"
    " WHERE retyped.at < ? AND rows.seq <= incarnations.acknowledged_seq"
)
"""Codes of acknowledged rows that were marked retyped before a moment."""
_OF_VOIDED = " AND codes.row IN (SELECT row FROM uses WHERE voided)"
_UNANSWERED = (
    "SELECT 1 FROM unrecorded WHERE at < ? UNION ALL"
    " SELECT 1 FROM paper_lines WHERE at < ? AND json_extract(cells, '$.code') IS NOT NULL LIMIT 1"
)
_CODELESS = (
    "UPDATE paper_lines SET cells = json_remove(cells, '$.code'), problem = 'no_code'"
    " WHERE at < ? AND json_extract(cells, '$.code') IS NOT NULL"
)
