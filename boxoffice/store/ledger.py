"""Appending rows to the ledger: sequence number, chain hash and use in the caller's transaction."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from boxoffice.store import tables
from boxoffice.store.incarnations import ChainEnd, chain_end
from boxoffice.store.leases import note_returned, refill
from boxoffice.store.moments import to_millis
from boxoffice.store.state import State
from boxoffice.store.uses import use_values
from boxoffice.store.views import View
from sync.protocol.card_codes import CardCode
from sync.protocol.chain import next_hash
from sync.protocol.rows import (
    CollectedRow,
    IssueRow,
    LeaseReturnRow,
    RowHeader,
    VoidRow,
    write_row,
)


class RowUnknown(LookupError):
    """No such issue is known at this desk."""


@dataclass(frozen=True, slots=True)
class Appended:
    """Where a row now stands in its chain."""

    seq: int
    hash: bytes
    bytes: bytes


def end_of_chain(transaction: View, state: State) -> ChainEnd:
    """Where the next row goes; read in the transaction that appends it."""
    identity = state.identity
    if identity is None:
        raise RowUnknown("a desk without identity has no chain")
    return chain_end(transaction, identity.incarnation, identity.public_key)


def append_issue(transaction: View, end: ChainEnd, row: IssueRow, code: CardCode) -> Appended:
    """Append an issue, its use, and (apart) its code."""
    appended = _append_with_use(transaction, end, row)
    format_id = code.format.id if code.format else None
    transaction.exec_driver_sql(_INSERT_CODE, (row.id, code.text, format_id))
    return appended


def append_correction(transaction: View, end: ChainEnd, row: IssueRow, of: str) -> Appended:
    """Append an issue in place of one of this desk's: it counts for the card that this one did,
    and has its code where that still is.
    """
    appended = _append_with_use(transaction, end, row)
    transaction.exec_driver_sql(_COPY_TAG, (of, row.id))
    transaction.exec_driver_sql(_COPY_CODE, (row.id, of))
    return appended


def append_void(transaction: sa.Connection, end: ChainEnd, row: VoidRow) -> Appended:
    """Append a void; the issue stands no longer, and its lease has its units again. Raises
    `RowUnknown`.
    """
    refill(transaction, row.of)
    appended = append_row(transaction, end, row, row.of)
    changed = transaction.execute(
        sa.update(tables.uses)
        .where(tables.uses.c.row == row.of)
        .values(voided=True, void_reason=row.reason.value)
    )
    if changed.rowcount != 1:
        raise RowUnknown(row.of)
    return appended


def append_collected(transaction: sa.Connection, end: ChainEnd, row: CollectedRow) -> Appended:
    """Append that an issue's tickets were collected. Raises `RowUnknown`."""
    appended = append_row(transaction, end, row, row.of)
    changed = transaction.execute(
        sa.update(tables.uses).where(tables.uses.c.row == row.of).values(collected=True)
    )
    if changed.rowcount != 1:
        raise RowUnknown(row.of)
    return appended


def append_return(transaction: View, end: ChainEnd, row: LeaseReturnRow) -> Appended:
    """Append that units of a lease go back unused."""
    note_returned(transaction, row.lease, row.units)
    return append_row(transaction, end, row)


def append_row(transaction: View, end: ChainEnd, row: RowHeader, of: str | None = None) -> Appended:
    """Append a row of any kind and nothing else; `of` is the row it speaks of."""
    if (row.incarnation, row.seq) != (end.incarnation, end.seq + 1):
        raise ValueError("a row takes the next number of its chain")
    data = write_row(row)
    chain_hash = next_hash(end.hash, data)
    transaction.exec_driver_sql(
        INSERT_ROW,
        (
            row.incarnation,
            row.seq,
            row.id,
            str(row.kind),
            of,
            to_millis(row.made_at),
            to_millis(row.corrected_at),
            data,
            chain_hash,
        ),
    )
    return Appended(row.seq, chain_hash, data)


def _append_with_use(transaction: View, end: ChainEnd, row: IssueRow) -> Appended:
    appended = append_row(transaction, end, row)
    transaction.exec_driver_sql(_INSERT_USE, use_values(row))
    return appended


# Every issue runs these: plain SQL, for building statements took longer than running them.
INSERT_ROW = (
    'INSERT INTO rows (incarnation, seq, id, kind, "of", made_at, corrected_at, bytes, hash)'
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_INSERT_USE = (
    "INSERT INTO uses"
    " (row, here, device, event, epoch, tag, tickets, at, channel, collected, voided)"
    " VALUES (?, TRUE, ?, ?, ?, ?, ?, ?, ?, FALSE, FALSE)"
)
_INSERT_CODE = "INSERT INTO codes (row, code, format) VALUES (?, ?, ?)"
_COPY_TAG = (
    "UPDATE uses SET (epoch, tag) = (SELECT epoch, tag FROM uses AS before WHERE before.row = ?)"
    " WHERE row = ?"
)
_COPY_CODE = "INSERT INTO codes (row, code, format) SELECT ?, code, format FROM codes WHERE row = ?"
