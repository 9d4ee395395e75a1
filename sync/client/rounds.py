"""One round of sync: push, then pull; each fails on its own."""

from __future__ import annotations  # naming a library's types does not need the library

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from sync.client.clerks import pull_clerks
from sync.client.errors import SyncError
from sync.client.http import Centre, Transport
from sync.client.ports import Identity, Outbox, Progress, Replica
from sync.client.pulling import Pulled, pull_changes, pull_files, require_client
from sync.client.pushing import Pushed, push


@dataclass(frozen=True, slots=True)
class Round:
    """What one round did: sent, brought down, and the first error of each direction."""

    correlation: str
    pushed: Pushed
    pulled: Pulled
    push_error: SyncError | None = None
    pull_error: SyncError | None = None

    @property
    def error(self) -> SyncError | None:
        """The error that matters most to a person: an upload's before a download's."""
        return self.push_error or self.pull_error


def sync_once(
    identity: Identity,
    outbox: Outbox,
    replica: Replica,
    *,
    now: Callable[[], datetime],
    correlation: str,
    progress: Progress = lambda done, of: None,
    transport: Transport | None = None,
) -> Round:
    """Push what waits, pull what is new. Never raises `SyncError`: it is in the answer.

    Changes come even where files fail, and the other way round: verdicts on one's own rows do not
    wait for a list.
    """
    centre = Centre(
        identity.address, identity, now=now, correlation=correlation, transport=transport
    )
    pushed, pulled = Pushed(), Pulled()
    push_error: SyncError | None = None
    errors: list[SyncError] = []
    try:
        try:
            pushed = push(centre, identity, outbox)
        except SyncError as error:
            push_error = error
        try:
            pulled = pull_files(centre, identity, replica, now(), progress)
            changed = pull_clerks(centre, identity, replica, pulled.clerks_version)
            pulled = replace(pulled, clerks_changed=changed)
            require_client(pulled.minimum_client)
        except SyncError as error:
            errors.append(error)
        try:
            came = pull_changes(centre, identity, replica)
            pulled = replace(pulled, changes=came)
        except SyncError as error:
            errors.append(error)
    finally:
        centre.close()
    return Round(correlation, pushed, pulled, push_error, errors[0] if errors else None)
