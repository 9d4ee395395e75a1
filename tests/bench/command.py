"""The command line of the bench: which bars to measure, at which size, over which centre."""

import argparse
import platform
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.bench import (
    bulk_operations,
    centre_operations,
    comparison,
    frame_operations,
    journey_operations,
    reconnecting,
    single_operations,
    window_operations,
)
from tests.bench.bars import BARS
from tests.bench.pace import pace, said_of
from tests.bench.results import Measured, entries_of, table, write_json
from tests.bench.stage import FULL, QUICK, Stage, staged

RESULTS = Path(__file__).resolve().parents[2] / "build" / "bench.json"
Measurement = Callable[[Stage], dict[str, Measured]]

MEASUREMENTS: dict[str, Measurement] = {
    "checking": single_operations.checking,
    "issuing": single_operations.issuing,
    "issuing-while-replacing": single_operations.issuing_while_replacing,
    "first-sync": bulk_operations.first_sync,
    "snapshot-size": bulk_operations.snapshot_size,
    "key-to-verdict": window_operations.key_to_verdict,
    "stall-of-first-sync": window_operations.stall_of_first_sync,
    "stall-of-photos": window_operations.stall_of_photos,
    "journeys": journey_operations.journeys,
    "frames": frame_operations.frames,
    "starting": window_operations.starting,
    "memory": window_operations.memory,
    "pouchdb": comparison.pouchdb,
    "reconnecting": reconnecting.reconnecting,
    "upload": bulk_operations.upload,
    "delta": bulk_operations.delta,
    "centre-pages": centre_operations.pages,
    "centre-heads": centre_operations.heads,
    "centre-upload": centre_operations.upload,
    "centre-list": centre_operations.publishing,
}
"""In the order they run. The upload comes late, for every desk of the venue fetches what it gave;
the delta last, for it changes the register.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table, write the results; 0 where every entry is ok, else 1."""
    options = _parser().parse_args(arguments)
    wanted = options.names or list(MEASUREMENTS)
    measured: dict[str, Measured] = {}
    paces = [pace()]
    with (
        tempfile.TemporaryDirectory(prefix="kaiku-bench-") as folder,
        staged(Path(folder), QUICK if options.quick else FULL, options.centre) as stage,
    ):
        stage.whole_peer = options.million
        for name in wanted:
            begun = time.monotonic()
            try:
                measured |= MEASUREMENTS[name](stage)
            except Exception:
                # One measurement that cannot be made is an entry that is not ok.
                traceback.print_exc()
            _say(f"{name}: {time.monotonic() - begun:.0f} s")
            paces.append(pace())
    entries = entries_of(BARS, measured)
    write_json(entries, options.results)
    print(f"{_machine()}, {stage.size.cards:,} cards;\n{said_of(paces)}\n")
    print("\n\n".join([table(BARS, entries), *stage.tables]))
    missed = [entry.name for entry in entries if not entry.ok]
    if missed:
        print(f"\nNot ok: {', '.join(missed)}")
    return 1 if missed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="./dev bench", description="Measure the speed bars of docs/performance.md."
    )
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"only these: {', '.join(MEASUREMENTS)}"
    )
    parser.add_argument("--quick", action="store_true", help="3,000 cards, few samples")
    parser.add_argument(
        "--million",
        action="store_true",
        help="PouchDB fetches 1,000,000 too (minutes), instead of ten times its 100,000",
    )
    parser.add_argument(
        "--centre", type=Path, metavar="DIR", help="a seeded centre to copy instead of seeding one"
    )
    parser.add_argument(
        "--results", type=Path, default=RESULTS, metavar="FILE", help="default: %(default)s"
    )
    return parser


def _machine() -> str:
    """The processor by its own name, how many, and the Python that ran."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    processor = f"{len(names)} x {names[0]}" if names else platform.processor()
    return (
        f"{processor}, {platform.system()} {platform.machine()}, Python {platform.python_version()}"
    )


def _say(text: str) -> None:
    print(f"bench: {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
