"""Reading the ledger for people: what was given, where it stands, and every row."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from boxoffice.domain.issues import PROBLEMS, GivenRow, LedgerLine, RowState
from boxoffice.store.moments import from_millis
from boxoffice.store.tables import codes, incarnations, rows, uses, verdicts
from sync.protocol.card_codes import CardCode
from sync.protocol.kinds import Finding, RowKind, VoidReason
from sync.protocol.rows import BadRow, IssueRow, Row, RowHeader, VoidRow, read_row

_ROWS = (
    sa.select(
        rows,
        uses.c.collected,
        uses.c.voided,
        uses.c.void_reason,
        codes.c.code,
        verdicts.c.outcome,
        verdicts.c.findings,
        (rows.c.seq <= incarnations.c.acknowledged_seq).label("acknowledged"),
    )
    .select_from(rows)
    .join(incarnations, incarnations.c.id == rows.c.incarnation)
    .outerjoin(uses, uses.c.row == rows.c.id)
    .outerjoin(codes, codes.c.row == rows.c.id)
    .outerjoin(verdicts, verdicts.c.row == rows.c.id)
)


def given_rows(
    transaction: sa.Connection, since_millis: int | None = None, most: int | None = None
) -> tuple[GivenRow, ...]:
    """Issues of this desk, the latest first, from a corrected moment on."""
    query = _ROWS.where(rows.c.kind == RowKind.ISSUE.value).order_by(rows.c.n.desc())
    if since_millis is not None:
        query = query.where(rows.c.corrected_at >= since_millis)
    found = transaction.execute(query if most is None else query.limit(most))
    return tuple(row for row in map(_given, found) if row is not None)


def given_row(transaction: sa.Connection, row_id: str) -> GivenRow | None:
    """One issue of this desk; None where there is no such row here."""
    query = _ROWS.where(rows.c.id == row_id, rows.c.kind == RowKind.ISSUE.value)
    found = transaction.execute(query).first()
    return None if found is None else _given(found)


def row_of(transaction: sa.Connection, row_id: str) -> Row | RowHeader | None:
    """One of this desk's rows; None where there is none that can be read."""
    found = transaction.execute(sa.select(rows.c.bytes).where(rows.c.id == row_id)).scalar()
    return None if found is None else _read(found)


def last_void(transaction: sa.Connection, row_id: str) -> VoidRow | None:
    """The latest void of a row that this desk made; None where it stands."""
    found = transaction.execute(
        sa.select(rows.c.bytes)
        .where(rows.c.of == row_id, rows.c.kind == RowKind.VOID.value)
        .order_by(rows.c.n.desc())
        .limit(1)
    ).scalar()
    row = None if found is None else _read(found)
    return row if isinstance(row, VoidRow) else None


def uncollected(transaction: sa.Connection, row_ids: Sequence[str]) -> list[str]:
    """Which of these issues stand and were not collected yet, in their order."""
    found = transaction.execute(
        sa.select(uses.c.row).where(
            uses.c.row.in_(row_ids), sa.not_(uses.c.voided), sa.not_(uses.c.collected)
        )
    )
    open_rows = set(found.scalars())
    return [row_id for row_id in row_ids if row_id in open_rows]


def count_rows(transaction: sa.Connection) -> int:
    """How many rows the ledger holds."""
    return int(transaction.execute(sa.select(sa.func.count()).select_from(rows)).scalar() or 0)


def ledger_lines(transaction: sa.Connection) -> tuple[LedgerLine, ...]:
    """Every row of every incarnation, in the order it was written."""
    return tuple(map(_line, transaction.execute(_ROWS.order_by(rows.c.n))))


def waiting(transaction: sa.Connection) -> tuple[int, int | None]:
    """How many rows the centre has not acknowledged, and when (UTC milliseconds, corrected) the
    oldest of them was made.
    """
    found = transaction.execute(
        sa.select(sa.func.count(), sa.func.min(rows.c.corrected_at))
        .select_from(rows)
        .join(incarnations, incarnations.c.id == rows.c.incarnation)
        .where(rows.c.seq > incarnations.c.acknowledged_seq)
    ).one()
    return int(found[0]), found[1]


def _given(found: Any) -> GivenRow | None:
    row = _issue(found.bytes)
    if row is None:
        return None
    outcome, findings = _judged(found)
    return GivenRow(
        row_id=row.id,
        seq=row.seq,
        event=row.event,
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


def _line(found: Any) -> LedgerLine:
    row = _issue(found.bytes) if found.kind == RowKind.ISSUE else None
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


def _judged(found: Any) -> tuple[Finding | None, tuple[Finding, ...]]:
    if found.outcome is None:
        return None, ()
    return Finding(found.outcome), tuple(_findings(json.loads(found.findings)))


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
