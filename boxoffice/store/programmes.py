"""The programme in force: its bytes lie in the ledger's file, so that a desk without a list can
still give on a card's face.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlcipher3 import dbapi2

from boxoffice.store import tables
from boxoffice.store.state import State
from boxoffice.store.views import View
from sync.protocol.limits import event_day
from sync.protocol.programme import Event, Policy, Programme


@dataclass(frozen=True, slots=True)
class ProgrammeInForce:
    """A programme, its events by id, and the local days of those that have one."""

    programme: Programme
    events: dict[str, Event]
    event_days: dict[str, date | None]

    @property
    def policy(self) -> Policy:
        """The settings of the region."""
        return self.programme.policy


@dataclass(slots=True)
class Programmes:
    """The parsed programme, kept until another version is in force.

    Which one it is and what it says are one value, replaced whole: threads share it.
    """

    _kept: tuple[tuple[object, ...], ProgrammeInForce] | None = None

    def in_force(
        self, state: State, reader: Callable[[], dbapi2.Connection]
    ) -> ProgrammeInForce | None:
        """The programme of the state; None before the first one came."""
        if state.programme_version == 0:
            return None
        of = (state.generation, state.programme_version, state.programme_outdated)
        kept = self._kept
        if kept is not None and kept[0] == of:
            return kept[1]
        found = reader().execute(_CONTENT, (state.programme_version,)).fetchall()
        if not found:
            return None
        programme = _prepared(Programme.model_validate_json(found[0][0]))
        self._kept = (of, programme)
        return programme


_CONTENT = "SELECT content FROM programmes WHERE version = ?"


def _prepared(programme: Programme) -> ProgrammeInForce:
    days = programme.policy.days
    return ProgrammeInForce(
        programme,
        {each.id: each for each in programme.events},
        {each.id: event_day(each, days) for each in programme.events},
    )


def put_programme(connection: sa.Connection, programme: Programme, content: bytes) -> None:
    """Keep a programme's bytes; older ones go, rows name the version they were made under. Its
    events are remembered beyond it.
    """
    connection.execute(sa.delete(tables.programmes))
    connection.execute(
        sa.insert(tables.programmes), {"version": programme.version, "content": content}
    )
    named = [{"id": each.id, "content": each.to_bytes().decode()} for each in programme.events]
    if named:
        connection.exec_driver_sql(_REMEMBER, named)


def known_events(view: View) -> dict[str, Event]:
    """Every event that this desk has known, by id."""
    found = view.exec_driver_sql("SELECT id, content FROM events").fetchall()
    return {event_id: Event.model_validate_json(content) for event_id, content in found}


_REMEMBER = (
    "INSERT INTO events (id, content, walk_in) VALUES (:id, :content, 0)"
    " ON CONFLICT (id) DO UPDATE SET content = excluded.content"
)
