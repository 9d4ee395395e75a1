"""What is in force at a desk: who it is, its list, programme, time anchor and marks.

Every value is a mark with a name; a serial number counts their changes, so that a process sees at
the price of one small query whether another one has changed anything.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from boxoffice.domain.trusted_time import TimeAnchor
from boxoffice.store.identity import DeskIdentity, identity_from, identity_text
from boxoffice.store.list_keys import KeptKey
from boxoffice.store.moments import from_millis, to_millis
from boxoffice.store.views import View
from sync.protocol.encoding import from_base64url, to_base64url


@dataclass(frozen=True, slots=True)
class State:
    """The marks; versions are 0 and the rest is None where there is nothing yet.

    `list_file` is the name of the card database in force; `list_outdated` and `programme_outdated`
    say that they are of a centre that was restored since, whose versions count anew. `blocks` are
    signed tags blocked since, by the last head. `copied_at` is since when the centre takes this
    desk for one of two with the same keys. `events_made` counts the events made at this desk,
    `heard_anew` how often what was heard of other desks was let go of, to come again.
    `list_keys` came after enrolment, those of epochs below `least_epoch` were let go; `keys_beside`
    says that those beside the desk's other keys are of its centre too, `list_keys_outdated` that
    the centre was restored since they came, and `replacing` are others of the same epochs, which
    come with the next list. `tags_ready` says for which epoch tags lie ready, and up to which
    change.
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
    heard_anew: int = 0
    anchor: TimeAnchor | None = None
    blocks: frozenset[int] = frozenset()
    list_keys: tuple[KeptKey, ...] = ()
    least_epoch: int = 0
    keys_beside: bool = True
    list_keys_outdated: bool = False
    replacing: tuple[KeptKey, ...] = ()
    tags_ready: tuple[int, int] | None = None


def state_from(found: dict[str, str]) -> State:
    """The state of marks by name; marks of later versions are passed over."""
    values: dict[str, Any] = {
        name: _read(name, json.loads(text)) for name, text in found.items() if name in _NAMES
    }
    return State(**values)


def put_marks(connection: sa.Connection, **values: object) -> None:
    """Write marks, and count the change, inside the caller's transaction."""
    connection.exec_driver_sql(_PUT, [(name, _write(value)) for name, value in values.items()])
    connection.exec_driver_sql(_COUNT_CHANGE)


def count_anew(connection: sa.Connection) -> None:
    """Count that what was heard of other desks is to come again, inside the caller's transaction,
    which puts other marks as well.
    """
    connection.exec_driver_sql(_COUNT_ANEW)


_PUT = (
    "INSERT INTO marks (name, value) VALUES (?, ?)"
    " ON CONFLICT (name) DO UPDATE SET value = excluded.value"
)
_COUNT_CHANGE = (
    "INSERT INTO marks (name, value) VALUES ('serial', '1')"
    " ON CONFLICT (name) DO UPDATE SET value = CAST(value AS INTEGER) + 1"
)
_COUNT_ANEW = (
    "INSERT INTO marks (name, value) VALUES ('heard_anew', '1')"
    " ON CONFLICT (name) DO UPDATE SET value = CAST(value AS INTEGER) + 1"
)
_NAMES = frozenset(each.name for each in fields(State))


def load_state(view: View) -> State:
    """The state as this transaction sees it."""
    found = view.exec_driver_sql("SELECT name, value FROM marks").fetchall()
    return state_from({name: value for name, value in found})


def _write(value: object) -> str:
    if isinstance(value, DeskIdentity):
        return identity_text(value)
    if isinstance(value, datetime):
        return json.dumps(to_millis(value))
    if isinstance(value, TimeAnchor):
        return json.dumps([to_millis(value.signed), value.monotonic, value.boot])
    if isinstance(value, frozenset):
        return json.dumps(sorted(value))
    if isinstance(value, tuple) and all(isinstance(each, KeptKey) for each in value):
        return json.dumps(
            [[each.epoch, to_base64url(each.sealed), to_millis(each.begins)] for each in value]
        )
    return json.dumps(value)


def _read(name: str, value: object) -> object:
    if value is None:
        return None
    reader = _READERS.get(name)
    return reader(value) if reader else value


def _anchor(value: Any) -> TimeAnchor:
    signed, monotonic, boot = value
    return TimeAnchor(from_millis(signed), float(monotonic), str(boot))


def _kept_keys(value: Any) -> tuple[KeptKey, ...]:
    return tuple(
        KeptKey(epoch, from_base64url(sealed), from_millis(begins))
        for epoch, sealed, begins in value
    )


_READERS: dict[str, Callable[[Any], object]] = {
    "identity": identity_from,
    "head_issued_at": from_millis,
    "changes_at": from_millis,
    "copied_at": from_millis,
    "anchor": _anchor,
    "blocks": frozenset,
    "tags_ready": tuple,
    "list_keys": _kept_keys,
    "replacing": _kept_keys,
}
