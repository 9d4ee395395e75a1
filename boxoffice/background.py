"""The program `boxoffice-sync`: the window's sync without a window, once or for good."""

import random
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from boxoffice.errors import EXPECTED, Complaint, ExitCode, complaint_of
from sync.client.back_off import BackOff
from sync.client.errors import Busy

BETWEEN_ROUNDS_SECONDS = 60.0
"""How often the head is asked for (protocol, Card list), give or take `_JITTER`."""
_JITTER = 0.1
_FOR_GOOD = frozenset({ExitCode.NOT_ENROLLED, ExitCode.KEYS})
"""What ends `--watch` where its very first round meets it: no waiting will cure it."""

OneRound = Callable[[], Exception | None]
"""Does one round; gives the round's own error, and raises what kept it from starting."""


@dataclass(slots=True)
class Watch:
    """Round after round, each failure followed by a longer wait, until `stop` is set."""

    one_round: OneRound
    complain: Callable[[Complaint], int]
    stop: threading.Event
    draw: random.Random = field(default_factory=random.SystemRandom)
    back_off: BackOff = field(default_factory=BackOff)
    _failures: int = 0
    _rounds: int = 0
    _said: Complaint | None = None

    def run(self) -> int:
        """Go on until stopped; the exit code."""
        while not self.stop.is_set():
            error = self._attempt()
            complaint = complaint_of(error) if error is not None else None
            self._say(complaint)
            if complaint and self._rounds == 0 and complaint.exit_code in _FOR_GOOD:
                return complaint.exit_code
            self._rounds += 1
            self._failures = 0 if error is None else self._failures + 1
            self.stop.wait(self._pause(error))
        return ExitCode.OK

    def _attempt(self) -> Exception | None:
        try:
            return self.one_round()
        except EXPECTED as error:
            return error

    def _say(self, complaint: Complaint | None) -> None:
        """Say what is wrong once, not at every round."""
        if complaint is not None and complaint != self._said:
            self.complain(complaint)
        self._said = complaint

    def _pause(self, error: Exception | None) -> float:
        if error is None:
            return BETWEEN_ROUNDS_SECONDS * self.draw.uniform(1 - _JITTER, 1 + _JITTER)
        after = error.retry_after if isinstance(error, Busy) else None
        return self.back_off.wait(self._failures, after, self.draw)
