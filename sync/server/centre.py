"""What all parts of a running centre share."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sync.protocol import keys
from sync.protocol.encoding import whole_milliseconds
from sync.server.asking.known import Known
from sync.server.asking.sightings import Sightings
from sync.server.store import settings
from sync.server.store.database import Store

Clock = Callable[[], datetime]
Signer = Callable[[], bytes]
"""Gives the private signing key, which may be another one each time."""


def new_console_key() -> bytes:
    """A fresh key for AES-256."""
    return secrets.token_bytes(32)


def system_clock() -> datetime:
    """Now, as it reads back from the wire."""
    return whole_milliseconds(datetime.now(UTC))


@dataclass(frozen=True, slots=True)
class Centre:
    """An opened centre: its database, its signing key (raw Ed25519), its clock, its settings."""

    store: Store
    signer: Signer = field(repr=False)
    now: Clock
    network: settings.Network
    tend_keys: Callable[[datetime], object] = lambda now: None
    """Keeps the key book in step, and destroys signing keys whose time is over."""
    console_key: bytes = field(default_factory=new_console_key, repr=False)
    """Seals the secrets of second steps (AES-256); one of its own lasts as long as the process."""
    sightings: Sightings = field(default_factory=Sightings, repr=False)
    """Which desks were heard just now."""

    known: Known = field(default_factory=Known, repr=False)
    """What need not be asked of the database again."""

    @property
    def signing_key(self) -> bytes:
        """The key that signs now: it may change while the centre serves."""
        return self.signer()

    @property
    def public_key(self) -> bytes:
        """The key that desks know the centre by."""
        return keys.public_signing_key(self.signing_key)


def open_centre(
    store: Store,
    signing_key: bytes | Signer,
    now: Clock = system_clock,
    tend_keys: Callable[[datetime], object] = lambda now: None,
    *,
    console_key: bytes | None = None,
) -> Centre:
    """The centre of a database whose schema is current."""
    with store.read() as connection:
        network = settings.network(connection)
    signer = (lambda: signing_key) if isinstance(signing_key, bytes) else signing_key
    key = console_key or new_console_key()
    return Centre(store, signer, now, network, tend_keys, console_key=key)
