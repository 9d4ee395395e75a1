"""How a relay stands, as a file that a window on the same computer reads, and for a person."""

import os
import threading
from pathlib import Path

from sync.protocol.keys import fingerprint
from sync.protocol.relays import RelayStatus
from sync.relay.addresses import local_addresses
from sync.relay.relay import Relay


class StatusFile:
    """Written whole, whenever something is different; from any thread."""

    def __init__(self, file: Path, relay: Relay, host: str, port: int) -> None:
        """Where it is, and where the relay is served."""
        self._file = file
        self._relay = relay
        self._host, self._port = host, port
        self._written: RelayStatus | None = None
        self._writing = threading.Lock()

    def now(self) -> RelayStatus:
        """How the relay stands."""
        counts = self._relay.store.counts()
        return RelayStatus(
            pid=os.getpid(),
            port=self._port,
            addresses=tuple(local_addresses(self._host, self._port)),
            code=self._relay.codes.current,
            key=self._relay.key.public,
            fingerprint=fingerprint(self._relay.key.public),
            desks=counts.desks,
            held=counts.held,
            waiting=counts.waiting,
            reaches_centre=self._relay.way.is_open,
        )

    def write(self) -> None:
        """Write how it stands now, for this user alone."""
        with self._writing:
            status = self.now()
            if status == self._written:
                return
            part = self._file.with_name(self._file.name + ".part")
            opened = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(opened, "wb") as out:
                out.write(status.to_bytes())
            part.replace(self._file)
            self._written = status

    def remove(self) -> None:
        """The relay has ended."""
        self._file.unlink(missing_ok=True)
