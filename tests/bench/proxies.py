"""Starting delaying proxies, and reading what passed through them."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

from tests.bench.centres import ROOT, environment
from tests.bench.delaying_proxy import Counts

_STOP_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Proxy:
    """A delaying proxy that runs, at `address`."""

    address: str
    _process: "subprocess.Popen[str]"

    def counts(self) -> Counts:
        """What passed since this was last asked."""
        if self._process.stdin is None or self._process.stdout is None:
            raise RuntimeError("a proxy without pipes")
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        return Counts(**json.loads(self._process.stdout.readline()))


@contextmanager
def delayed(address: str, round_trip: float) -> Iterator[Proxy]:
    """A proxy to an HTTP address, whose round trip takes so many seconds, until the block ends."""
    target = urlsplit(address)
    with subprocess.Popen(
        [
            *(sys.executable, "-m", "tests.bench.delaying_proxy"),
            *(str(target.hostname), str(target.port), str(round_trip)),
        ],
        cwd=ROOT,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        port = process.stdout.readline().strip() if process.stdout else ""
        if not port:
            raise RuntimeError("the delaying proxy did not start")
        yield Proxy(f"http://127.0.0.1:{port}", process)
        process.communicate(timeout=_STOP_SECONDS)
