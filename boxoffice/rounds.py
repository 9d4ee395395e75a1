"""One round of sync, for whoever starts it: alone in its folder, with what belongs to it: marks
beside the keys, and letting go of what may not be kept.
"""

import threading

from boxoffice.opening import OpenDesk, keep_marks
from boxoffice.round_lock import one_round
from boxoffice.services.desk import tidy
from boxoffice.services.syncing import note_round, sync_round
from sync.client.ports import Progress
from sync.client.rounds import Round


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
        done = sync_round(opened.desk, opened.keys.signing_key, progress, former=former)
        note_round(opened.desk, done)
        if done.pushed.rows or done.came_back or done.began_anew:
            keep_marks(opened.desk, opened.source)
        # A window stays open for weeks, and only a round tells a desk the time after a leap.
        tidy(opened.desk)
    return done
