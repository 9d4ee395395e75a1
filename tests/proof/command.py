"""`./dev prove --processes`: real programs are killed, frozen and cut off, seed after seed, two
processes of the centre on one PostgreSQL are killed under load, the window while it prints, and
every 512th byte of a desk's files is turned.
"""

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.proof import slips, spoiling, two_centres
from tests.proof.programs import Lost, prove


def main(arguments: list[str] | None = None) -> int:
    """Run seeds and tell what was done in them; 1 where something was lost."""
    parser = argparse.ArgumentParser(prog="./dev prove", description=__doc__)
    parser.add_argument("--processes", action="store_true", help="this is what you are asking")
    parser.add_argument("--seeds", type=int, default=10, help="how many seeds (10)")
    parser.add_argument("--first", type=int, default=0, help="the first of them (0)")
    parser.add_argument("--acts", type=int, default=60, help="how many acts each has (60)")
    parser.add_argument("--kills", type=int, default=40, help="of the two processes together (40)")
    parser.add_argument("--cuts", type=int, default=40, help="of the printing window (40)")
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
        with tempfile.TemporaryDirectory(prefix="kaiku-proof-") as made:
            try:
                kills = -(-asked.kills // asked.seeds)
                done += two_centres.prove(Path(made), seed, desks=8, kills=kills, between=2.0)
            except Lost as lost:
                failed += 1
                print(f"two processes, seed {seed}: {lost}", flush=True)
        with tempfile.TemporaryDirectory(prefix="kaiku-proof-") as made:
            try:
                done += slips.prove(Path(made), seed, -(-asked.cuts // asked.seeds))
            except Lost as lost:
                failed += 1
                print(f"slips, seed {seed}: {lost}", flush=True)
    try:
        done += spoiling.prove(asked.first)
    except Lost as lost:
        failed += 1
        print(f"turned bytes: {lost}", flush=True)
    print(*(f"  {name:22}{count:6}" for name, count in sorted(done.items())), sep="\n")
    told = f"{asked.seeds} seeds of {asked.acts} acts, {asked.kills} kills and {asked.cuts} cuts"
    print(f"{told}: {failed} broken")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
