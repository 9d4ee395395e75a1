"""The strip of cards that were read and not recorded; it survives a restart."""

from __future__ import annotations

from boxoffice.domain.issues import UnrecordedCard
from boxoffice.store.moments import from_millis, to_millis
from boxoffice.store.views import View
from sync.protocol.card_codes import CardCode, CodeFormat
from sync.protocol.kinds import CardSource


def set_aside(transaction: View, card: UnrecordedCard) -> None:
    """Keep a card until somebody answers for it; the same code for the same event once."""
    format_id = card.code.format.id if card.code.format else None
    answered_by_code(transaction, card.code.text, card.event)
    transaction.exec_driver_sql(
        "INSERT INTO unrecorded (id, code, format, event, source, at) VALUES (?, ?, ?, ?, ?, ?)",
        (card.id, card.code.text, format_id, card.event, card.source.value, to_millis(card.at)),
    )


def answered(transaction: View, card_id: str) -> bool:
    """Forget a card and its code; whether it was there."""
    gone: int = transaction.exec_driver_sql(
        "DELETE FROM unrecorded WHERE id = ?", (card_id,)
    ).rowcount
    return gone > 0


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


# Plain SQL, as all of the strip's: a card may be read before SQLAlchemy is there (ADR 11), and this
# is part of every issue, where a statement built anew takes three times as long.
_ANSWERED_BY_CODE = "DELETE FROM unrecorded WHERE code = ? AND event = ?"
