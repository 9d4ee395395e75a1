"""Two desks of a venue gave on the same cards without a network, and then it comes back."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from sync.protocol.kinds import Finding
from tests.bench.centres import ROOT, environment
from tests.bench.desks import BenchDesk
from tests.bench.proxies import delayed
from tests.bench.results import Measured
from tests.bench.sampling import middle
from tests.bench.stage import Stage

_ROUND_TRIP = 0.05
_MILLI = 1e3


def reconnecting(stage: Stage) -> dict[str, Measured]:
    """From the moment at which both try again until both hold the verdicts: one desk that its
    tickets count, the other that they were given before. The floor is one desk's batch of as many
    rows on its own, and two round trips.
    """
    small = stage.small
    both, batches = [], []
    with ExitStack() as stack:
        first, second, alone = (
            small.new_desk(stack.enter_context(delayed(small.address, _ROUND_TRIP)).address)
            for _ in range(3)
        )
        for turn in range(small.size.bulks):
            twice = _codes(small, turn, "twice")
            with _desk(alone, _codes(small, turn, "once"), "batch") as single:
                batches.append(_span([single]))
            with (
                _desk(first, twice, Finding.ACCEPTED) as earlier,
                _desk(second, twice, Finding.DOUBLE_ISSUE) as later,
            ):
                both.append(_span([earlier, later]))
    floor = middle(batches) + 2 * _ROUND_TRIP
    return {"reconnecting": Measured(middle(both) * _MILLI, floor * _MILLI)}


def _codes(stage: Stage, turn: int, name: str) -> Path:
    """A file of codes that nobody was given a ticket on."""
    file = stage.folder / f"{name}-{turn}.txt"
    file.write_text("\n".join(stage.codes(stage.size.waiting)), encoding="utf-8")
    return file


@contextmanager
def _desk(desk: BenchDesk, codes: Path, wanted: str) -> Iterator["subprocess.Popen[str]"]:
    """A desk in a process of its own that has given on all the codes and waits for the word."""
    with subprocess.Popen(
        [
            *(sys.executable, "-m", "tests.bench.reconnecting_child"),
            *(str(desk.folder), str(codes), wanted),
        ],
        cwd=ROOT,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        if process.stdout is None or process.stdout.readline() != "given\n":
            raise RuntimeError("a desk could not give its tickets")
        yield process


def _span(desks: "list[subprocess.Popen[str]]") -> float:
    """Give the word to all; seconds from the first that begins to the last that is done."""
    for desk in desks:
        if desk.stdin is not None:
            desk.stdin.write("\n")
            desk.stdin.flush()
    moments: list[tuple[float, float]] = [json.loads(desk.communicate()[0]) for desk in desks]
    return max(done for _, done in moments) - min(begun for begun, _ in moments)
