"""One round of sync, for whoever starts it: alone in its folder, with what belongs to it: marks
beside the keys, and letting go of what may not be kept.
"""

import logging
import threading
from contextlib import suppress

from boxoffice.config import Config, FolderUnusable, SettingsDamaged
from boxoffice.keys.errors import KeysError
from boxoffice.logs import hide_codes
from boxoffice.round_lock import one_round
from boxoffice.services.desk import tidy
from boxoffice.services.opening import OpenDesk, keep_marks
from boxoffice.services.relaying import place_of
from boxoffice.services.syncing import note_round, sync_round
from sync.client.ports import Progress
from sync.client.relays import ByRelay
from sync.client.rounds import Round

_log = logging.getLogger("sync")


def run_round(
    opened: OpenDesk,
    *,
    wait_seconds: float = 0.0,
    stop: threading.Event | None = None,
    progress: Progress = lambda done, of: None,
) -> Round:
    """Do one round; a `SyncError` is in the answer.

    Waits at most `wait_seconds` for another program's round. Raises `RoundRunning`,
    `FolderUnusable`, `StoreError`.
    """
    with one_round(opened.config.round_lock, wait_seconds, stop):
        former = [each for each in opened.keys.others if each.device]
        done = sync_round(
            opened.desk, opened.keys.signing_key, progress, _by_relay(opened.config), former
        )
        # Another program's round may have brought a programme with other code formats.
        hide_codes(opened.desk.formats())
        note_round(opened.desk, done)
        if done.pushed.rows or done.came_back or done.began_anew:
            keep_marks(opened.desk, opened.source)
        # A window stays open for weeks, and only a round tells a desk the time after a leap.
        tidy(opened.desk)
        _keep_list_keys(opened)
    return done


def _by_relay(config: Config) -> ByRelay | None:
    """The way by the relay that this desk is paired with, if it is with one."""
    with suppress(SettingsDamaged, FolderUnusable):
        paired = config.settings().relay
        if paired is not None:
            return ByRelay(place_of(paired))
    return None


def _keep_list_keys(opened: OpenDesk) -> None:
    """Keep beside the other keys the list keys that the desk holds now, and no others: a ledger put
    back from a copy finds the newest there. The ledger has what it needs itself.
    """
    wanted = opened.desk.keys_by_epoch()
    if opened.kept_list_keys == wanted:
        return
    try:
        keys = opened.source.load()
        if keys.list_keys != wanted:
            opened.source.store(keys.with_list_keys(wanted))
    except KeysError as error:
        _log.warning("list_keys_not_kept", extra={"error": type(error).__name__})
    # Once is enough: a place that cannot be written is asked again at the next start.
    opened.kept_list_keys.clear()
    opened.kept_list_keys.update(wanted)
