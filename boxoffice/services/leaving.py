"""Finishing with a laptop: send, leave the centre, and let nothing remain.

The centre's signed word comes first and the keys go next: without them what a disk may still hold
beneath the erased files cannot be read (threat model, Erasing).
"""

import logging
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from boxoffice.config import Config, FolderUnusable, SettingsDamaged
from boxoffice.domain.matters import Receipt
from boxoffice.keys.errors import KeysError
from boxoffice.keys.sources import KeySource
from boxoffice.services.inbox import receipt
from boxoffice.services.leasing import give_units_back, leave_leases
from boxoffice.services.opening import OpenDesk
from boxoffice.services.overview import waiting
from boxoffice.services.rounds import run_round
from boxoffice.services.shifts import ends
from boxoffice.services.syncing import tell_in_zone
from sync.client.departing import depart
from sync.client.errors import SyncError
from sync.client.ports import Identity
from sync.protocol.encoding import new_id

_LOCK_SECONDS = 20.0


class StillUnsent(Exception):
    """Rows of this desk are nowhere else; `rows` is how many. Nothing was done."""

    def __init__(self, rows: int) -> None:
        super().__init__(str(rows))
        self.rows = rows


@dataclass(frozen=True, slots=True)
class Left:
    """How a desk left: what the centre had signed for, how many rows were given up, and whether the
    centre knows that it left.
    """

    receipt: Receipt | None
    given_up: int
    centre_knows: bool


def leave(opened: OpenDesk, *, insisted: bool = False) -> Left:
    """Send what waits and tell the centre that this desk is used no more; nothing is erased yet.

    Raises `StillUnsent` while rows wait, and `SyncError` where all is sent but the centre cannot
    be told: neither where somebody `insisted`. Raises `RoundRunning`, `StoreError`.
    """
    desk = opened.desk
    ends(desk)
    with leave_leases(desk):
        give_units_back(desk, leaving=True)
        run_round(opened, wait_seconds=_LOCK_SECONDS)
        if give_units_back(desk, leaving=True).topics:
            # Of tickets that others took back, as this round told.
            run_round(opened, wait_seconds=_LOCK_SECONDS)
    unsent = waiting(desk).rows
    if unsent and not insisted:
        raise StillUnsent(unsent)
    who = desk.identity()
    identity = Identity(who.device, opened.keys.signing_key, who.centre_key, who.address)
    try:
        depart(identity, desk.now, new_id(desk.now()))
    except SyncError as error:
        if not insisted:
            tell_in_zone(error, desk)
            raise
        return Left(receipt(desk), unsent, centre_knows=False)
    return Left(receipt(desk), unsent, centre_knows=True)


def erase(config: Config, source: KeySource) -> tuple[str, ...]:
    """Erase keys, ledger, list and logs of a desk that is closed; what could not be erased by its
    name, nothing where nothing remains but how the window looks.
    """
    remains = []
    try:
        source.erase()
    except KeysError:
        remains.append("keys")
    _close_logs(config.logs)
    for each in _inside(config.data):
        if each == config.settings_file:
            continue
        with suppress(OSError):
            shutil.rmtree(each) if each.is_dir() and not each.is_symlink() else each.unlink()
        if each.exists():
            remains.append(each.name)
    try:
        forgotten = dict.fromkeys(("keys", "keyring_entry", "key_file", "relay", "relay_here"))
        config.save(config.settings().model_copy(update=forgotten))
    except (FolderUnusable, SettingsDamaged):
        remains.append(config.settings_file.name)
    return tuple(sorted(remains))


def _inside(folder: Path) -> Iterator[Path]:
    with suppress(OSError):
        yield from sorted(folder.iterdir())


def _close_logs(folder: Path) -> None:
    """Some systems erase no file that is open."""
    root = logging.getLogger()
    for handler in tuple(root.handlers):
        name = getattr(handler, "baseFilename", None)
        if isinstance(name, str) and Path(name).parent == folder:
            root.removeHandler(handler)
            handler.close()
