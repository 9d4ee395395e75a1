"""What was recorded is sent in the clerk's next pause, and soon where none comes."""

import threading
from dataclasses import dataclass, field

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from boxoffice.ui.sending import MOST_SECONDS, QUIET_SECONDS, Sending
from boxoffice.ui.threads import Deliverer


@dataclass
class Evening:
    """A clerk, a clock, and the rounds that began."""

    idle: float = 0.0
    clock: float = 100.0
    rounds: int = 0
    parent: QObject = field(default_factory=QObject)

    def sending(self) -> Sending:
        """As a session makes it."""
        return Sending(
            self.parent, Deliverer(self.parent), lambda: self.idle, self.begin, lambda: self.clock
        )

    def begin(self) -> None:
        """A round begins."""
        self.rounds += 1


def test_no_round_begins_while_the_clerk_works(qtbot: QtBot) -> None:
    evening = Evening()
    sending = evening.sending()
    sending.soon()
    qtbot.wait(120)
    assert (evening.rounds, sending.waits) == (0, True)
    evening.idle = QUIET_SECONDS
    qtbot.waitUntil(lambda: evening.rounds == 1)
    assert not sending.waits


def test_in_a_queue_without_a_pause_one_round_takes_all_rows_of_a_second(qtbot: QtBot) -> None:
    evening = Evening()
    sending = evening.sending()
    for _ in range(5):
        sending.soon()
        qtbot.wait(20)
        evening.clock += MOST_SECONDS / 6
    assert evening.rounds == 0
    evening.clock += MOST_SECONDS
    qtbot.waitUntil(lambda: evening.rounds == 1)
    qtbot.wait(120)
    assert evening.rounds == 1


def test_a_row_of_any_thread_has_a_round_of_its_own_once_the_last_one_began(qtbot: QtBot) -> None:
    evening = Evening(idle=QUIET_SECONDS)
    sending = evening.sending()
    for number in (1, 2):
        other = threading.Thread(target=sending.soon)
        other.start()
        other.join()
        assert sending.waits
        qtbot.waitUntil(lambda wanted=number: evening.rounds == wanted)
