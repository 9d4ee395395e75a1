"""The centre's own work beside requests: judging what a crash left, publishing, forgetting."""

import threading
from contextlib import ExitStack
from datetime import datetime, timedelta
from types import TracebackType

from sync.server.centre import Centre
from sync.server.judging.rereading import read_again
from sync.server.judging.rounds import Judging
from sync.server.keys.epochs import finish_tagging, forget_old, wake_named
from sync.server.lists.cards_in_use import count_cards_in_use
from sync.server.lists.publishing import list_is_due, publish_list, publish_programmes
from sync.server.running.faults import contained
from sync.server.running.forgetting import forget_what_is_past
from sync.server.store import judgements

LOOK_SECONDS = 2.0
PUBLISH_EVERY = timedelta(minutes=1)
SETTLE_EVERY = timedelta(hours=1)
"""So long what was erased may lie in SQLite's log, or in PostgreSQL's small tables."""


class Worker:
    """One thread that looks for what waits: when it starts, and every two seconds from then on,
    whatever went wrong the last time. At first it reads again what no earlier version understood.
    """

    def __init__(
        self, centre: Centre, judging: Judging, *, look_seconds: float = LOOK_SECONDS
    ) -> None:
        self._centre = centre
        self._judging = judging
        self._look_seconds = look_seconds
        self._stop = threading.Event()
        self._published_at: datetime | None = None
        self._settled_at = centre.now()
        self._has_read_again = False
        self._thread = threading.Thread(target=self._run, name="centre-worker")

    def __enter__(self) -> "Worker":
        """Start."""
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Finish the work at hand and stop: of what waits to be judged, one round."""
        self.stop()
        self._thread.join()

    def stop(self) -> None:
        """Begin nothing more."""
        self._stop.set()

    def look(self) -> None:
        """Do what waits, once."""
        self._judge()
        self._publish_when_due()

    def _judge(self) -> None:
        if not self._has_read_again:
            read_again(self._centre)
            self._has_read_again = True
        with self._centre.store.read() as connection:
            waits = judgements.anything_waits(connection)
        if waits:
            self._judging.judge_waiting(self._stop.is_set)

    def _publish_when_due(self) -> None:
        now = self._centre.now()
        if self._published_at is None or _is_over(self._published_at, now, PUBLISH_EVERY):
            self._published_at = now
            self._publish_and_forget(now)

    def _publish_and_forget(self, now: datetime) -> None:
        centre = self._centre
        # Each is done whatever becomes of the others: erasing waits for no programme.
        with ExitStack() as last:
            last.callback(self._settle, now)
            last.callback(centre.tend_keys, now)
            last.callback(forget_old, centre)
            last.callback(forget_what_is_past, centre)
            last.callback(count_cards_in_use, centre)
            last.callback(publish_programmes, centre)
            finish_tagging(centre)
            if list_is_due(centre):
                publish_list(centre)
                wake_named(centre)

    def _settle(self, now: datetime) -> None:
        """Get what was erased out of the database's files too."""
        if _is_over(self._settled_at, now, SETTLE_EVERY) and self._centre.store.settle(now):
            self._settled_at = now

    def _run(self) -> None:
        while not self._stop.is_set():
            # Each on its own, and again next time: a fault in one never ends the other.
            contained(self._judge, "the worker's judging")
            contained(self._publish_when_due, "the worker's publishing")
            self._stop.wait(self._look_seconds)


def _is_over(began: datetime, now: datetime, lasts: timedelta) -> bool:
    """Whether a time is over, also where the clock was ahead when it began and was put back."""
    return not timedelta(0) <= now - began < lasts
