"""Events made at this desk, and what becomes of uses once the centre has merged their event."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

import sqlalchemy as sa
from sqlcipher3 import dbapi2

from boxoffice.store.day_book import put_setting, setting
from boxoffice.store.incarnations import ChainEnd
from boxoffice.store.ledger import Appended, append_row
from boxoffice.store.views import View
from sync.protocol.programme import Event
from sync.protocol.rows import WalkInChangeRow, WalkInEventRow


def append_walk_in(transaction: View, end: ChainEnd, row: WalkInEventRow) -> Appended:
    """Append the row of an event made here; with it the event is known."""
    appended = append_row(transaction, end, row)
    remember_walk_in(transaction, row)
    return appended


def remember_walk_in(transaction: View, row: WalkInEventRow) -> None:
    """Know an event that was made here."""
    content = row.event.to_bytes().decode()
    transaction.exec_driver_sql(_REMEMBER, (row.id, content))


def append_change(
    transaction: sa.Connection, end: ChainEnd, row: WalkInChangeRow, version: int
) -> None:
    """Append what this desk says of an event it made; at the desk it holds from now on. One that
    is taken back is not offered until a programme later than `version` lists it all the same.
    """
    append_row(transaction, end, row, row.of)
    follow_change(transaction, row, version)


def follow_change(transaction: sa.Connection, row: WalkInChangeRow, version: int) -> None:
    """Let what this desk says of an event it made hold here."""
    found = transaction.exec_driver_sql(_MADE, (row.of,)).fetchone()
    if found is not None and row.title is not None:
        event = row.changed(Event.model_validate_json(found[0]))
        transaction.exec_driver_sql(_CHANGE, (event.to_bytes().decode(), row.of))
    if row.withdrawn:
        gone = {**taken_back(transaction), row.of: version}
        put_setting(transaction, _TAKEN_BACK, gone)


def taken_back(view: View) -> dict[str, int]:
    """The events made here that were taken back, and under which version of the programme."""
    return _versions(setting(view, _TAKEN_BACK))


def taken_back_in(reader: Callable[[], dbapi2.Connection]) -> dict[str, int]:
    """As `taken_back`, for a reader of its own."""
    found = reader().execute("SELECT value FROM settings WHERE name = ?", (_TAKEN_BACK,)).fetchone()
    return _versions(json.loads(found[0])) if found else {}


def is_used(transaction: View, event_id: str) -> bool:
    """Whether tickets stand for an event, here or at a desk we have heard from, or a card that was
    read for it waits for an answer.
    """
    return any(transaction.exec_driver_sql(each, (event_id,)).fetchone() for each in _USED)


def _versions(value: object) -> dict[str, int]:
    found = value if isinstance(value, dict) else {}
    return {str(event): int(version) for event, version in found.items()}


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
    Of what a desk itself notes of an event, marks, cards on the strip and what the till counted go
    along.
    """
    for walk_in, event in merged.items():
        for statement in _MERGE:
            transaction.exec_driver_sql(statement, {"walk_in": walk_in, "event": event})


_TAKEN_BACK = "taken_back_events"
_MADE = "SELECT content FROM events WHERE walk_in AND id = ?"
_CHANGE = "UPDATE events SET content = ? WHERE id = ?"
_USED = (
    "SELECT 1 FROM uses WHERE event = ? AND NOT voided",
    "SELECT 1 FROM unrecorded WHERE event = ?",
)
_REMEMBER = (
    "INSERT INTO events (id, content, walk_in) VALUES (?, ?, 1)"
    " ON CONFLICT (id) DO UPDATE SET walk_in = 1"
)
_MERGE = (
    "INSERT OR REPLACE INTO merged_uses (row, walk_in)"
    " SELECT row, :walk_in FROM uses WHERE event = :walk_in",
    "UPDATE uses SET event = :event WHERE event = :walk_in",
    "INSERT OR IGNORE INTO sold_out (event, at)"
    " SELECT :event, at FROM sold_out WHERE event = :walk_in",
    "DELETE FROM sold_out WHERE event = :walk_in",
    "UPDATE unrecorded SET event = :event WHERE event = :walk_in",
    "INSERT INTO till_counts (day, event, count)"
    " SELECT day, :event, count FROM till_counts WHERE event = :walk_in"
    " ON CONFLICT (day, event) DO UPDATE SET count = count + excluded.count",
    "DELETE FROM till_counts WHERE event = :walk_in",
)
