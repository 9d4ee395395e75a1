"""The programme in force: its bytes lie in the ledger's file, so that a desk without a list can
still give on a card's face.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlcipher3 import dbapi2

from boxoffice.store import tables
from boxoffice.store.state import State
from boxoffice.store.views import View
from boxoffice.store.walk_ins import made_here, merge_uses, part_uses, taken_back_in
from sync.protocol.limits import event_day
from sync.protocol.programme import Event, Policy, Programme


@dataclass(frozen=True, slots=True)
class ProgrammeInForce:
    """A programme, its events by id, and the local days of those that have one.

    Events that were made at this desk and that no programme knows yet are among them; `made_here`
    are their ids and those that a programme lists by now. The id of an event that was merged leads
    to the one it became. `counted` holds beside them those of groups that have left the programme:
    tickets given for them stand.
    """

    programme: Programme
    events: dict[str, Event]
    event_days: dict[str, date | None]
    made_here: frozenset[str]
    counted: dict[str, Event]

    @property
    def policy(self) -> Policy:
        """The settings of the region."""
        return self.programme.policy

    def id_now(self, event_id: str) -> str:
        """The id that an event goes by now."""
        return self.programme.merged_events.get(event_id, event_id)


@dataclass(slots=True)
class Programmes:
    """The parsed programme, kept until another version is in force.

    Which one it is and what it says are one value, replaced whole: threads share it.
    """

    _kept: tuple[tuple[object, ...], ProgrammeInForce] | None = None

    def in_force(
        self, state: State, reader: Callable[[], dbapi2.Connection]
    ) -> ProgrammeInForce | None:
        """The programme of the state, or the one that has just taken its place; None before the
        first one came.
        """
        if state.programme_version == 0:
            return None
        version = (state.generation, state.programme_version, state.programme_outdated)
        of = (*version, state.events_made)
        kept = self._kept
        if kept is not None and kept[0] == of:
            return kept[1]
        found = reader().execute(_CONTENT, (state.programme_version,)).fetchall()
        if not found:
            return kept[1] if kept is not None else None
        read = Programme.model_validate_json(found[0][0])
        left = tuple(
            Event.model_validate_json(content) for (content,) in reader().execute(_OF_GROUPS)
        )
        programme = _prepared(read, made_here(reader), taken_back_in(reader), left)
        self._kept = (of, programme)
        return programme


_CONTENT = "SELECT content FROM programmes WHERE version = ?"
_OF_GROUPS = """SELECT content FROM events WHERE instr(content, '"group":"') > 0"""


def _prepared(
    programme: Programme,
    made: tuple[Event, ...],
    taken_back: Mapping[str, int],
    of_groups: tuple[Event, ...],
) -> ProgrammeInForce:
    """What was made here is as it was said last: by this desk, or by a programme since. What was
    taken back is known, and offered only where a later programme lists it.
    """
    listed = {each.id: each for each in programme.events}
    merged = {walk_in: event for walk_in, event in programme.merged_events.items()}
    own = {each.id: each for each in made if each.id not in merged}
    events = {**listed, **own}
    gone = {
        each
        for each, version in taken_back.items()
        if each not in listed or version == programme.version
    }
    if own:
        offered = tuple(event for each, event in events.items() if each not in gone)
        programme = programme.model_copy(update={"events": offered})
    events.update((each, events[event]) for each, event in merged.items() if event in events)
    days, counted = programme.policy.days, {each.id: each for each in of_groups} | events
    return ProgrammeInForce(
        programme,
        events,
        {key: event_day(each, days) for key, each in counted.items()},
        frozenset(own.keys() - gone),
        counted,
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
    part_uses(connection)
    merge_uses(connection, programme.merged_events)


def known_events(view: View) -> dict[str, Event]:
    """Every event that this desk has known, by id."""
    found = view.exec_driver_sql("SELECT id, content FROM events").fetchall()
    return {event_id: Event.model_validate_json(content) for event_id, content in found}


def events_named(
    view: View, programme: ProgrammeInForce, ids: Iterable[str]
) -> Mapping[str, Event]:
    """The events of the programme, and those of these ids that have left it: what was given for
    them is still told by their names.
    """
    gone = sorted(set(ids) - programme.events.keys())
    left: dict[str, Event] = {}
    for each in gone:
        for (content,) in view.exec_driver_sql(_NAMED, (each,)):
            left[each] = Event.model_validate_json(content)
    return {**left, **programme.events} if left else programme.events


_NAMED = "SELECT content FROM events WHERE id = ?"
_REMEMBER = (
    "INSERT INTO events (id, content, walk_in) VALUES (:id, :content, 0)"
    " ON CONFLICT (id) DO UPDATE SET content = excluded.content"
)
