"""`./dev prove --openapi`: requests made up from the centre's OpenAPI document, for ten minutes."""

import argparse
import logging
import secrets
import sys
import tempfile
from pathlib import Path

from tests.contract.insider import insider
from tests.contract.running import run

_SECONDS = 600
_EXAMPLES = 200
"""Of each operation in a turn; turns go on until the time is over."""


def main(arguments: list[str] | None = None) -> int:
    """Ask as long as there is time, and tell what was answered; 1 where anything was found."""
    parser = argparse.ArgumentParser(prog="./dev prove", description=__doc__)
    parser.add_argument("--openapi", action="store_true", help="this is what you are asking")
    parser.add_argument("--seconds", type=int, default=_SECONDS, help="how long (600)")
    parser.add_argument("--seed", type=int, help="of the requests; another one each time")
    asked = parser.parse_args(arguments)
    logging.disable(logging.WARNING)
    seed = secrets.randbits(32) if asked.seed is None else asked.seed
    with tempfile.TemporaryDirectory(prefix="kaiku-contract-") as made:
        outcome = run(insider(Path(made)), examples=_EXAMPLES, seconds=asked.seconds, seed=seed)
    for operation, statuses in sorted(outcome.answers.items()):
        said = ", ".join(f"{status}: {count}" for status, count in sorted(statuses.items()))
        print(f"  {operation:32}{said}")
    for each in outcome.found:
        print(each, end="\n\n")
    print(f"seed {seed}: {outcome.requests} requests, {len(outcome.found)} findings")
    return int(bool(outcome.found))


if __name__ == "__main__":
    sys.exit(main())
