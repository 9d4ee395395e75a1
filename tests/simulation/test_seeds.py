"""Many seeds of the simulation: whatever fails, nothing is lost and nothing counts twice."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SEEDS = range(40)
A_TEST = 10
"""Seeds in one test: enough to be worth a process, few enough to spread over workers."""


@pytest.mark.slow
@pytest.mark.parametrize("first", SEEDS[::A_TEST])
def test_no_seed_breaks_an_invariant(first: int) -> None:
    """In a process that nobody measures: lines run here are covered by tests that say more of them,
    and measuring would cost as much as running.
    """
    unmeasured = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("COV_CORE") and not name.startswith("COVERAGE_")
    }
    command = [sys.executable, "-m", "tests.simulation.command", "--at-once", "1"]
    done = subprocess.run(
        [*command, "--first", str(first), "--seeds", str(A_TEST)],
        cwd=ROOT,
        env=unmeasured,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
