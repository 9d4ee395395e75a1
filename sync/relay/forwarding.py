"""Forwarding: one thread that brings batches to the centre whenever there is a way, fetches the
lists that the head names, and looks whether there is a way again.
"""

from __future__ import annotations  # naming a library's types does not need the library

import logging
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime

from sync.client.downloading import download, forget_files
from sync.client.errors import BadReply, NotAuthorised, NotTaken, SyncError
from sync.client.http import Centre, ProblemReply, Transport
from sync.protocol.messages import Acknowledgement
from sync.protocol.problems import ProblemCode
from sync.protocol.relays import CarriedBatch
from sync.protocol.statements import BadStatement, StatementType
from sync.relay.relay import Relay
from sync.relay.store import HeldBatch

LOOK_SECONDS = 5.0
"""So often a closed way is tried."""
REFUSED_SECONDS = 30.0
"""So long a batch rests that the centre did not take."""
KEEP_SECONDS = 3 * 24 * 3600
"""What the centre has, desks may still want to hear of; then it goes."""
_TIDY_SECONDS = 3600.0
_PAGE = 100
_log = logging.getLogger(__name__)


class Forwarder:
    """Runs while a `with` block does."""

    def __init__(
        self,
        relay: Relay,
        address: str,
        looked: Callable[[], None] = lambda: None,
        *,
        look_seconds: float = LOOK_SECONDS,
        transport: Transport | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """`looked` is called after each look at what there is to do; `transport` carries requests
        to the centre, else the network does.
        """
        self._relay = relay
        self._centre = Centre(
            address, now=lambda: datetime.now(UTC), answer_seconds=20.0, transport=transport
        )
        self._monotonic = monotonic
        self._looked = looked
        self._look_seconds = look_seconds
        self._rest: dict[int, float] = {}
        self._tidied = float("-inf")
        self._stopped = False
        self._thread = threading.Thread(target=self._run, name="forwarding", daemon=True)

    def __enter__(self) -> Forwarder:
        """Begin."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """End after the request under way."""
        self._stopped = True
        self._relay.poke()
        self._thread.join()
        self._centre.close()

    def _run(self) -> None:
        poked = self._relay.way.poked
        while not self._stopped:
            poked.clear()
            self.look()
            poked.wait(self._look_seconds)

    def look(self) -> None:
        """Do what can be done now; what cannot be kept is for another time."""
        for work in (self._tidy, self._once, self._looked):
            try:
                work()
            except OSError as error:
                # A disk that is full: rows go on.
                _not_kept(error)

    def _tidy(self) -> None:
        if self._monotonic() - self._tidied > _TIDY_SECONDS:
            self._tidied = self._monotonic()
            self._relay.store.erase_delivered(int(self._relay.now()) - KEEP_SECONDS)

    def _once(self) -> None:
        relay = self._relay
        try:
            if not relay.way.is_open:
                self._centre.get("/v1/health")
                relay.way.is_open = True
            self._deliver()
            if relay.word.wants_key_changes:
                relay.word.follow(self._centre)
                # The centre's answers by another key could not be read.
                self._rest.clear()
                self._deliver()
            self._fetch()
        except (BadReply, NotAuthorised) as error:
            _log.warning("refused", extra={"error": type(error).__name__})
        except SyncError:
            relay.way.is_open = False

    def _deliver(self) -> None:
        """Bring what waits, in the order it came; what the centre does not take rests, and holds
        nothing up. Raises `SyncError` where there is no way.
        """
        after = 0
        while not self._stopped:
            waiting = self._relay.store.waiting(after, _PAGE)
            if not waiting:
                return
            for batch in waiting:
                after = batch.number
                if self._rest.get(batch.number, 0.0) > self._monotonic():
                    continue
                try:
                    self._bring(batch)
                except OSError as error:
                    # The centre has it, and is to say so again.
                    self._rests(batch)
                    _not_kept(error)

    def _bring(self, batch: HeldBatch) -> None:
        carried = CarriedBatch(device=batch.device, batch=batch.text)
        try:
            statement = self._centre.post("/v1/carried", carried.to_bytes()).body
            said = self._relay.word.read(StatementType.ACKNOWLEDGEMENT, Acknowledgement, statement)
        except (NotTaken, NotAuthorised, BadStatement) as error:
            self._rests(batch)
            if isinstance(error, ProblemReply) and error.problem.code == ProblemCode.GAP:
                self._relay.store.want(batch, error.problem.needed_seq or 1)
            return
        if (said.device, said.incarnation) != (batch.device, batch.incarnation):
            raise BadReply("an acknowledgement of something else")
        if said.acknowledged_seq < batch.end_seq:
            self._rests(batch)
            return
        self._rest.pop(batch.number, None)
        self._relay.store.delivered(batch, said, statement)

    def _rests(self, batch: HeldBatch) -> None:
        self._rest[batch.number] = self._monotonic() + REFUSED_SECONDS

    def _fetch(self) -> None:
        """Fetch the lists that the head names: anybody may, for without a list key they say
        nothing.
        """
        head = self._relay.word.head
        if head is None:
            return
        files = {head.snapshot.sha256: head.snapshot.size}
        files.update({each.sha256: each.size for each in head.deltas})
        folder = self._relay.files.folder
        for sha256, size in files.items():
            if self._relay.files.get(sha256.hex()) is None and not self._stopped:
                download(self._centre, folder, sha256, size, lambda done, of: None)
        with suppress(OSError):
            forget_files(folder, {*files, head.programme.sha256})


def _not_kept(error: OSError) -> None:
    _log.warning("not kept", extra={"error": type(error).__name__})
