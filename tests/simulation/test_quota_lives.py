"""Seeds in which desks fight over a hard quota: it holds, and no unit is lost."""

import pytest

from tests.simulation.quota_lives import run


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6))
def test_a_hard_quota_holds_in_any_order_of_what_happens(seed: int) -> None:
    broken, log = run(seed)
    assert broken is None, "\n".join((*log[-30:], broken))
