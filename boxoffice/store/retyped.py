"""Which uses were retyped into the national register, and which still are to be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from boxoffice.domain.retyping import WorkLine
from boxoffice.store import tables
from boxoffice.store.moments import from_millis, tickets_of, to_millis
from sync.protocol.card_codes import CardCode, CodeFormat


def work_lines(
    transaction: sa.Connection,
    formats: Sequence[CodeFormat],
    *,
    since: datetime | None = None,
    open_only: bool = False,
) -> tuple[WorkLine, ...]:
    """The unvoided uses given at this desk, by moment of use; `open_only` leaves away those that
    are marked retyped.
    """
    uses, codes, retyped = tables.uses, tables.codes, tables.retyped
    query = (
        sa.select(uses, codes.c.code, codes.c.format, retyped.c.at.label("retyped_at"))
        .outerjoin(codes, codes.c.row == uses.c.row)
        .outerjoin(retyped, retyped.c.row == uses.c.row)
        .where(uses.c.here, sa.not_(uses.c.voided))
        .order_by(uses.c.at, uses.c.row)
    )
    if since is not None:
        query = query.where(uses.c.at >= to_millis(since))
    if open_only:
        query = query.where(retyped.c.row.is_(None))
    known = {each.id: each for each in formats}
    return tuple(_line(each, known) for each in transaction.execute(query))


def waiting_to_be_retyped(transaction: sa.Connection) -> tuple[int, datetime | None]:
    """How many unvoided uses with their codes are not marked retyped, and the oldest's moment."""
    uses, codes, retyped = tables.uses, tables.codes, tables.retyped
    found = transaction.execute(
        sa.select(sa.func.count(), sa.func.min(uses.c.at))
        .select_from(uses)
        .join(codes, codes.c.row == uses.c.row)
        .outerjoin(retyped, retyped.c.row == uses.c.row)
        .where(uses.c.here, sa.not_(uses.c.voided), retyped.c.row.is_(None))
    ).one()
    return int(found[0]), None if found[1] is None else from_millis(found[1])


def mark_retyped(transaction: sa.Connection, row_ids: Iterable[str], at: datetime) -> None:
    """These uses were typed into the register; those marked before keep their moment."""
    values = [{"row": each, "at": to_millis(at)} for each in row_ids]
    if values:
        transaction.execute(
            sa.text("INSERT INTO retyped (row, at) VALUES (:row, :at) ON CONFLICT DO NOTHING"),
            values,
        )


def unmark_retyped(transaction: sa.Connection, row_ids: Iterable[str]) -> None:
    """These uses still are to be retyped after all."""
    retyped = tables.retyped
    transaction.execute(sa.delete(retyped).where(retyped.c.row.in_(list(row_ids))))


def note_list_made(transaction: sa.Connection, at: datetime, clerk: str | None) -> None:
    """A list with codes left this desk: when, and at whose hands."""
    values = {"at": to_millis(at), "clerk": clerk, "act": "worklist", "row": None}
    transaction.execute(sa.insert(tables.look_ups), values)


def _line(found: Any, formats: dict[str, CodeFormat]) -> WorkLine:
    code = None if found.code is None else CardCode(found.code, formats.get(found.format or ""))
    return WorkLine(
        row_id=found.row,
        event=found.event,
        tickets=tickets_of(found.tickets),
        used_at=from_millis(found.at),
        code=code,
        retyped=found.retyped_at is not None,
    )
