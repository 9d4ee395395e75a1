"""A seed is a proof only where it can be run again: the same seed gives the same steps."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.simulation.faults import FAULTS
from tests.simulation.festival import FESTIVAL_FAULTS
from tests.simulation.gardening import patches, plant
from tests.simulation.running import desks_of, relays_of, run

ROOT = Path(__file__).resolve().parents[2]
SEED, WITH_RELAYS = 11, 10


@pytest.mark.parametrize("seed", [SEED, WITH_RELAYS])
def test_a_seed_gives_the_same_steps_again_also_in_another_process(seed: int) -> None:
    """The other process has other keys, other ids and another order of sets."""
    here = run(seed)
    assert here.broken is None, here.report()
    done = subprocess.run(
        [sys.executable, "-m", "tests.simulation.command", "--seed", str(seed)],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    steps = [line[5:] for line in done.stdout.splitlines()[: len(here.log)]]
    assert steps == here.log
    assert f"trace {here.trace}" in done.stdout


def test_seeds_differ() -> None:
    assert run(SEED, 0).trace != run(SEED + 1, 0).trace


def test_there_are_few_desks_and_many() -> None:
    found = {desks_of(seed) for seed in range(100)}
    assert min(found) == 3
    assert max(found) == 50


def test_about_a_third_of_the_seeds_has_a_relay_or_two() -> None:
    found = [len(relays_of(seed)) for seed in range(200)]
    assert min(found.count(1), found.count(2)) >= 20
    assert 110 <= found.count(0) <= 150
    assert relays_of(WITH_RELAYS)


@pytest.mark.parametrize("patch", patches(), ids=lambda patch: patch.stem)
def test_a_planted_fault_still_applies(patch: Path, tmp_path: Path) -> None:
    plant(patch, tmp_path)
    text = patch.read_text(encoding="utf-8")
    name = next(line[6:] for line in text.splitlines() if line.startswith("+++ b/"))
    assert (tmp_path / name).read_bytes() != (ROOT / name).read_bytes()


def test_a_planted_copy_runs_by_itself(tmp_path: Path) -> None:
    plant(patches()[0], tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", "from tests.simulation.running import run; run(0, 0)"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_every_kind_of_fault_is_documented() -> None:
    text = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
    assert {name for name in FAULTS | FESTIVAL_FAULTS if f"`{name}`" not in text} == set()


def test_there_is_a_garden() -> None:
    assert len(patches()) >= 15
