"""What all parts of a running relay share: its store, its key, the centre's word, and the way."""

import hashlib
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from sync.client.passing import Passing
from sync.protocol.messages import Head
from sync.protocol.relays import new_code, tidied_code
from sync.relay.certificates import RelayKey
from sync.relay.store import RelayStore
from sync.relay.word import CentreWord

MOST_WRONG_CODES = 10
MAX_KEPT_PROGRAMME = 16 * 1024 * 1024


@dataclass(slots=True)
class Codes:
    """The pairing code on show; another one after each use, and after ten wrong tries."""

    relay_key: bytes
    current: str = field(init=False)
    _wrong: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        """Make the first one."""
        self.current = new_code(self.relay_key)

    def fits(self, code: str) -> bool:
        """Whether this is the code on show."""
        with self._lock:
            if tidied_code(code) == self.current:
                return True
            self._wrong += 1
            if self._wrong >= MOST_WRONG_CODES:
                self._renew()
            return False

    def used(self) -> None:
        """Show another one."""
        with self._lock:
            self._renew()

    def _renew(self) -> None:
        self._wrong, self.current = 0, new_code(self.relay_key)


@dataclass(slots=True)
class Way:
    """Whether the centre could be reached when it was last tried."""

    is_open: bool = True
    poked: threading.Event = field(default_factory=threading.Event)

    def found_closed(self) -> None:
        """Nobody waits for the centre until it answers again."""
        self.is_open = False
        self.poked.set()


@dataclass(frozen=True, slots=True)
class KeptFiles:
    """Files that the head names, each under its hash."""

    folder: Path

    def get(self, sha256: str) -> Path | None:
        """The file of a hash (hex), if it is here."""
        file = self.folder / sha256
        return file if file.exists() else None

    def keep(self, sha256: str, data: bytes) -> bool:
        """Keep a file that came by; whether it is the one of this hash."""
        if hashlib.sha256(data).hexdigest() != sha256:
            return False
        part = self.folder / f"{sha256}.came"
        part.write_bytes(data)
        part.replace(self.folder / sha256)
        return True

    def lacks(self, head: Head | None) -> tuple[bytes, ...]:
        """The programme of a head, where it is not here: a desk must ask for it."""
        if head is None or not head.programme.sha256 or self.get(head.programme.sha256.hex()):
            return ()
        return (head.programme.sha256,)


@dataclass(frozen=True, slots=True)
class Relay:
    """A running relay."""

    name: str
    """Cursors count within it: another one at each start, for what lies in the folder then may be
    an older copy of it, which would give other batches the numbers that desks have heard."""
    key: RelayKey
    store: RelayStore
    word: CentreWord
    passing: Passing
    way: Way
    codes: Codes
    files: KeptFiles
    now: Callable[[], float] = time.time
    """The relay's own idea of time, by which it lets go of what was delivered; it says it to
    nobody."""

    def poke(self) -> None:
        """Something came that may be forwarded."""
        self.way.poked.set()

    def close(self) -> None:
        """Let go of connections and files."""
        self.passing.close()
        self.store.close()
