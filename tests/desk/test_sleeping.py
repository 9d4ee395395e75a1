"""Pauses between rounds count the time that a laptop sleeps; and a watch that is told to stop."""

import json
import random
import signal
import subprocess
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from boxoffice.background import PATIENCE_SECONDS
from boxoffice.services.syncing import SyncLoop
from sync.client.errors import Busy
from sync.client.http import ANSWER_SECONDS
from tests.desk.command_line import environment
from tests.desk.desks import enrolled_desk, served_centre
from tests.support import clocks
from tests.support.hand_desk import RunningCentre
from tests.support.network import code
from tests.support.scripted_http import Received, Scripted
from tests.support.spoiled_network import spoiled_network


@dataclass
class Laptop:
    """Counts seconds that only its sleep adds to."""

    seconds: float = 0.0
    rounds: int = 0
    looks: int = 0
    sleeps_after: int = 3
    error: Exception | None = None
    loop: SyncLoop = field(init=False)

    def __post_init__(self) -> None:
        self.loop = SyncLoop(
            self.round,
            started=lambda: None,
            ended=lambda error: None,
            draw=random.Random(1),
            elapsed=self.elapsed,
            look_seconds=0.001,
        )

    def elapsed(self) -> float:
        """Asleep for the night once it has looked at the clock some times."""
        self.looks += 1
        if self.looks == self.sleeps_after:
            self.seconds += 8 * 3600
        return self.seconds

    def round(self) -> Exception | None:
        """The second one is the last."""
        self.rounds += 1
        if self.rounds == 2:
            self.loop.stop()
        return self.error


@pytest.mark.parametrize("error", [None, Busy("503", 3600.0), Busy("503")])
def test_after_a_night_asleep_the_next_round_is_due(error: Exception | None) -> None:
    laptop = Laptop(error=error)
    laptop.loop.run()
    assert laptop.rounds == 2
    assert laptop.looks >= laptop.sleeps_after


class _WokenLate(threading.Event):
    """A wake that comes just as the first look ends."""

    looks = 0

    def wait(self, timeout: float | None = None) -> bool:
        self.looks += 1
        if self.looks > 1:
            return super().wait(timeout)
        self.set()
        return False


def test_a_wake_as_a_look_ends_is_not_lost() -> None:
    laptop = Laptop(sleeps_after=1000)
    laptop.loop._wake = _WokenLate()
    laptop.loop.run()
    assert laptop.rounds == 2
    assert laptop.seconds == 0


@pytest.mark.parametrize("once_more", [False, True])
def test_what_waits_when_a_loop_is_stopped_has_one_round_more(once_more: bool) -> None:
    rounds = list[int]()

    def one_round() -> None:
        rounds.append(len(rounds))
        loop.stop(once_more=once_more and len(rounds) == 1)

    loop = SyncLoop(one_round, started=lambda: None, ended=lambda error: None)
    loop.run()
    assert len(rounds) == 1 + once_more


def test_a_watch_ends_at_once_although_its_centre_never_answers(tmp_path: Path) -> None:
    with served_centre(tmp_path) as running, spoiled_network(running) as network:
        behind = RunningCentre(running.centre, network.address, running.clock)
        desk = enrolled_desk(tmp_path, behind)
        assert desk.run("give", code(1), "--event", "concert").code == 0
        came, released = threading.Event(), threading.Event()

        def hold(request: Received) -> Scripted:
            came.set()
            released.wait(120)
            return Scripted(503)

        network.spoil = hold
        arguments = ("--data", desk.data, "--key-file", desk.key_file, "--watch")
        with subprocess.Popen(
            clocks.command("boxoffice.background", *arguments), env=environment()
        ) as watch:
            try:
                assert came.wait(120)
                began = time.monotonic()
                watch.send_signal(signal.SIGTERM)
                ended = watch.wait(120)
                took = time.monotonic() - began
            finally:
                watch.kill()
        released.set()
        network.heal()
        assert ended == 0
        # Half a second of patience; the rest is a machine that others work on too.
        assert PATIENCE_SECONDS < took < ANSWER_SECONDS - 5
        assert desk.sync("--once", "--json").json["sent"] == 1


def test_one_id_tells_a_round_in_both_logs(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("INFO", "sync.server.running.request_log"):
        with served_centre(tmp_path) as running:
            desk = enrolled_desk(tmp_path, running)
            done = desk.sync("--once", "--json").json["correlation"]
        served = {vars(each).get("round") for each in caplog.records}
    log = (desk.data / "logs" / "boxoffice-sync.log").read_text(encoding="utf-8")
    rounds = [json.loads(line) for line in log.splitlines()]
    assert done in {each.get("correlation") for each in rounds}
    assert done in served
