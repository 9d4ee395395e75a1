"""The program `boxoffice-sync`: the window's sync without a window, once or for good."""

import logging
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, field
from queue import SimpleQueue
from types import FrameType
from typing import Any

from boxoffice.commands.arguments import sync_parser
from boxoffice.commands.frame import Program, run_program
from boxoffice.commands.surroundings import Surroundings
from boxoffice.domain.clock import Clock
from boxoffice.errors import EXPECTED, Complaint, ExitCode, complaint_of
from boxoffice.services.opening import opened, require_records
from boxoffice.services.rounds import run_round
from boxoffice.services.syncing import SyncLoop
from sync.client.rounds import Round

PATIENCE_SECONDS = 0.5
"""How long a round under way is waited for once the program was told to stop."""
_FOR_GOOD = frozenset({ExitCode.NOT_ENROLLED, ExitCode.KEYS})
"""What ends `--watch` where its very first round meets it: no waiting will cure it."""


@dataclass(slots=True)
class Watch:
    """Round after round until stopped; what is wrong is said once, not at every round."""

    one_round: Callable[[], Exception | None]
    complain: Callable[[Complaint], int]
    loop: SyncLoop = field(init=False)
    exit_code: int = ExitCode.OK
    _first: bool = True
    _said: Complaint | None = None

    def __post_init__(self) -> None:
        """The loop reports to this watch."""
        self.loop = SyncLoop(
            self.one_round, started=lambda: None, ended=self._ended, expected=EXPECTED
        )

    def _ended(self, error: Exception | None) -> None:
        complaint = complaint_of(error) if error is not None else None
        if complaint is not None and complaint != self._said:
            self.complain(complaint)
        if complaint is not None and self._first and complaint.exit_code in _FOR_GOOD:
            self.exit_code = complaint.exit_code
            self.loop.stop()
        self._said, self._first = complaint, False


def _once(options: Any, around: Surroundings) -> int:
    done, version = _round(around, float(options.wait))
    complaint = complaint_of(done.error) if done.error is not None else None
    if options.json:
        around.show_json(_as_json(done, version, complaint))
    elif complaint is None:
        around.say(
            "synced",
            rows=done.pushed.rows,
            version=version,
            changes=done.pulled.changes,
        )
    return ExitCode.OK if complaint is None else around.complain(complaint)


def _watch(around: Surroundings) -> int:
    """The loop runs on a thread of its own: a signal's handler must never wait for its lock.

    A round that a network holds is left behind: what it had committed stays, the rest is done
    again by the next one.
    """
    watch = Watch(lambda: _round(around, 0.0)[0].error, around.complain)
    # Its `put` may interrupt its `get`, as a signal's handler does.
    ended: SimpleQueue[None] = SimpleQueue()

    def stop() -> None:
        watch.loop.stop()
        ended.put(None)

    with _stopped_by_signals(stop):
        rounds = ThreadPoolExecutor(1, "rounds").submit(watch.loop.run)
        rounds.add_done_callback(lambda _: ended.put(None))
        ended.get()
        wait([rounds], PATIENCE_SECONDS)
    if not rounds.done():
        around.out.flush()
        logging.shutdown()
        os._exit(watch.exit_code)
    rounds.result()
    return watch.exit_code


def _round(around: Surroundings, wait_seconds: float) -> tuple[Round, int]:
    """One round with the desk opened for it (keys and identity are what they are now), and the
    version of the list the desk then holds, be it offline; 0 before the first.
    """
    require_records(around.config)
    with opened(around.config, around.key_source(), around.clock) as desk:
        done = run_round(desk, wait_seconds=wait_seconds)
        store = desk.desk.store
        cards = store.cards.in_force(store.state())
        return done, cards.version if cards else 0


def _as_json(done: Round, version: int, complaint: Complaint | None) -> dict[str, object]:
    return {
        "correlation": done.correlation,
        "sent": done.pushed.rows,
        "list_version": version,
        "list_changed": done.pulled.list_changed,
        "programme_changed": done.pulled.programme_changed,
        "changes": done.pulled.changes,
        "fault": str(complaint.fault) if complaint else None,
    }


@contextmanager
def _stopped_by_signals(stop: Callable[[], None]) -> Iterator[None]:
    def handle(number: int, frame: FrameType | None) -> None:
        stop()

    before = {each: signal.signal(each, handle) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def _run(options: Any, around: Surroundings) -> int:
    return _watch(around) if options.watch else _once(options, around)


def main(argv: Sequence[str] | None = None, clock: Clock | None = None) -> int:
    """Sync once or for good; returns the exit code (docs/command-line.md)."""
    return run_program(Program("boxoffice-sync", sync_parser, _run), argv, clock)


if __name__ == "__main__":
    sys.exit(main())
