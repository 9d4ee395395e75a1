"""Rows of this desk that come back from the centre: they count as if they had never been lost."""

from __future__ import annotations

import sqlalchemy as sa

from boxoffice.store.leases import refill
from boxoffice.store.ledger import INSERT_ROW
from boxoffice.store.moments import to_millis
from boxoffice.store.uses import use_values
from boxoffice.store.walk_ins import follow_change, remember_walk_in
from sync.protocol.positions import RowsBack
from sync.protocol.rows import (
    BadRow,
    CollectedRow,
    IssueRow,
    Row,
    RowHeader,
    VoidRow,
    WalkInChangeRow,
    WalkInEventRow,
    read_row,
)

_UNREADABLE = "unreadable"


def keep_rows(transaction: sa.Connection, back: RowsBack) -> int:
    """Append rows to the chain they belong to, and let each take effect at this desk; how many of
    them make an event or change one. Codes do not come back: the centre never had them.
    """
    events = 0
    for seq, (body, link) in enumerate(zip(back.rows, back.hashes, strict=True), back.from_seq):
        row = _read(body)
        known = row is not None and _has(transaction, row.id)
        # A copy of a row on another branch takes effect once, as at the centre.
        row_id = f"{back.chain}:{seq}" if row is None or known else row.id
        transaction.exec_driver_sql(
            INSERT_ROW,
            (
                back.chain,
                seq,
                row_id,
                _UNREADABLE if row is None else str(row.kind),
                row.of if isinstance(row, VoidRow | CollectedRow | WalkInChangeRow) else None,
                to_millis(row.made_at) if row else 0,
                to_millis(row.corrected_at) if row else 0,
                body,
                link,
            ),
        )
        if row is not None and not known:
            _take_effect(transaction, row)
            events += isinstance(row, WalkInEventRow | WalkInChangeRow)
    return events


def _take_effect(transaction: sa.Connection, row: Row | RowHeader) -> None:
    if isinstance(row, IssueRow):
        transaction.exec_driver_sql(_INSERT_USE, (*use_values(row), row.id, row.id))
    elif isinstance(row, VoidRow):
        refill(transaction, row.of)
        transaction.exec_driver_sql(_VOID, (row.reason.value, row.of))
    elif isinstance(row, CollectedRow):
        transaction.exec_driver_sql(_COLLECT, (row.of,))
    elif isinstance(row, WalkInEventRow):
        remember_walk_in(transaction, row)
    elif isinstance(row, WalkInChangeRow):
        follow_change(transaction, row, row.programme_version or 0)


def _read(body: bytes) -> Row | RowHeader | None:
    try:
        return read_row(body)
    except BadRow:
        return None


def _has(transaction: sa.Connection, row_id: str) -> bool:
    found = transaction.exec_driver_sql("SELECT 1 FROM rows WHERE id = ?", (row_id,))
    return found.fetchone() is not None


_INSERT_USE = (
    "INSERT INTO uses"
    " (row, here, device, event, epoch, tag, tickets, at, channel, collected, voided)"
    " VALUES (?, TRUE, ?, ?, ?, ?, ?, ?, ?,"
    " EXISTS (SELECT 1 FROM rows WHERE \"of\" = ? AND kind = 'collected'),"
    " EXISTS (SELECT 1 FROM rows WHERE \"of\" = ? AND kind = 'void'))"
    " ON CONFLICT (row) DO UPDATE SET here = TRUE,"
    " collected = max(collected, excluded.collected), voided = max(voided, excluded.voided)"
)
"""What speaks of an issue may have come back before it, from another branch."""
_VOID = "UPDATE uses SET voided = TRUE, void_reason = ? WHERE row = ?"
_COLLECT = "UPDATE uses SET collected = TRUE WHERE row = ?"
