"""What is in force at a desk: who it is, its list, programme, time anchor and marks.

Every value is a mark with a name; a serial number counts their changes, so that a process sees at
the price of one small query whether another one has changed anything.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from boxoffice.domain.trusted_time import TimeAnchor
from boxoffice.store.identity import DeskIdentity, identity_from, identity_text
from boxoffice.store.moments import from_millis, to_millis
from boxoffice.store.views import View


@dataclass(frozen=True, slots=True)
class State:
    """The marks; versions are 0 and the rest is None where there is nothing yet.

    `list_file` is the name of the card database in force; `list_outdated` and `programme_outdated`
    say that they are of a centre that was restored since, whose versions count anew. `blocks` are
    signed tags blocked since, by the last head. `copied_at` is since when the centre takes this
    desk for one of two with the same keys. `events_made` counts the events made at this desk.
    """

    serial: int = 0
    identity: DeskIdentity | None = None
    generation: str | None = None
    list_file: str | None = None
    highest_version: int = 0
    list_outdated: bool = False
    programme_version: int = 0
    programme_outdated: bool = False
    head_issued_at: datetime | None = None
    changes_cursor: int = 0
    changes_at: datetime | None = None
    copied_at: datetime | None = None
    clerks_version: int = 0
    events_made: int = 0
    anchor: TimeAnchor | None = None
    blocks: frozenset[int] = frozenset()


def state_from(found: dict[str, str]) -> State:
    """The state of marks by name; marks of later versions are passed over."""
    values: dict[str, Any] = {
        name: _read(name, json.loads(text)) for name, text in found.items() if name in _NAMES
    }
    return State(**values)


def put_marks(connection: sa.Connection, **values: object) -> None:
    """Write marks, and count the change, inside the caller's transaction."""
    for name, value in values.items():
        _put(connection, name, _write(value))
    connection.execute(
        sa.text(
            "INSERT INTO marks (name, value) VALUES ('serial', '1')"
            " ON CONFLICT (name) DO UPDATE SET value = CAST(value AS INTEGER) + 1"
        )
    )


_NAMES = frozenset(each.name for each in fields(State))


def load_state(view: View) -> State:
    """The state as this transaction sees it."""
    found = view.exec_driver_sql("SELECT name, value FROM marks").fetchall()
    return state_from({name: value for name, value in found})


def _put(connection: sa.Connection, name: str, text: str) -> None:
    connection.execute(
        sa.text(
            "INSERT INTO marks (name, value) VALUES (:name, :value)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value"
        ),
        {"name": name, "value": text},
    )


def _write(value: object) -> str:
    if isinstance(value, DeskIdentity):
        return identity_text(value)
    if isinstance(value, datetime):
        return json.dumps(to_millis(value))
    if isinstance(value, TimeAnchor):
        return json.dumps([to_millis(value.signed), value.monotonic, value.boot])
    if isinstance(value, frozenset):
        return json.dumps(sorted(value))
    return json.dumps(value)


def _read(name: str, value: object) -> object:
    if value is None:
        return None
    if name == "identity":
        return identity_from(value)
    if name in {"head_issued_at", "changes_at", "copied_at"} and isinstance(value, int):
        return from_millis(value)
    if name == "anchor" and isinstance(value, list):
        return TimeAnchor(from_millis(value[0]), float(value[1]), str(value[2]))
    if name == "blocks" and isinstance(value, list):
        return frozenset(value)
    return value
