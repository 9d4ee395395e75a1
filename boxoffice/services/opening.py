"""Opening a desk, for window, command and service alike: its keys, and its store with them."""

import logging
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field

from boxoffice.config import Config
from boxoffice.domain.clock import Clock
from boxoffice.keys.desk_keys import DeskKeys
from boxoffice.keys.errors import KeysError
from boxoffice.keys.sources import KeySource
from boxoffice.logs import hide_codes
from boxoffice.services.desk import Desk, has_records, open_desk
from boxoffice.services.reincarnating import begin_anew, reason_by_keys
from boxoffice.store.database import LEDGER_NAME
from boxoffice.store.errors import StoreFull, StoreLocked, StoreMissing, StoreReadOnly
from boxoffice.store.outbox import LedgerOutbox

_log = logging.getLogger("desk")


@dataclass(frozen=True, slots=True)
class OpenDesk:
    """An open desk with its keys and the place they came from."""

    config: Config
    desk: Desk
    source: KeySource = field(repr=False)
    keys: DeskKeys = field(repr=False)
    kept_list_keys: dict[int, bytes] = field(repr=False, default_factory=dict)
    """The list keys that lie beside the other keys, by epoch, as far as this process knows."""


def require_records(config: Config) -> None:
    """Raise `StoreMissing` where no desk was set up, before anyone is asked for a passphrase."""
    if not has_records(config.data):
        raise StoreMissing(config.data / LEDGER_NAME)


def open_records(
    config: Config, source: KeySource, clock: Clock, *, busy_seconds: float = 5.0
) -> OpenDesk:
    """The desk of a data folder; the caller closes it. The logs learn its code formats.

    `busy_seconds` is how long another program's write is waited for. Raises `StoreError`
    (`StoreMissing` for a desk that is not enrolled) and `KeysError`.
    """
    require_records(config)
    keys = source.load()
    with ExitStack() as closing:
        desk = closing.enter_context(
            open_desk(
                config.data,
                keys.store_key,
                keys.list_keys,
                clock,
                busy_seconds=busy_seconds,
                sealing_keys=(keys.sealing_key, *(each.sealing_key for each in keys.others)),
            )
        )
        hide_codes(desk.formats())
        stand(desk, keys, source)
        closing.pop_all()
    return OpenDesk(
        config, desk, source, keys.acting_as(desk.identity().public_key), dict(keys.list_keys)
    )


def stand(desk: Desk, keys: DeskKeys, source: KeySource) -> None:
    """Hold the database against the marks beside its keys; one that was put back, or belongs to
    another copy, goes on under a new incarnation. A store that cannot be written now waits.
    """
    with suppress(StoreLocked, StoreReadOnly, StoreFull):
        reason = reason_by_keys(desk, keys)
        if reason is not None and begin_anew(desk, reason, desk.identity().incarnation):
            _log.warning("reincarnated", extra={"reason": reason.value})
        if desk.identity().incarnation != keys.incarnation:
            keep_marks(desk, source)


def keep_marks(desk: Desk, source: KeySource) -> None:
    """Keep beside the keys what the centre acknowledged (protocol, Restored and copied desks).

    The ledger holds the same, and was written first, so that a place which cannot be written
    (systemd's credentials, a keyring that was locked again) costs nothing now.
    """
    place = LedgerOutbox(desk.store, desk.clock, desk.boot).position()
    try:
        keys = source.load()
        marked = keys.with_acknowledged(
            place.incarnation, place.acknowledged_seq, place.acknowledged_hash
        )
        if marked != keys:
            source.store(marked)
    except KeysError as error:
        _log.warning("marks_not_kept", extra={"error": type(error).__name__})


@contextmanager
def opened(
    config: Config, source: KeySource, clock: Clock, *, busy_seconds: float = 5.0
) -> Iterator[OpenDesk]:
    """`open_records` while the block runs; closed after it, whatever happens."""
    found = open_records(config, source, clock, busy_seconds=busy_seconds)
    try:
        yield found
    finally:
        found.desk.close()
