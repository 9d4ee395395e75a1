"""What all parts of a running centre share."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from sync.protocol import keys
from sync.protocol.encoding import whole_milliseconds
from sync.server.store import settings
from sync.server.store.database import Store

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """Now, as it reads back from the wire."""
    return whole_milliseconds(datetime.now(UTC))


@dataclass(frozen=True, slots=True)
class Centre:
    """An opened centre: its database, its signing key (raw Ed25519), its clock, its settings."""

    store: Store
    signing_key: bytes
    now: Clock
    network: settings.Network

    @property
    def public_key(self) -> bytes:
        """The key that desks know the centre by."""
        return keys.public_signing_key(self.signing_key)


def open_centre(store: Store, signing_key: bytes, now: Clock = system_clock) -> Centre:
    """The centre of a database whose schema is current."""
    with store.read() as connection:
        network = settings.network(connection)
    return Centre(store, signing_key, now, network)
