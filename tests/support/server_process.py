"""`boxoffice-server serve` as a process of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass
class ServerProcess:
    """One that is ready: what it printed until then, and what stands in its file."""

    process: subprocess.Popen[str]
    said: list[str]
    told: dict[str, str]

    @property
    def address(self) -> str:
        """Where it serves desks."""
        return self.told["address"]


@contextmanager
def server_process(data: Path, *words: str) -> Iterator[ServerProcess]:
    """Start it on a free port and wait until it is ready; it is killed where it has not ended."""
    ready = data / "ready.json"
    ready.unlink(missing_ok=True)
    command = [sys.executable, "-m", "sync.server", "serve", "--data", str(data), "--port", "0"]
    process = subprocess.Popen(
        [*command, "--ready-file", str(ready), *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    try:
        assert process.stdout is not None
        said = []
        for line in process.stdout:
            said.append(line)
            if line.startswith("Fingerprint: "):
                break
        yield ServerProcess(process, said, json.loads(ready.read_text()))
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()
