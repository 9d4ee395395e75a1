"""Events made at this desk, and what becomes of uses once the centre has merged their event."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlcipher3 import dbapi2

from boxoffice.store.incarnations import ChainEnd
from boxoffice.store.ledger import Appended, append_row
from boxoffice.store.views import View
from sync.protocol.programme import Event
from sync.protocol.rows import WalkInEventRow


def append_walk_in(transaction: View, end: ChainEnd, row: WalkInEventRow) -> Appended:
    """Append the row of an event made here; with it the event is known."""
    appended = append_row(transaction, end, row)
    content = row.event.to_bytes().decode()
    transaction.exec_driver_sql(_REMEMBER, (row.id, content))
    return appended


def made_here(reader: Callable[[], dbapi2.Connection]) -> tuple[Event, ...]:
    """The events that were made at this desk, the oldest first."""
    found = reader().execute("SELECT content FROM events WHERE walk_in ORDER BY id").fetchall()
    return tuple(Event.model_validate_json(content) for (content,) in found)


def part_uses(transaction: View) -> None:
    """Every use stands under the event its row names again."""
    transaction.exec_driver_sql(
        "UPDATE uses SET event = (SELECT walk_in FROM merged_uses WHERE merged_uses.row = uses.row)"
        " WHERE row IN (SELECT row FROM merged_uses)"
    )
    transaction.exec_driver_sql("DELETE FROM merged_uses")


def merge_uses(transaction: View, merged: Mapping[str, str]) -> None:
    """Uses of walk-in events stand under the events that these became (protocol, Walk-in events).
    Of what a desk itself notes of an event, marks and cards on the strip go along.
    """
    for walk_in, event in merged.items():
        for statement in _MERGE:
            transaction.exec_driver_sql(statement, {"walk_in": walk_in, "event": event})


_REMEMBER = "INSERT INTO events (id, content, walk_in) VALUES (?, ?, 1)"
_MERGE = (
    "INSERT OR REPLACE INTO merged_uses (row, walk_in)"
    " SELECT row, :walk_in FROM uses WHERE event = :walk_in",
    "UPDATE uses SET event = :event WHERE event = :walk_in",
    "INSERT OR IGNORE INTO sold_out (event, at)"
    " SELECT :event, at FROM sold_out WHERE event = :walk_in",
    "DELETE FROM sold_out WHERE event = :walk_in",
    "UPDATE unrecorded SET event = :event WHERE event = :walk_in",
)
