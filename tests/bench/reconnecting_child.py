"""One desk whose network comes back.

`python -m tests.bench.reconnecting_child FOLDER CODES WANTED` gives a ticket on each code of the
file CODES and says so. At the next line it hears, the loop of rounds begins; it goes on until the
desk holds the verdict WANTED on every row. Where WANTED is `batch`, it only sends. The answer is a
JSON list: the moments at which it began and at which all was there, by the clock that all processes
of a machine share.
"""

import json
import sys
import threading
import time
from pathlib import Path
from unittest import mock

from boxoffice.keys.key_file import KeyFile
from boxoffice.services.desk import Desk
from boxoffice.services.syncing import SyncLoop, sync_round
from boxoffice.store.replica import DeskReplica
from sync.client.pushing import push
from sync.protocol.messages import Changes
from tests.bench.bulk_operations import give_all
from tests.bench.desks import BenchDesk, connected, outbox

_PATIENCE_SECONDS = 150
"""Longer than two pauses between rounds: a desk that has to wait for one is slow, not lost."""


def main(folder: Path, codes: Path, wanted: str) -> None:
    """Give, wait for the word, sync, and say when."""
    bench_desk = BenchDesk(folder, KeyFile(folder / "keys").load())
    with bench_desk.opened() as desk:
        bench_desk.sync(desk)
        given = codes.read_text(encoding="utf-8").split()
        give_all(desk, given)
        print("given", flush=True)
        sys.stdin.readline()
        begun = time.monotonic()
        if wanted == "batch":
            with connected(bench_desk, desk) as (centre, identity):
                push(centre, identity, outbox(desk))
            done = time.monotonic()
        else:
            done = _until_judged(bench_desk, desk, len(given), wanted)
    print(json.dumps([begun, done]), flush=True)


def _until_judged(bench_desk: BenchDesk, desk: Desk, rows: int, wanted: str) -> float:
    """The moment at which the last verdict on each of so many rows is the wanted one."""
    verdicts: dict[str, str] = {}
    moments: list[float] = []
    judged = threading.Event()
    apply = DeskReplica.apply_changes

    def applied(replica: DeskReplica, changes: Changes) -> None:
        apply(replica, changes)
        verdicts.update((each.row, each.outcome) for each in changes.verdicts)
        if list(verdicts.values()).count(wanted) == rows and not judged.is_set():
            moments.append(time.monotonic())
            judged.set()

    loop = SyncLoop(
        lambda: sync_round(desk, bench_desk.keys.signing_key).error,
        started=lambda: None,
        ended=lambda error: None,
    )
    with mock.patch.object(DeskReplica, "apply_changes", applied):
        thread = threading.Thread(target=loop.run)
        thread.start()
        judged.wait(_PATIENCE_SECONDS)
        loop.stop()
        thread.join()
    if not moments:
        raise RuntimeError(f"after minutes {len(verdicts)} of {rows} rows were judged")
    return moments[0]


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
