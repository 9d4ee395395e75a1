"""`boxoffice-sync --watch`: what it says, when it waits, and when it gives up."""

import random
import threading
from collections.abc import Callable

import pytest

from boxoffice.background import BETWEEN_ROUNDS_SECONDS, Watch
from boxoffice.errors import Complaint, ExitCode, Fault, NotEnrolled
from boxoffice.keys.errors import KeyringFailed
from boxoffice.round_lock import RoundRunning
from sync.client.errors import Busy, Unreachable


class PatientStop(threading.Event):
    """Counts the waits instead of waiting, and stops after so many."""

    def __init__(self, rounds: int) -> None:
        super().__init__()
        self.rounds = rounds
        self.waits: list[float] = []

    def wait(self, timeout: float | None = None) -> bool:
        """Note how long the watch would have waited."""
        assert timeout is not None
        self.waits.append(timeout)
        if len(self.waits) >= self.rounds:
            self.set()
        return self.is_set()


def watched(*outcomes: Exception | None) -> tuple[int, list[float], list[Fault]]:
    """The exit code, the waits and the complaints of a watch whose rounds end so."""
    left = list(outcomes)
    said: list[Complaint] = []
    stop = PatientStop(len(outcomes))

    def complain(complaint: Complaint) -> int:
        said.append(complaint)
        return complaint.exit_code

    watch = Watch(lambda: left.pop(0), complain, stop, random.Random(3))
    code = watch.run()
    return code, stop.waits, [each.fault for each in said]


def test_good_rounds_come_every_minute_with_jitter() -> None:
    code, waits, said = watched(None, None, None)
    assert code == ExitCode.OK
    assert said == []
    assert len(set(waits)) == len(waits)
    assert all(abs(wait - BETWEEN_ROUNDS_SECONDS) <= 6.0 for wait in waits)


def test_a_fault_is_said_once_and_again_after_it_went() -> None:
    gone = Unreachable("timeout")
    _, _, said = watched(gone, gone, Busy("503"), None, gone)
    assert said == [Fault.UNREACHABLE, Fault.BUSY, Fault.UNREACHABLE]


def test_failures_wait_longer_and_longer_up_to_five_minutes() -> None:
    _, waits, _ = watched(*[Unreachable("timeout")] * 40)
    assert max(waits[:2]) <= 8.0
    assert max(waits) <= 300.0
    assert sum(waits[20:]) / 20 > sum(waits[:4]) / 4


def test_the_centre_is_not_asked_before_it_said() -> None:
    _, waits, _ = watched(Busy("503", retry_after=120.0))
    assert waits[0] >= 120.0


def raising(error: Exception) -> Callable[[], Exception | None]:
    """A round that cannot start."""

    def one_round() -> Exception | None:
        raise error

    return one_round


@pytest.mark.parametrize(
    ("error", "code"),
    [(NotEnrolled(), ExitCode.NOT_ENROLLED), (KeyringFailed(), ExitCode.KEYS)],
)
def test_what_waiting_does_not_cure_ends_the_watch(error: Exception, code: ExitCode) -> None:
    stop = PatientStop(1)
    assert Watch(raising(error), lambda complaint: 0, stop).run() == code
    assert stop.waits == []


def test_what_went_away_later_is_waited_for() -> None:
    code, waits, said = watched(None, KeyringFailed(), None)
    assert (code, len(waits), said) == (ExitCode.OK, 3, [Fault.KEYRING_FAILED])


def test_another_program_in_a_round_is_no_end() -> None:
    code, waits, said = watched(RoundRunning(), None)
    assert (code, len(waits), said) == (ExitCode.OK, 2, [Fault.ROUND_RUNNING])


def test_a_bug_ends_the_watch() -> None:
    with pytest.raises(LookupError):
        Watch(raising(LookupError()), lambda complaint: 0, PatientStop(2)).run()


def test_a_stop_ends_it_before_any_round() -> None:
    stop = PatientStop(1)
    stop.set()
    assert Watch(raising(LookupError()), lambda complaint: 0, stop).run() == ExitCode.OK
