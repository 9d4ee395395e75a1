"""Many seeds of the simulation: whatever fails, nothing is lost and nothing counts twice."""

import pytest

from tests.simulation.running import run

SEEDS = range(200)
A_TEST = 5
"""Seeds in one test: few enough to spread evenly over workers."""


@pytest.mark.slow
@pytest.mark.parametrize("first", SEEDS[::A_TEST])
def test_no_seed_breaks_an_invariant(first: int) -> None:
    for seed in range(first, first + A_TEST):
        outcome = run(seed)
        assert outcome.broken is None, outcome.report()
        assert not outcome.is_thin, outcome
