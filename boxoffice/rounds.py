"""One round of sync, for whoever starts it: alone in its folder, with what belongs to it: marks
beside the keys, and letting go of what may not be kept.
"""

import logging
import threading

from boxoffice.keys.errors import KeysError
from boxoffice.opening import OpenDesk
from boxoffice.round_lock import one_round
from boxoffice.services.desk import tidy
from boxoffice.services.syncing import note_round, sync_round
from boxoffice.store.outbox import LedgerOutbox
from sync.client.ports import Progress
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
        done = sync_round(opened.desk, opened.keys.signing_key, progress)
        note_round(opened.desk, done)
        if done.pushed.rows:
            _keep_marks(opened)
        # A window stays open for weeks, and only a round tells a desk the time after a leap.
        tidy(opened.desk)
    return done


def _keep_marks(opened: OpenDesk) -> None:
    """Keep beside the keys what the centre acknowledged (protocol, Restore and clone).

    The ledger holds the same, so that a place which cannot be written (systemd's credentials, a
    keyring that was locked again) costs the round nothing.
    """
    place = LedgerOutbox(opened.desk.store, opened.desk.clock, opened.desk.boot).position()
    try:
        keys = opened.source.load()
        marked = keys.with_acknowledged(
            place.incarnation, place.acknowledged_seq, place.acknowledged_hash
        )
        opened.source.store(marked)
    except KeysError as error:
        _log.warning("marks_not_kept", extra={"error": type(error).__name__})
