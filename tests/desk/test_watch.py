"""`boxoffice-sync --watch`: what it says, and when it gives up."""

import pytest

from boxoffice.background import Watch
from boxoffice.errors import Complaint, ExitCode, Fault
from boxoffice.keys.errors import KeyringFailed
from boxoffice.round_lock import RoundRunning
from boxoffice.store.errors import StoreLocked, StoreMissing
from sync.client.back_off import BackOff
from sync.client.errors import Busy, Unreachable
from tests.desk.conftest import PATH

GONE = Unreachable("timeout")


class Afternoon:
    """A watch whose rounds end as written, and which is stopped after the last."""

    def __init__(self, *outcomes: Exception | None, raised: bool = False) -> None:
        self.left = list(outcomes)
        self.raised = raised
        self.said: list[Fault] = []
        self.watch = Watch(self.one_round, self.complain)
        self.watch.loop.back_off = BackOff(first=0.001, most=0.002)

    def one_round(self) -> Exception | None:
        """The next outcome; the round after it comes at once."""
        error = self.left.pop(0)
        self.watch.loop.wake()
        if not self.left:
            self.watch.loop.stop()
        if error is not None and self.raised:
            raise error
        return error

    def complain(self, complaint: Complaint) -> int:
        """Keep what was said."""
        self.said.append(complaint.fault)
        return complaint.exit_code

    def run(self) -> int:
        """The exit code."""
        self.watch.loop.run()
        return self.watch.exit_code


def test_a_fault_is_said_once_and_again_after_it_went() -> None:
    afternoon = Afternoon(GONE, GONE, Busy("503"), None, GONE)
    assert afternoon.run() == ExitCode.OK
    assert afternoon.said == [Fault.UNREACHABLE, Fault.BUSY, Fault.UNREACHABLE]


@pytest.mark.parametrize(
    ("error", "code"),
    [(StoreMissing(PATH), ExitCode.NOT_ENROLLED), (KeyringFailed(), ExitCode.KEYS)],
)
def test_what_waiting_does_not_cure_ends_the_watch(error: Exception, code: ExitCode) -> None:
    afternoon = Afternoon(error, LookupError("never reached"), raised=True)
    assert afternoon.run() == code
    assert len(afternoon.left) == 1


@pytest.mark.parametrize("error", [KeyringFailed(), StoreLocked(PATH), RoundRunning()])
def test_what_came_later_is_waited_for(error: Exception) -> None:
    afternoon = Afternoon(None, error, None, raised=True)
    assert afternoon.run() == ExitCode.OK
    assert len(afternoon.said) == 1
    assert afternoon.left == []


def test_a_bug_ends_the_watch() -> None:
    with pytest.raises(LookupError):
        Afternoon(LookupError(), None, raised=True).run()
