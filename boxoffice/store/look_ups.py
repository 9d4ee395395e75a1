"""What a supervisor looked up or changed of older days and other desks: kept at the desk only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from boxoffice.store.moments import from_millis, to_millis
from boxoffice.store.views import View


@dataclass(frozen=True, slots=True)
class LookUp:
    """One look or change: when, by whom (None: the venue has no clerks), what, and which row."""

    at: datetime
    clerk: str | None
    act: str
    row: str | None


def note_look_up(transaction: View, look_up: LookUp) -> None:
    """Write one down."""
    transaction.exec_driver_sql(
        "INSERT INTO look_ups (at, clerk, act, row) VALUES (?, ?, ?, ?)",
        (to_millis(look_up.at), look_up.clerk, look_up.act, look_up.row),
    )


def look_ups(view: View) -> tuple[LookUp, ...]:
    """All of them, in the order they happened."""
    found = view.exec_driver_sql("SELECT at, clerk, act, row FROM look_ups ORDER BY n")
    return tuple(LookUp(from_millis(at), *rest) for at, *rest in found.fetchall())
