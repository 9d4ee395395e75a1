"""What the centre vouches for at a relay: its key, the venue's desks and the head, as they came by.

The relay has no rights of its own at the centre: all it knows are statements that desks asked for.
"""

from __future__ import annotations

import threading
from typing import Protocol, TypeVar

from pydantic import ValidationError

from sync.client.errors import BadReply
from sync.client.http import Answer
from sync.protocol.base import WireModel
from sync.protocol.key_changes import KeyChanges, follow
from sync.protocol.keys import fingerprint
from sync.protocol.messages import Head
from sync.protocol.relays import VenueDevices
from sync.protocol.statements import (
    BadStatement,
    OtherSigner,
    StatementType,
    read_statement,
    unverified_payload,
)
from sync.relay.store import RelayStore

Model = TypeVar("Model", bound=WireModel)
_KEY, _PINNED, _VENUE, _DEVICES, _HEAD = "centre_key", "fingerprint", "venue", "devices", "head"
_CHANGES = "key_changes"


class Asked(Protocol):
    """Whoever answers for the centre."""

    def get(self, path: str) -> Answer:
        """The answer to a GET. Raises `SyncError`."""
        ...


class CentreWord:
    """The centre's newest statements, kept; many threads may ask."""

    def __init__(self, store: RelayStore, centre_fingerprint: str) -> None:
        """`centre_fingerprint` is that of the centre's key, as a person was told it."""
        self._store = store
        self._lock = threading.RLock()
        self._pinned = tidied(centre_fingerprint)
        self._key = store.mark(_KEY)
        self._devices = self._kept(_DEVICES, VenueDevices)
        self._head = self._kept(_HEAD, Head)
        self._in_doubt = False
        """Whether the fingerprint is another than before, and may be another centre's."""
        self.wants_key_changes = False
        """Whether something came that another key signed."""
        if store.mark(_PINNED) != self._pinned.encode():
            if self._key is None or self._is_pinned(self._key):
                self._settle()
            else:
                self._in_doubt = self.wants_key_changes = True

    @property
    def venue(self) -> str | None:
        """The venue whose desks are served; None before the first one paired."""
        found = self._store.mark(_VENUE)
        return found.decode() if found else None

    @property
    def devices(self) -> VenueDevices | None:
        """The venue's desks in use."""
        return self._devices

    @property
    def head(self) -> Head | None:
        """The newest head that came by."""
        return self._head

    @property
    def key_changes(self) -> bytes | None:
        """The answer by which the centre was followed to another key last."""
        return self._store.mark(_CHANGES)

    def statement(self, kind: StatementType) -> bytes | None:
        """The bytes of the newest head or devices."""
        return self._store.mark(_HEAD if kind is StatementType.HEAD else _DEVICES)

    def read(self, kind: StatementType, model: type[Model], statement: bytes) -> Model:
        """What the centre said, once its signature holds. Raises `BadStatement`."""
        if self._key is None:
            raise BadStatement("the centre's key is not known yet")
        try:
            return read_statement(statement, kind, model, self._key)
        except OtherSigner:
            self.wants_key_changes = True
            raise

    def hear_devices(self, statement: bytes, *, pairing: bool = False) -> VenueDevices:
        """Take the centre's word on a venue's desks; the first venue is that of the first desk that
        pairs. Raises `BadStatement`.
        """
        with self._lock:
            self._learn_key(statement)
            said = self.read(StatementType.DEVICES, VenueDevices, statement)
            venue = self.venue
            if venue is None and pairing:
                self._store.put_mark(_VENUE, said.venue.encode())
            elif said.venue != venue:
                raise BadStatement("the desks of another venue")
            if self._devices is None or said.at >= self._devices.at:
                self._store.put_mark(_DEVICES, statement)
                self._devices = said
            return said

    def hear_head(self, statement: bytes) -> None:
        """Keep a head of this venue that is newer than the one here. Raises `BadStatement`."""
        with self._lock:
            said = self.read(StatementType.HEAD, Head, statement)
            if said.venue != self.venue:
                raise BadStatement("a head for another venue")
            if self._head is None or said.issued_at >= self._head.issued_at:
                self._store.put_mark(_HEAD, statement)
                self._head = said

    def follow(self, centre: Asked) -> None:
        """Follow the centre to another signing key, where the known one signs for it. Where that
        does not lead to the key of a fingerprint that is new here, it is another centre's, and all
        is forgotten. Raises `SyncError`.
        """
        if self._key is None:
            self.wants_key_changes = False
            return
        self.wants_key_changes = self._in_doubt
        try:
            body = centre.get("/v1/key-changes").body
            changes = follow(self._key, KeyChanges.model_validate_json(body).changes)
        except (ValidationError, BadStatement) as error:
            raise BadReply("a change of keys that the centre did not sign") from error
        if changes:
            with self._lock:
                self._key = changes[-1].change.new_key
                self._store.put_mark(_CHANGES, body)
                self._store.put_mark(_KEY, self._key)
        if self._in_doubt:
            with self._lock:
                if not any(self._is_pinned(each.change.new_key) for each in changes):
                    self._forget()
                self._settle()

    def _learn_key(self, statement: bytes) -> None:
        """The first statement brings the key itself, of which the fingerprint is known."""
        if self._key is not None:
            return
        key = unverified_payload(statement, VenueDevices).centre_key
        if not self._is_pinned(key):
            raise BadStatement("another centre")
        read_statement(statement, StatementType.DEVICES, VenueDevices, key)
        self._key = key
        self._store.put_mark(_KEY, key)

    def _is_pinned(self, key: bytes) -> bool:
        return tidied(fingerprint(key)) == self._pinned

    def _settle(self) -> None:
        """The fingerprint is that of the key known here, or nothing is known."""
        self._store.put_mark(_PINNED, self._pinned.encode())
        self._in_doubt = self.wants_key_changes = False

    def _forget(self) -> None:
        """All that was heard is another centre's."""
        for name in (_KEY, _VENUE, _DEVICES, _HEAD, _CHANGES):
            self._store.drop_mark(name)
        self._key = self._devices = self._head = None

    def _kept(self, name: str, model: type[Model]) -> Model | None:
        """What was kept; it was verified when it came."""
        kept = self._store.mark(name)
        return unverified_payload(kept, model) if kept is not None else None


def tidied(text: str) -> str:
    """A fingerprint as it is compared: without spaces and case."""
    return "".join(text.split()).upper()
