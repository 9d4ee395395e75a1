"""Stalls of the interface thread in whole journeys: a theatre evening, a festival, paper entry."""

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from boxoffice.domain.event_days import EventTiming
from boxoffice.services.choosing_events import choose_event, event_choices
from tests.bench.centres import SeededCentre, environment
from tests.bench.desks import BenchDesk, enrol_desk
from tests.bench.results import Measured
from tests.bench.sampling import percentile
from tests.bench.stage import Stage
from tests.journeys.world import CentreProcess

_MOST_SECONDS = 300
_CARDS, _FESTIVAL_CARDS, _LINES, _FEW = 200, 60, 60, 4
_OFFLINE_IS_OVER, _CENTRE_IS_BACK = "offline-is-over", "centre-is-back"
"""As in `journey_tasks`, which imports Qt."""


def journeys(stage: Stage) -> dict[str, Measured]:
    """All three, each with a desk of its own, on a network of an ordinary size."""
    few = stage.size.bulks == 1
    measured: dict[str, Measured] = {}
    for name, count in (("theatre", _CARDS), ("paper", _LINES)):
        desk = stage.small.new_desk()
        with desk.opened() as opened:
            desk.sync(opened)
        _choose(desk)
        measured |= _answer(name, _begun(name, desk, stage.small.codes(_FEW if few else count)))
    return measured | _festival(stage.small, _FEW if few else _FESTIVAL_CARDS)


def _festival(stage: Stage, cards: int) -> dict[str, Measured]:
    """A desk whose centre is away, and comes back when the desk has given all its cards."""
    folder = stage.folder / "festival"
    seeded = SeededCentre(Path(shutil.copytree(stage.centre.folder, folder / "centre")))
    centre = CentreProcess(seeded.folder)
    centre.start()
    try:
        desk = enrol_desk(seeded, centre.address, folder / "desk")
        with desk.opened() as opened:
            desk.sync(opened)
        _choose(desk)
        centre.kill()
        running = _begun("festival", desk, stage.codes(cards))
        over = desk.folder / _OFFLINE_IS_OVER
        while running.poll() is None and not over.exists():
            time.sleep(0.05)
        centre.start()
        (desk.folder / _CENTRE_IS_BACK).touch()
        return _answer("festival", running)
    finally:
        centre.kill()


def _begun(task: str, desk: BenchDesk, codes: list[str]) -> "subprocess.Popen[str]":
    """The window's process, with its codes."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.journey_child", task, str(desk.folder)],
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    if process.stdin is not None:
        process.stdin.write(json.dumps(codes))
        process.stdin.close()
        process.stdin = None
    return process


def _answer(task: str, process: "subprocess.Popen[str]") -> dict[str, Measured]:
    """What the window's process says. Raises `RuntimeError` where the journey failed."""
    try:
        out, _ = process.communicate(timeout=_MOST_SECONDS)
    finally:
        process.kill()
    if process.returncode:
        raise RuntimeError(f"the journey {task} failed")
    answer: dict[str, Any] = json.loads(out)
    for places in answer["late"]:
        print(f"late in {task}: {' < '.join(reversed(places))}", file=sys.stderr)
    return {
        f"stall_{task}_p999": Measured(percentile(answer["gaps"], 99.9)),
        f"stall_{task}_worst": Measured(max(answer["gaps"])),
    }


def _choose(bench_desk: BenchDesk) -> None:
    """An event that has begun or is today's, as a clerk would have chosen before."""
    with bench_desk.opened() as desk:
        open_ones = (each for each in event_choices(desk) if each.timing is not EventTiming.ENDED)
        choose_event(desk, next(open_ones).event.id)
