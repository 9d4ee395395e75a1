"""Seeds in which desks fight over a hard quota: it holds, and no unit is lost."""

from datetime import timedelta

import pytest

from boxoffice.store.leases import need_units, shares
from tests.simulation.acts import sync
from tests.simulation.house import HARD, NORTH, house
from tests.simulation.quota_lives import run
from tests.simulation.world import SimulatedDesk, simulated


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6))
def test_a_hard_quota_holds_in_any_order_of_what_happens(seed: int) -> None:
    broken, log = run(seed)
    assert broken is None, "\n".join((*log[-30:], broken))


def test_a_desk_gives_back_in_the_round_that_says_who_lacks_tickets() -> None:
    """And not in the next one: somebody who was refused stands at the other desk for minutes."""
    event = min(HARD)

    def held(desk: SimulatedDesk) -> int:
        with desk.desk.store.read() as view:
            identity = desk.desk.store.state().identity
            assert identity is not None
            return sum(each.left for each in shares(view, identity.incarnation, event))

    def refuses(desk: SimulatedDesk) -> None:
        with desk.desk.store.write() as transaction:
            need_units(transaction, event, 3, desk.desk.now())

    with simulated(house(8), 0, 4) as world:
        quiet, busy = [each for each in world.desks if each.place.venue == NORTH][:2]
        for desk in (quiet, busy):
            sync(world, desk)
        assert held(quiet) == held(busy) == 1
        world.time.pass_by(timedelta(minutes=5))
        refuses(busy)
        sync(world, busy)
        assert held(busy) == 1
        sync(world, quiet)
        assert held(quiet) == 0
        refuses(busy)
        sync(world, busy)
        assert held(busy) == 3
