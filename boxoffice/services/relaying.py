"""The festival relay near a desk: pairing, and the exchange that goes on beside the rounds of sync.

The exchange needs nobody: without a relay the desk goes on with what it holds, and its rounds go
straight to the centre.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from boxoffice.config import PairedRelay
from boxoffice.services.desk import Desk
from boxoffice.store.errors import StoreError
from boxoffice.store.key_changes import followed_statements
from boxoffice.store.neighbours import DeskNeighbours
from boxoffice.store.outbox import LedgerOutbox
from sync.client import relays
from sync.client.errors import (
    BadReply,
    Busy,
    NotAuthorised,
    Refused,
    SyncError,
    Unreachable,
)
from sync.client.exchanging import Exchange, Exchanged
from sync.client.http import BadAddress, Centre, Transport
from sync.client.ports import Identity
from sync.protocol.key_changes import FormerKey, led_to

BETWEEN_SECONDS = 0.4
"""What one desk records another has heard of within two of these."""
AWAY_SECONDS = 5.0
"""So often a relay that does not answer is looked for."""
_ANSWER_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Near:
    """How the relay stands to this desk: whether it answers, how many of the rows that wait for
    the centre it holds, and whether it reaches the centre.
    """

    answers: bool
    in_custody: int = 0
    reaches_centre: bool = False


def desk_identity(desk: Desk, signing_key: bytes) -> Identity:
    """Who a desk is to a relay and at the centre. Raises `StoreError`."""
    who = desk.identity()
    return Identity(who.device, signing_key, who.centre_key, who.address, who.venue.id)


class NotPaired(Exception):
    """Pairing did not come about, for a `reason` that a person can do something about: `address`,
    `code`, `unreachable`, or `no_centre` where the relay has not heard of this desk yet.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def pair(desk: Desk, signing_key: bytes, address: str, code: str) -> PairedRelay:
    """Pair this desk with the relay at an address, by the code that it shows. Raises `NotPaired`
    and other `SyncError`, `StoreError`.
    """
    try:
        place, _ = relays.pair(address, code, desk_identity(desk, signing_key), desk.now)
    except BadAddress as error:
        raise NotPaired("address") from error
    except (relays.WrongCode, Refused) as error:
        raise NotPaired("code") from error
    except (Unreachable, BadReply) as error:
        raise NotPaired("unreachable") from error
    except (Busy, NotAuthorised) as error:
        raise NotPaired("no_centre") from error
    return PairedRelay(address=place.address, key=place.key, certificate=place.certificate)


def place_of(paired: PairedRelay) -> relays.RelayPlace:
    """Where a paired relay is, as the sync knows it."""
    return relays.RelayPlace(paired.address, paired.key, paired.certificate)


class Exchanging:
    """Exchanges with one relay, on one thread."""

    def __init__(
        self,
        desk: Desk,
        signing_key: bytes,
        paired: PairedRelay,
        near: Transport | None = None,
    ) -> None:
        """For an open desk; nothing is asked yet. `near` carries requests to the relay, else the
        network does.
        """
        self._desk = desk
        self._signing_key = signing_key
        place = place_of(paired)
        identity = desk_identity(desk, signing_key)
        self._client: Centre = relays.client_of(place, identity, desk.now, _ANSWER_SECONDS, near)
        self._exchange = Exchange(
            self._client,
            place.key,
            identity,
            LedgerOutbox(desk.store, desk.clock, desk.boot),
            DeskNeighbours(desk.store),
            desk.clock.monotonic,
            self._former_keys,
        )

    def once(self) -> Exchanged:
        """Hand over what the relay lacks, hear what others gave. Raises `SyncError`,
        `StoreError`.
        """
        # The centre may have another key since.
        self._exchange.identity = desk_identity(self._desk, self._signing_key)
        return self._exchange.once()

    def _former_keys(self) -> list[FormerKey]:
        """The centre's keys that led to the one this desk knows. Raises `StoreError`."""
        with self._desk.store.glance() as view:
            followed = followed_statements(view)
        return led_to(self._desk.identity().centre_key, followed)

    def close(self) -> None:
        """Let go of the connection."""
        self._client.close()


@dataclass
class RelayLoop:
    """Exchange after exchange on a thread of its own, until `stop`, then `close`; `told` hears how
    the relay stands when that changes, `came` that other desks' uses or acknowledgements came.
    """

    once: Callable[[], Exchanged]
    close: Callable[[], None]
    told: Callable[[Near], None]
    came: Callable[[], None]
    between_seconds: float = BETWEEN_SECONDS
    away_seconds: float = AWAY_SECONDS
    _stopped: threading.Event = field(default_factory=threading.Event)
    _last: Near | None = None

    def run(self) -> None:
        """Go on until stopped, and let go of the connection then."""
        try:
            while not self._stopped.is_set():
                near = self._attempt()
                if near != self._last:
                    self._last = near
                    self.told(near)
                self._stopped.wait(self.between_seconds if near.answers else self.away_seconds)
        finally:
            self.close()

    def stop(self) -> None:
        """End after the exchange under way."""
        self._stopped.set()

    def _attempt(self) -> Near:
        try:
            done = self.once()
        except (SyncError, StoreError):
            return Near(answers=False)
        if done.heard or done.acknowledged:
            self.came()
        return Near(True, done.in_custody, done.reaches_centre)
