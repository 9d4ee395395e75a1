"""PouchDB from npm: installed into `build`, a server of it, and clients that replicate."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.centres import ROOT

_PROJECT = Path(__file__).parent / "pouchdb"
_INSTALLED = ROOT / "build" / "pouchdb"
_DESCRIBING = ("package.json", "package-lock.json", ".npmrc")
_INSTALL_SECONDS = 300
_ANSWER_SECONDS = 1_800
_STOP_SECONDS = 30


class PeerMissing(RuntimeError):
    """PouchDB cannot be had on this machine; the text says why."""


@dataclass(frozen=True, slots=True)
class PouchDb:
    """An installed PouchDB, and the Node that runs it."""

    node: str
    modules: Path

    @contextmanager
    def serving(self, folder: Path, documents: Path) -> Iterator[str]:
        """The address of a server that keeps the documents of a file as its database `cards`."""
        folder.mkdir()
        with subprocess.Popen(
            [self.node, str(_PROJECT / "server.js"), str(folder), str(documents)],
            env=self._environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as process:
            address = process.stdout.readline().strip() if process.stdout else ""
            if not address:
                raise RuntimeError("the server of PouchDB did not start")
            yield address
            process.communicate(timeout=_STOP_SECONDS)

    def pull(self, database: str, folder: Path, batch: int, most: int) -> tuple[float, int]:
        """Seconds and documents of replicating a database of the server into a new one: so many
        documents at a time, 0 as PouchDB would have it, and stopping after `most` unless that is 0.
        """
        return self._replicate("pull", database, str(folder), str(batch), str(most))

    def push(self, database: str, folder: Path, batch: int, documents: Path) -> tuple[float, int]:
        """Seconds and documents of replicating those of a file, stored in a new database first."""
        return self._replicate("push", database, str(folder), str(batch), "0", str(documents))

    def _replicate(self, *arguments: str) -> tuple[float, int]:
        done = subprocess.run(
            [self.node, str(_PROJECT / "client.js"), *arguments],
            env=self._environment(),
            stdout=subprocess.PIPE,
            check=True,
            timeout=_ANSWER_SECONDS,
        )
        said = json.loads(done.stdout)
        return float(said["seconds"]), int(said["documents"])

    def _environment(self) -> Mapping[str, str]:
        return {**os.environ, "NODE_PATH": str(self.modules)}


def installed() -> PouchDb:
    """PouchDB of the versions in the lock, fetched where this checkout has none yet. Raises
    `PeerMissing`.
    """
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        raise PeerMissing("there is no Node with npm on this machine")
    modules = _INSTALLED / "node_modules"
    lock = (_PROJECT / "package-lock.json").read_bytes()
    installed_from = _INSTALLED / "installed-from"
    if not (installed_from.exists() and installed_from.read_bytes() == lock):
        _fetch(npm)
        installed_from.write_bytes(lock)
    return PouchDb(node, modules)


def _fetch(npm: str) -> None:
    _INSTALLED.mkdir(parents=True, exist_ok=True)
    for name in _DESCRIBING:
        shutil.copyfile(_PROJECT / name, _INSTALLED / name)
    try:
        subprocess.run(
            [npm, "ci", "--cache", str(ROOT / "build" / "cache" / "npm")],
            cwd=_INSTALLED,
            capture_output=True,
            text=True,
            check=True,
            timeout=_INSTALL_SECONDS,
        )
    except subprocess.CalledProcessError as error:
        raise PeerMissing(f"npm could not install it: {_first_line(error.stderr)}") from error
    except subprocess.TimeoutExpired as error:
        raise PeerMissing("npm could not install it in time") from error


def _first_line(text: str) -> str:
    said = [line for line in text.splitlines() if line.strip()]
    return said[0] if said else "it said nothing"
