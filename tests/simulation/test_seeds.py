"""Many seeds of the simulation: whatever fails, nothing is lost and nothing counts twice."""

import pytest

from tests.simulation.running import LEAST_KINDS, STEPS, run

SEEDS = range(40)
A_TEST = 4
"""Seeds in one test: enough to be worth a worker's turn, few enough to spread."""


@pytest.mark.slow
@pytest.mark.parametrize("first", SEEDS[::A_TEST])
def test_no_seed_breaks_an_invariant(first: int) -> None:
    for seed in range(first, first + A_TEST):
        outcome = run(seed)
        assert outcome.broken is None, outcome.report()
        assert outcome.steps >= STEPS
        assert outcome.desks >= 3
        assert len(outcome.faults) >= LEAST_KINDS, outcome.faults
