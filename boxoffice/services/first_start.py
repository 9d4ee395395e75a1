"""The first start as use cases: ask the centre, accept it, fetch the first list."""

from collections.abc import Callable, Sequence

from boxoffice.config import Config
from boxoffice.domain.clock import Clock
from boxoffice.keys.sources import KeySource
from boxoffice.services.desk import has_records
from boxoffice.services.enrolling import Offer, accept, ask_centre, kept_keys
from boxoffice.services.opening import opened
from boxoffice.services.rounds import run_round
from sync.client.http import centre_address
from sync.protocol.card_codes import CodeFormat

_LOCK_SECONDS = 10.0


class FirstStart:
    """From an empty folder to a desk with its first list; every step can be tried again."""

    def __init__(self, config: Config, source: Callable[[], KeySource], clock: Clock) -> None:
        """`source` gives the place of the keys once it has been chosen."""
        self._config = config
        self._source = source
        self._clock = clock
        self._offer: Offer | None = None
        self.formats: Sequence[CodeFormat] = ()
        """The network's code formats, once the first list has come."""

    def ask_centre(self, address: str, code: str) -> str:
        """The fingerprint of the centre at an address. Raises `BadAddress`, `SyncError`,
        `KeysError`.
        """
        base = centre_address(address)
        fresh = not has_records(self._config.data)
        keys = kept_keys(self._source(), self._clock.now(), fresh=fresh)
        self._offer = ask_centre(base, code, "", keys)
        return self._offer.fingerprint

    def accept(self) -> None:
        """The person compared the fingerprint: keep who this desk is. Raises `KeysError`,
        `StoreError`.
        """
        if self._offer is not None:
            accept(self._config.data, self._source(), self._offer, self._clock.now())

    def first_list(self, progress: Callable[[int, int], None]) -> None:
        """Fetch list and programme. Raises the round's `SyncError`, `RoundRunning`, `KeysError`,
        `StoreError`.
        """
        with opened(self._config, self._source(), self._clock) as desk:
            error = run_round(desk, wait_seconds=_LOCK_SECONDS, progress=progress).error
            self.formats = desk.desk.formats()
        if error is not None:
            raise error
