"""Paper lines in the ledger database: which were recorded, and which wait to be mended."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from boxoffice.domain.paper import LateRow, LineProblem, WaitingLine, line_from
from boxoffice.store import tables
from boxoffice.store.moments import from_millis, to_millis
from sync.protocol.card_codes import CardCode
from sync.protocol.kinds import RowKind
from sync.protocol.rows import BadRow, IssueRow, read_row

_AT_ONCE = 500
"""SQLite takes a limited number of parameters in one statement."""


def known_digests(transaction: sa.Connection, digests: Sequence[bytes]) -> frozenset[bytes]:
    """Which of these lines were met before: recorded, waiting to be mended, or left away."""
    found: set[bytes] = set()
    for start in range(0, len(digests), _AT_ONCE):
        some = digests[start : start + _AT_ONCE]
        query = sa.select(tables.paper_recorded.c.digest).where(
            tables.paper_recorded.c.digest.in_(some)
        )
        found.update(transaction.execute(query).scalars())
    return frozenset(found)


def note_digest(transaction: sa.Connection, digest: bytes, row_id: str | None) -> None:
    """This line was met; `row_id` is its row, None where it was not recorded."""
    transaction.execute(
        sa.text(
            "INSERT INTO paper_recorded (digest, row) VALUES (:digest, :row)"
            " ON CONFLICT (digest) DO UPDATE SET row = excluded.row"
        ),
        {"digest": digest, "row": row_id},
    )


def forget_row(transaction: sa.Connection, row_id: str) -> None:
    """The line of this row was taken back: the same line may be recorded once more."""
    transaction.execute(
        sa.delete(tables.paper_recorded).where(tables.paper_recorded.c.row == row_id)
    )


def put_waiting(transaction: sa.Connection, line: WaitingLine) -> None:
    """Keep a line until somebody mends it."""
    transaction.execute(
        sa.insert(tables.paper_lines),
        {
            "id": line.id,
            "event": line.event,
            "day": line.day.isoformat(),
            "sheet": line.sheet,
            "position": line.position,
            "cells": json.dumps(line.line.cells()),
            "problem": line.problem.value,
            "at": to_millis(line.at),
        },
    )


def remove_waiting(transaction: sa.Connection, line_id: str) -> bool:
    """Forget a line that was mended or left away, and its code; whether it was there."""
    gone = transaction.execute(
        sa.delete(tables.paper_lines).where(tables.paper_lines.c.id == line_id)
    )
    return gone.rowcount > 0


def waiting_lines(transaction: sa.Connection) -> tuple[WaitingLine, ...]:
    """All lines that wait, in the order they came."""
    query = sa.select(tables.paper_lines).order_by(
        tables.paper_lines.c.at, tables.paper_lines.c.position, sa.text("id")
    )
    return tuple(map(_waiting, transaction.execute(query)))


def waiting_line(transaction: sa.Connection, line_id: str) -> WaitingLine | None:
    """One line that waits; None once it does not."""
    query = sa.select(tables.paper_lines).where(tables.paper_lines.c.id == line_id)
    found = transaction.execute(query).first()
    return None if found is None else _waiting(found)


def late_rows(
    transaction: sa.Connection, event: str, since: datetime, until: datetime
) -> tuple[LateRow, ...]:
    """The rows entered late for an event whose moment of use lies in [since, until), in the order
    they were entered.
    """
    query = (
        sa.select(
            tables.rows.c.bytes,
            tables.uses.c.at,
            tables.uses.c.event,
            tables.uses.c.voided,
            tables.codes.c.code,
        )
        .join(tables.uses, tables.uses.c.row == tables.rows.c.id)
        .outerjoin(tables.codes, tables.codes.c.row == tables.rows.c.id)
        .where(
            tables.rows.c.kind == RowKind.ISSUE.value,
            tables.uses.c.event == event,
            tables.uses.c.here,
            tables.uses.c.at >= to_millis(since),
            tables.uses.c.at < to_millis(until),
        )
        .order_by(tables.rows.c.n)
    )
    return tuple(_late(transaction.execute(query)))


def _late(found: Iterable[Any]) -> Iterable[LateRow]:
    for each in found:
        try:
            row = read_row(each.bytes)
        except BadRow:
            continue
        if isinstance(row, IssueRow) and row.entered_late:
            yield LateRow(
                row_id=row.id,
                event=each.event,
                tickets=row.tickets,
                used_at=from_millis(each.at),
                code=None if each.code is None else CardCode(each.code, None).shortened,
                verdict=row.verdict,
                voided=bool(each.voided),
            )


def _waiting(found: Any) -> WaitingLine:
    return WaitingLine(
        id=found.id,
        event=found.event,
        day=date.fromisoformat(found.day),
        sheet=found.sheet,
        position=found.position,
        line=line_from(json.loads(found.cells)),
        problem=LineProblem(found.problem),
        at=from_millis(found.at),
    )
