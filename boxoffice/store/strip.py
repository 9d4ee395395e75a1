"""The strip of cards that were read and not recorded; it survives a restart."""

from __future__ import annotations

import sqlalchemy as sa

from boxoffice.domain.issues import UnrecordedCard
from boxoffice.store import tables
from boxoffice.store.moments import from_millis, to_millis
from boxoffice.store.views import View
from sync.protocol.card_codes import CardCode, CodeFormat
from sync.protocol.kinds import CardSource


def set_aside(transaction: sa.Connection, card: UnrecordedCard) -> None:
    """Keep a card until somebody answers for it; the same code for the same event once."""
    format_id = card.code.format.id if card.code.format else None
    transaction.execute(
        sa.delete(tables.unrecorded).where(
            tables.unrecorded.c.code == card.code.text, tables.unrecorded.c.event == card.event
        )
    )
    transaction.execute(
        sa.insert(tables.unrecorded),
        {
            "id": card.id,
            "code": card.code.text,
            "format": format_id,
            "event": card.event,
            "source": card.source.value,
            "at": to_millis(card.at),
        },
    )


def answered(transaction: sa.Connection, card_id: str) -> bool:
    """Forget a card and its code; whether it was there."""
    gone = transaction.execute(
        sa.delete(tables.unrecorded).where(tables.unrecorded.c.id == card_id)
    )
    return gone.rowcount > 0


def answered_by_code(transaction: View, code: str, event: str) -> bool:
    """Forget a card that was given tickets for the event after all; whether it was there."""
    gone: int = transaction.exec_driver_sql(_ANSWERED_BY_CODE, (code, event)).rowcount
    return gone > 0


def on_the_strip(view: View, formats: tuple[CodeFormat, ...]) -> tuple[UnrecordedCard, ...]:
    """All cards that wait for an answer, the oldest first."""
    known = {each.id: each for each in formats}
    found = view.exec_driver_sql(
        "SELECT id, code, format, event, source, at FROM unrecorded ORDER BY at, rowid"
    ).fetchall()
    return tuple(
        UnrecordedCard(
            id=card_id,
            code=CardCode(code, known.get(format_id or "")),
            event=event,
            source=CardSource(source),
            at=from_millis(at),
        )
        for card_id, code, format_id, event, source, at in found
    )


# Part of every issue: plain SQL takes a third of the time of a statement built anew.
_ANSWERED_BY_CODE = "DELETE FROM unrecorded WHERE code = ? AND event = ?"
