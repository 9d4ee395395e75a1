"""`./dev prove`: runs seeds of the simulation, and tells how they went."""

import argparse
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from multiprocessing import Pool

from tests.simulation import lives, running
from tests.simulation.faults import FAULTS
from tests.simulation.festival import FESTIVAL_FAULTS
from tests.simulation.gardening import tend
from tests.simulation.running import Outcome

ENOUGH_FOR_ALL = 100
"""So many seeds meet every kind of fault."""
MOST_FOR_A_FAULT = 500
"""A planted fault that so many seeds do not find is one that the simulation cannot see."""
Run = Callable[[int], Outcome]


def main(arguments: list[str] | None = None) -> int:
    """Run what is asked for; 1 where an invariant does not hold."""
    asked = _asked(arguments)
    if asked.garden is not None:
        return tend(asked.seeds or MOST_FOR_A_FAULT, asked.at_once, asked.garden)
    run = lives.run if asked.lives else running.run
    if asked.seed is not None:
        return _one(run, asked.seed)
    seeds = range(asked.first, asked.first + (asked.seeds or 200))
    if asked.until_broken:
        return _until_broken(run, seeds, asked.at_once)
    return _many(run, seeds, asked.at_once)


def _asked(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./dev prove", description=__doc__)
    parser.add_argument("--seed", type=int, help="run one seed and show every step")
    parser.add_argument("--seeds", type=int, help="how many seeds (200)")
    parser.add_argument("--first", type=int, default=0, help="the first of them (0)")
    parser.add_argument(
        "--lives",
        action="store_true",
        help="seeds in which desks are put back and copied, and the centre is put back",
    )
    parser.add_argument(
        "--garden",
        nargs="?",
        const="",
        metavar="NAME",
        help="seek the planted faults (of this name): each must be found",
    )
    parser.add_argument(
        "--until-broken", action="store_true", help="stop at the first seed that breaks, as JSON"
    )
    parser.add_argument(
        "--at-once", type=int, default=os.cpu_count() or 1, help="seeds at a time (processors)"
    )
    parser.add_argument(
        "--processes", action="store_true", help="real programs instead: killed, frozen, cut off"
    )
    parser.add_argument(
        "--openapi", action="store_true", help="requests made up from the OpenAPI document instead"
    )
    return parser.parse_args(arguments)


def _one(run: Run, seed: int) -> int:
    outcome = run(seed)
    for number, told in enumerate(outcome.log, start=1):
        print(f"{number:4} {told}")
    print(f"{outcome.desks} desks, faults: {', '.join(sorted(outcome.faults))}")
    print(f"trace {outcome.trace}")
    print(outcome.broken or "every invariant holds")
    return int(outcome.broken is not None)


def _many(run: Run, seeds: range, processes: int) -> int:
    began, cpu = time.monotonic(), _cpu_seconds()
    steps, broken, thin = 0, 0, 0
    hit: Counter[str] = Counter()
    for outcome in _outcomes(run, seeds, processes):
        steps += outcome.steps
        hit.update(outcome.faults)
        if outcome.is_thin:
            thin += 1
            print(f"seed {outcome.seed} is thin: {outcome}", flush=True)
        if outcome.broken is not None:
            broken += 1
            print(outcome.report(), end="\n\n", flush=True)
    took, used = time.monotonic() - began, _cpu_seconds() - cpu
    print("faults, by the seeds they hit:")
    known = lives.KINDS if run is lives.run else FAULTS.keys() | FESTIVAL_FAULTS.keys()
    for name in sorted(known):
        print(f"  {name:22}{hit[name]:6}")
    # A fault that many seeds never met is one that the simulation only speaks of.
    missed = sum(not hit[name] for name in known) if len(seeds) >= ENOUGH_FOR_ALL else 0
    print(
        f"{len(seeds)} seeds, {steps} steps in {took:.0f} s"
        f" ({used / max(1, steps) * 1000:.1f} ms of processor a step): {broken} broken"
    )
    return int(broken > 0 or thin > 0 or missed > 0)


def _until_broken(run: Run, seeds: range, processes: int) -> int:
    """Says the first seed that breaks, and how, in a line of JSON."""
    broken = next((each for each in _outcomes(run, seeds, processes) if each.broken), None)
    print(
        json.dumps(
            {
                "seed": None if broken is None else broken.seed,
                "broken": None if broken is None else broken.broken,
            }
        )
    )
    return int(broken is not None)


def _outcomes(run: Run, seeds: Iterable[int], processes: int) -> Iterator[Outcome]:
    if processes == 1:
        yield from map(run, seeds)
        return
    # Ends its processes where nobody wants the rest.
    with Pool(processes) as pool:
        yield from pool.imap(run, seeds, chunksize=2)
        pool.close()
        pool.join()


def _cpu_seconds() -> float:
    """Of this process and of those it has waited for."""
    return sum(os.times()[:4])


if __name__ == "__main__":
    sys.exit(main())
