"""The first start as use cases: ask the centre, accept it, fetch the first list."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from boxoffice.domain.clock import Clock
from boxoffice.keys.sources import KeySource
from boxoffice.round_lock import one_round
from boxoffice.services.desk import open_desk
from boxoffice.services.enrolling import Offer, accept, ask_centre, has_records, kept_keys
from boxoffice.services.syncing import sync_round
from sync.client.http import centre_address

_LOCK_SECONDS = 10.0


class FirstStart:
    """From an empty folder to a desk with its first list; every step can be tried again."""

    def __init__(
        self, folder: Path, lock: Path, source: Callable[[], KeySource], clock: Clock
    ) -> None:
        """`source` gives the place of the keys once it has been chosen."""
        self._folder = folder
        self._lock = lock
        self._source = source
        self._clock = clock
        self._offer: Offer | None = None

    def ask_centre(self, address: str, code: str) -> str:
        """The fingerprint of the centre at an address. Raises `BadAddress`, `SyncError`,
        `KeysError`.
        """
        base = centre_address(address)
        keys = kept_keys(self._source(), self._clock.now(), fresh=not has_records(self._folder))
        self._offer = ask_centre(base, code, "", keys)
        return self._offer.fingerprint

    def accept(self) -> None:
        """The person compared the fingerprint: keep who this desk is. Raises `KeysError`,
        `StoreError`.
        """
        if self._offer is not None:
            accept(self._folder, self._source(), self._offer, self._clock.now())

    def first_list(self, progress: Callable[[int, int], None]) -> None:
        """Fetch list and programme. Raises the round's `SyncError`, `StoreError`."""
        keys = self._source().load()
        desk = open_desk(self._folder, keys.store_key, keys.list_keys, self._clock)
        with closing(desk), one_round(self._lock, _LOCK_SECONDS):
            error = sync_round(desk, keys.signing_key, progress).error
        if error is not None:
            raise error
