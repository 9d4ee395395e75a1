"""The centre's own clock, as a fault: what it knew before may then be later than what it learns."""

from datetime import timedelta

from tests.simulation.acts import blocks_used_last
from tests.simulation.world import World


def centre_clock_set(world: World) -> str:
    """The centre's clock is put right, or wrong, by minutes. Where it goes back, the card that was
    used last goes out of use earlier than that, by this clock.
    """
    seconds = world.random.choice((-600, -60, -2, 2, 60, 600))
    world.centre.clock.ahead += timedelta(seconds=seconds)
    told = f"the clock of the centre is set by {seconds} seconds"
    return f"{told}, {blocks_used_last(world)}" if seconds < 0 else told
