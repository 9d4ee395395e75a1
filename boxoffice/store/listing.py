"""Reading the ledger for people: what was given, where it stands, and every row."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import sqlalchemy as sa

from boxoffice.domain.issues import PROBLEMS, GivenRow, LedgerLine, RowState
from boxoffice.store import tables
from boxoffice.store.moments import from_millis
from boxoffice.store.views import View
from sync.protocol.card_codes import CardCode
from sync.protocol.kinds import Finding, RowKind, VoidReason
from sync.protocol.rows import BadRow, IssueRow, Row, RowHeader, VoidRow, read_row

_ROWS = (
    'SELECT rows.id, rows.incarnation, rows.seq, rows.kind, rows."of", rows.corrected_at,'
    " rows.bytes, rows.hash, uses.collected, uses.voided, uses.void_reason, codes.code,"
    " verdicts.outcome, verdicts.findings, rows.seq <= incarnations.acknowledged_seq, uses.event"
    " FROM rows JOIN incarnations ON incarnations.id = rows.incarnation"
    " LEFT JOIN uses ON uses.row = rows.id"
    " LEFT JOIN codes ON codes.row = rows.id"
    " LEFT JOIN verdicts ON verdicts.row = rows.id"
)

_ISSUES = "WHERE rows.kind = ? AND uses.row IS NOT NULL"
"""A copy of an issue on a branch that came back is a row of the ledger, and no second gift."""


class _Found(NamedTuple):
    """A row of `_ROWS`."""

    id: str
    incarnation: str
    seq: int
    kind: str
    of: str | None
    corrected_at: int
    data: bytes
    hash: bytes
    collected: int | None
    voided: int | None
    void_reason: str | None
    code: str | None
    outcome: str | None
    findings: str | None
    acknowledged: int
    event: str | None


def _found(view: View, condition: str, *values: object) -> list[_Found]:
    return [_Found(*row) for row in view.exec_driver_sql(f"{_ROWS} {condition}", values).fetchall()]


def given_rows(view: View, since_millis: int = 0, most: int = -1) -> tuple[GivenRow, ...]:
    """Issues of this desk, the latest first, from a corrected moment on; at most so many, or all
    where `most` is negative.
    """
    condition = f"{_ISSUES} AND rows.corrected_at >= ? ORDER BY rows.n DESC LIMIT ?"
    found = _found(view, condition, RowKind.ISSUE.value, since_millis, most)
    return tuple(row for row in map(_given, found) if row is not None)


def given_row(view: View, row_id: str) -> GivenRow | None:
    """One issue of this desk; None where there is no such row here."""
    found = _found(view, f"{_ISSUES} AND rows.id = ?", RowKind.ISSUE.value, row_id)
    return _given(found[0]) if found else None


def row_of(transaction: sa.Connection, row_id: str) -> Row | RowHeader | None:
    """One of this desk's rows; None where there is none that can be read."""
    found = transaction.execute(
        sa.select(tables.rows.c.bytes).where(tables.rows.c.id == row_id)
    ).scalar()
    return None if found is None else _read(found)


def last_void(transaction: sa.Connection, row_id: str) -> VoidRow | None:
    """The latest void of a row that this desk made; None where it stands."""
    found = transaction.execute(
        sa.select(tables.rows.c.bytes)
        .where(tables.rows.c.of == row_id, tables.rows.c.kind == RowKind.VOID.value)
        .order_by(tables.rows.c.n.desc())
        .limit(1)
    ).scalar()
    row = None if found is None else _read(found)
    return row if isinstance(row, VoidRow) else None


def corrected_by(transaction: sa.Connection, void: VoidRow) -> IssueRow | None:
    """The issue of this desk that corrects a voided one; None where it was not given again."""
    voided = sa.select(tables.rows.c.n).where(tables.rows.c.id == void.of).scalar_subquery()
    later = sa.select(tables.rows.c.bytes).where(
        tables.rows.c.kind == RowKind.ISSUE.value, tables.rows.c.n > voided
    )
    found = map(_issue, transaction.execute(later).scalars())
    return next((each for each in found if each and each.correction == void.correction), None)


