"""`./dev prove --openapi`: requests made up from the centre's OpenAPI document, for ten minutes."""

import argparse
import logging
import secrets
import sys
import tempfile
import time
from pathlib import Path

from tests.contract.insider import insider
from tests.contract.running import Outcome, run

_SECONDS = 600
_EXAMPLES = 200
"""Of each operation in a turn, which has a centre and a seed of its own."""


def main(arguments: list[str] | None = None) -> int:
    """Ask as long as there is time, and tell what was answered; 1 where anything was found."""
    parser = argparse.ArgumentParser(prog="./dev prove", description=__doc__)
    parser.add_argument("--openapi", action="store_true", help="this is what you are asking")
    parser.add_argument("--seconds", type=int, default=_SECONDS, help="how long (600)")
    parser.add_argument("--seed", type=int, help="of the first turn; another one each time")
    asked = parser.parse_args(arguments)
    logging.disable(logging.WARNING)
    seed = secrets.randbits(32) if asked.seed is None else asked.seed
    outcome, turns = ask_for(asked.seconds, seed)
    for operation, statuses in sorted(outcome.answers.items()):
        said = ", ".join(f"{status}: {count}" for status, count in sorted(statuses.items()))
        print(f"  {operation:32}{said}")
    for each in outcome.found:
        print(each, end="\n\n")
    told = f"{outcome.requests} requests, {len(outcome.found)} findings"
    print(f"seeds {seed} to {seed + turns - 1}: {told}")
    return int(bool(outcome.found))


def ask_for(seconds: int, seed: int) -> tuple[Outcome, int]:
    """Ask as long as there is time; how it went, and in how many turns."""
    outcome, turn, ends = Outcome(), 0, time.monotonic() + seconds
    while (left := int(ends - time.monotonic())) > 0:
        with tempfile.TemporaryDirectory(prefix="kaiku-contract-") as made:
            knowing = insider(Path(made))
            outcome.add(run(knowing, examples=_EXAMPLES, seconds=left, seed=seed + turn))
            knowing.centre.store.close()
        turn += 1
    return outcome, turn


if __name__ == "__main__":
    sys.exit(main())
