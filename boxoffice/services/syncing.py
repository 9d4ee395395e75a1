"""Syncing: one round with the centre, and the loop that goes on by itself."""

from __future__ import annotations  # naming a library's types does not need the library

import logging
import random
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial

from boxoffice.domain.clock import SystemClock
from boxoffice.domain.matters import RoundNote
from boxoffice.keys.desk_keys import KeyPair
from boxoffice.services.desk import Desk
from boxoffice.services.leasing import give_units_back
from boxoffice.services.reincarnating import begin_anew
from boxoffice.store.errors import StoreError, StoreFull, StoreReadOnly
from boxoffice.store.lease_rounds import LeaseBook
from boxoffice.store.outbox import LedgerOutbox
from boxoffice.store.own_ledgers import DeskLedgers
from boxoffice.store.refusal_rounds import RefusalBook
from boxoffice.store.replica import DeskReplica
from boxoffice.store.rounds import note_round as keep_round
from sync.client.back_off import BackOff
from sync.client.errors import (
    Busy,
    ClockSkew,
    NotAuthorised,
    NotKept,
    SyncError,
    VersionMismatch,
)
from sync.client.http import ProblemReply, Transport
from sync.client.ports import Identity, Progress
from sync.client.rounds import Round, sync_once
from sync.protocol.encoding import new_id

BETWEEN_ROUNDS_SECONDS = 60.0
"""How often the head is asked for (protocol, Head), give or take a tenth."""

LOOK_SECONDS = 5.0
"""So often a pause looks how long it has lasted, for a laptop may have slept through it."""

_log = logging.getLogger("sync")


def sync_round(
    desk: Desk,
    signing_key: bytes,
    progress: Progress = lambda done, of: None,
    transport: Transport | None = None,
    former: Sequence[KeyPair] = (),
) -> Round:
    """Push what waits and pull what is new; the caller holds the folder's round lock. `former` are
    the keys of devices that this desk was before.

    `progress` tells of the card list: bytes while it comes, entries while it is stored. A
    `SyncError` is in the answer; raises `StoreError`.
    """
    identity = desk.identity()
    _gives_back(desk)
    correlation = new_id(desk.now())
    done = sync_once(
        Identity(
            identity.device,
            signing_key,
            identity.centre_key,
            identity.address,
            identity.venue.id,
            tuple(
                Identity(each.device, each.signing_key, identity.centre_key, identity.address)
                for each in former
            ),
        ),
        LedgerOutbox(desk.store, desk.clock, desk.boot),
        DeskReplica(desk.store, desk.clock, desk.boot, desk.ring),
        ledgers=DeskLedgers(desk.store, desk.clock, desk.boot, partial(begin_anew, desk)),
        now=desk.now,
        correlation=correlation,
        progress=progress,
        transport=transport,
        leases=LeaseBook(desk.store, desk.clock, desk.boot, partial(_gives_back, desk)),
        refusals=RefusalBook(desk.store, desk.clock, desk.boot),
    )
    told = {
        "correlation": correlation,
        "sent": done.pushed.rows,
        "list_changed": done.pulled.list_changed,
        "programme_changed": done.pulled.programme_changed,
        "changes": done.pulled.changes,
        "came_back": done.came_back,
        "push_error": _name(done.push_error),
        "pull_error": _name(done.pull_error),
    }
    _log.info("round", extra=told)
    for error in (done.push_error, done.pull_error):
        tell_in_zone(error, desk)
    return done


def _gives_back(desk: Desk) -> bool:
    """Whether units of hard quotas go back; a desk that cannot write still sends and hears."""
    with suppress(StoreReadOnly, StoreFull):
        return bool(give_units_back(desk).topics)
    return False


def tell_in_zone(error: SyncError | None, desk: Desk) -> None:
    """Put the centre's time that an error tells onto the network's wall clock: the laptop's zone
    may be as wrong as its clock. Raises `StoreError`.
    """
    if isinstance(error, ClockSkew) and error.centre_time is not None:
        error.centre_time = desk.days().local(error.centre_time)


def note_round(desk: Desk, done: Round) -> None:
    """Keep how a round went, for the sync screen; a store that cannot be written now keeps none."""
    received = done.pulled.changes + done.pulled.list_changed + done.pulled.programme_changed
    note = RoundNote(desk.now(), done.pushed.rows, received, error_name(done.error))
    with suppress(StoreError), desk.store.write() as transaction:
        keep_round(transaction, note)


def error_name(error: Exception | None) -> str | None:
    """A stable name of what went wrong: the problem's code where the centre gave one."""
    if isinstance(error, NotAuthorised):
        return error.code
    if isinstance(error, ProblemReply):
        return error.problem.code
    return _name(error)


def centre_answered(error: Exception | None) -> bool | None:
    """Whether a round that ended so reached the centre; None where it never asked (another
    program's round, a store that is locked).
    """
    if error is None or isinstance(error, NotKept | VersionMismatch):
        return True
    return False if isinstance(error, SyncError) else None


def pause_after(
    error: Exception | None, failures: int, draw: random.Random, back_off: BackOff
) -> float:
    """Seconds until the next round: about a minute after a good one, longer after failures."""
    if error is None or isinstance(error, VersionMismatch):
        return BETWEEN_ROUNDS_SECONDS * draw.uniform(0.9, 1.1)
    return back_off.wait(failures, error.retry_after if isinstance(error, Busy) else None, draw)


@dataclass
class SyncLoop:
    """Round after round on a thread of its own, until `stop`; `wake` starts one at once.

    `one_round` does a round and gives its error; `expected` are the errors that keep a round from
    starting (another program's round, a locked store) and are reported like those.
    """

    one_round: Callable[[], Exception | None]
    started: Callable[[], None]
    ended: Callable[[Exception | None], None]
    expected: tuple[type[Exception], ...] = (SyncError,)
    draw: random.Random = field(default_factory=random.SystemRandom)
    back_off: BackOff = field(default_factory=BackOff)
    elapsed: Callable[[], float] = field(default=SystemClock().monotonic)
    """Seconds that count on while the machine sleeps."""
    look_seconds: float = LOOK_SECONDS
    _wake: threading.Event = field(default_factory=threading.Event)
    _stopped: bool = False
    _once_more: bool = False

    def run(self) -> None:
        """Go on until stopped."""
        failures = 0
        while not self._stopped or self._once_more:
            if self._stopped:
                self._once_more = False
            self._wake.clear()
            self.started()
            error = self._attempt()
            self.ended(error)
            failures = 0 if error is None else failures + 1
            self._pause(error, failures)

    def wake(self) -> None:
        """Start the next round now: a click, or a row that was just written."""
        self._wake.set()

    def stop(self, *, once_more: bool = False) -> None:
        """End after the round that is under way, or after one that begins behind it."""
        self._once_more = once_more
        self._stopped = True
        self._wake.set()

    def _pause(self, error: Exception | None, failures: int) -> None:
        """Wait for the next round's time or a wake; a centre that asks to wait is not woken."""
        seconds = pause_after(error, failures, self.draw, self.back_off)
        asked_to_wait = isinstance(error, Busy) and error.retry_after
        until = self.elapsed() + seconds
        while not self._stopped and (left := until - self.elapsed()) > 0:
            if self._wake.wait(min(left, self.look_seconds)):
                if not asked_to_wait:
                    return
                # Only here: a wake that comes as a look ends is for the next one to find.
                self._wake.clear()

    def _attempt(self) -> Exception | None:
        try:
            return self.one_round()
        except self.expected as error:
            return error


def _name(error: Exception | None) -> str | None:
    return type(error).__name__ if error is not None else None