def any_stands(transaction: sa.Connection, row_ids: Sequence[str]) -> bool:
    """Whether any of these issues is not voided."""
    found = sa.select(tables.uses.c.row).where(
        tables.uses.c.row.in_(row_ids), sa.not_(tables.uses.c.voided)
    )
    return transaction.execute(found.limit(1)).first() is not None


def uncollected(transaction: sa.Connection, row_ids: Sequence[str]) -> list[str]:
    """Which of these issues stand and were not collected yet, in their order."""
    found = transaction.execute(
        sa.select(tables.uses.c.row).where(
            tables.uses.c.row.in_(row_ids),
            sa.not_(tables.uses.c.voided),
            sa.not_(tables.uses.c.collected),
        )
    )
    open_rows = set(found.scalars())
    return [row_id for row_id in row_ids if row_id in open_rows]


def count_rows(view: View) -> int:
    """How many rows the ledger holds."""
    return int(view.exec_driver_sql("SELECT count(*) FROM rows").fetchone()[0])


def ledger_lines(view: View) -> tuple[LedgerLine, ...]:
    """Every row of every incarnation, in the order it was written."""
    return tuple(map(_line, _found(view, "ORDER BY rows.n")))


def waiting(view: View) -> tuple[int, int | None]:
    """How many rows the centre has not acknowledged, and when (UTC milliseconds, corrected) the
    oldest of them was made.
    """
    count, oldest = view.exec_driver_sql(
        "SELECT count(*), min(rows.corrected_at) FROM rows"
        " JOIN incarnations ON incarnations.id = rows.incarnation"
        " WHERE rows.seq > incarnations.acknowledged_seq"
    ).fetchone()
    return int(count), oldest


def _given(found: _Found) -> GivenRow | None:
    row = _issue(found.data)
    if row is None:
        return None
    outcome, findings = _judged(found)
    return GivenRow(
        row_id=row.id,
        seq=row.seq,
        event=found.event or row.event,
        tickets=row.tickets,
        at=from_millis(found.corrected_at),
        code=_shortened(found.code),
        state=_state(bool(found.voided), outcome, bool(found.acknowledged)),
        verdict=row.verdict,
        channel=row.channel,
        acknowledged=bool(found.acknowledged),
        provisional=row.provisional is not None,
        collected=bool(found.collected),
        outcome=outcome,
        findings=findings,
        void_reason=VoidReason(found.void_reason) if found.void_reason else None,
        correction=row.correction,
    )


def _line(found: _Found) -> LedgerLine:
    row = _issue(found.data) if found.kind == RowKind.ISSUE else None
    outcome, findings = _judged(found)
    return LedgerLine(
        row_id=found.id,
        incarnation=found.incarnation,
        seq=found.seq,
        kind=found.kind,
        at=from_millis(found.corrected_at),
        hash=found.hash,
        acknowledged=bool(found.acknowledged),
        event=row.event if row else None,
        tickets=row.tickets if row else {},
        code=_shortened(found.code),
        of=found.of,
        verdict=row.verdict if row else None,
        outcome=outcome,
        findings=findings,
    )


def _issue(data: bytes) -> IssueRow | None:
    row = _read(data)
    return row if isinstance(row, IssueRow) else None


def _read(data: bytes) -> Row | RowHeader | None:
    try:
        return read_row(data)
    except BadRow:
        return None


def _judged(found: _Found) -> tuple[Finding | None, tuple[Finding, ...]]:
    if found.outcome is None:
        return None, ()
    return Finding(found.outcome), tuple(_findings(json.loads(found.findings or "[]")))


def _findings(names: Iterable[str]) -> list[Finding]:
    return [Finding(name) for name in names]


def _shortened(code: str | None) -> str | None:
    return None if code is None else CardCode(code, None).shortened


def _state(voided: bool, outcome: Finding | None, acknowledged: bool) -> RowState:
    if voided:
        return RowState.VOIDED
    if outcome in PROBLEMS:
        return RowState.PROBLEM
    return RowState.CONFIRMED if acknowledged else RowState.WAITING
