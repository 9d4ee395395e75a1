"""How the last rounds of sync went."""

from __future__ import annotations

from boxoffice.domain.matters import RoundNote
from boxoffice.store.moments import from_millis, to_millis
from boxoffice.store.views import View

KEPT = 500
"""So many lines stay."""


def note_round(transaction: View, note: RoundNote) -> None:
    """Write one down. Where nothing came or went, as in the round before, that one's line goes on:
    a quiet night is one line.
    """
    last = transaction.exec_driver_sql(
        "SELECT n, sent, received, error FROM rounds ORDER BY n DESC LIMIT 1"
    ).fetchone()
    at = to_millis(note.at)
    if last is not None and tuple(last[1:]) == (0, 0, note.error) == _what(note):
        transaction.exec_driver_sql("UPDATE rounds SET at = ? WHERE n = ?", (at, last[0]))
        return
    transaction.exec_driver_sql(
        "INSERT INTO rounds (at, sent, received, error) VALUES (?, ?, ?, ?)",
        (at, note.sent, note.received, note.error),
    )
    transaction.exec_driver_sql(
        "DELETE FROM rounds WHERE n <= (SELECT max(n) FROM rounds) - ?", (KEPT,)
    )


def last_rounds(view: View, most: int = KEPT) -> tuple[RoundNote, ...]:
    """The last rounds, the latest first."""
    found = view.exec_driver_sql(
        "SELECT at, sent, received, error FROM rounds ORDER BY n DESC LIMIT ?", (most,)
    ).fetchall()
    return tuple(
        RoundNote(from_millis(at), sent, received, error) for at, sent, received, error in found
    )


def _what(note: RoundNote) -> tuple[int, int, str | None]:
    return note.sent, note.received, note.error
