"""`./dev prove --processes`: real programs are killed, frozen and cut off, seed after seed."""

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.proof.programs import Lost, prove


def main(arguments: list[str] | None = None) -> int:
    """Run seeds and tell what was done in them; 1 where something was lost."""
    parser = argparse.ArgumentParser(prog="./dev prove", description=__doc__)
    parser.add_argument("--processes", action="store_true", help="this is what you are asking")
    parser.add_argument("--seeds", type=int, default=10, help="how many seeds (10)")
    parser.add_argument("--first", type=int, default=0, help="the first of them (0)")
    parser.add_argument("--acts", type=int, default=60, help="how many acts each has (60)")
    asked = parser.parse_args(arguments)
    done: Counter[str] = Counter()
    failed = 0
    for seed in range(asked.first, asked.first + asked.seeds):
        with tempfile.TemporaryDirectory(prefix="kaiku-proof-") as made:
            try:
                done += prove(Path(made), seed, asked.acts)
            except Lost as lost:
                failed += 1
                print(f"seed {seed}: {lost}", flush=True)
    print(*(f"  {name:22}{count:6}" for name, count in sorted(done.items())), sep="\n")
    print(f"{asked.seeds} seeds of {asked.acts} acts: {failed} broken")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
