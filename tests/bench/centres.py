"""A real centre in a process of its own, seeded with as many cards as a bench asks for."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.journeys.world import run

ROOT = Path(__file__).resolve().parents[2]
_STOP_SECONDS = 30


@dataclass(frozen=True, slots=True)
class SeededCentre:
    """A centre's data folder."""

    folder: Path

    def ask(self, command: str, *arguments: str) -> Any:
        """What a command of `boxoffice-server` answers as JSON, asked in this process."""
        told = ("--data", str(self.folder), *arguments, "--json")
        return json.loads(run("sync.server.__main__", command, *told))

    @property
    def database(self) -> Path:
        """Its SQLite file."""
        return self.folder / "centre.sqlite"

    def codes(self, most: int, *, status: str = "active") -> list[str]:
        """Codes of personal cards that are valid for a while, spread over the register."""
        wanted = (
            "SELECT code FROM cards WHERE kind = 'personal' AND status = ? AND last_valid_day >"
            " CAST(julianday('now') - julianday('2000-01-01') AS INTEGER) + 2"
            " ORDER BY (id * 7919) % 1000003 LIMIT ?"
        )
        with closing(sqlite3.connect(self.database)) as connection:
            return [code for (code,) in connection.execute(wanted, (status, most))]

    @contextmanager
    def serving(self) -> Iterator[str]:
        """The address at which it serves until the block ends."""
        command = _program("serve", self.folder)
        with (
            (self.folder / "serve.log").open("w") as log,
            subprocess.Popen(
                [*command, "--port", "0"],
                env=environment(),
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            ) as process,
        ):
            try:
                yield _address_said(process)
            finally:
                process.terminate()
                process.wait(_STOP_SECONDS)


def seed_centre(folder: Path, cards: int) -> SeededCentre:
    """A new centre with `cards` active cards, its list and programmes published."""
    centre = SeededCentre(folder)
    for command in (("init",), ("seed", "--cards", str(cards), "--seed", "7")):
        # In processes of their own, which take a million cards with them when they end.
        subprocess.run(
            [*_program(command[0], folder), *command[1:]],
            env=environment(),
            stdout=subprocess.DEVNULL,
            check=True,
        )
    return centre


def environment() -> dict[str, str]:
    """Where programs that a bench starts find the project, no keyring and no display."""
    return {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
        "QT_QPA_PLATFORM": "offscreen",
    }


def _program(command: str, folder: Path) -> list[str]:
    return [sys.executable, "-m", "sync.server", command, "--data", str(folder)]


def _address_said(process: "subprocess.Popen[str]") -> str:
    """The address in the first line that the centre prints."""
    line = process.stdout.readline() if process.stdout else ""
    if "http://" not in line:
        raise RuntimeError("the centre did not start")
    return line.split()[-1]
