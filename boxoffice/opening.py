"""Opening a desk, for window, command and service alike: its keys, and its store with them."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

from boxoffice.config import Config
from boxoffice.domain.clock import Clock
from boxoffice.keys.desk_keys import DeskKeys
from boxoffice.keys.sources import KeySource
from boxoffice.logs import hide_codes
from boxoffice.services.desk import Desk, has_records, open_desk
from boxoffice.store.database import LEDGER_NAME
from boxoffice.store.errors import StoreMissing


@dataclass(frozen=True, slots=True)
class OpenDesk:
    """An open desk with its keys and the place they came from."""

    config: Config
    desk: Desk
    source: KeySource = field(repr=False)
    keys: DeskKeys = field(repr=False)


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
            open_desk(config.data, keys.store_key, keys.list_keys, clock, busy_seconds=busy_seconds)
        )
        hide_codes(desk.formats())
        closing.pop_all()
    return OpenDesk(config, desk, source, keys)


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
