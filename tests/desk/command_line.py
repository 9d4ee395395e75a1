"""Runs the programs as a user does: in processes of their own."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
NO_KEYRING = {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}


@dataclass(frozen=True)
class Ended:
    """How a program ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it printed as JSON."""
        return json.loads(self.out)


def environment(**more: str) -> dict[str, str]:
    """A bare environment without keyring, display or settings of this machine."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    coverage = {name: text for name, text in os.environ.items() if name.startswith("COV")}
    return {**kept, **coverage, **NO_KEYRING, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", **more}


def command(module: str, *arguments: str | Path) -> list[str]:
    """The command line of a program."""
    return [sys.executable, "-m", module, *map(str, arguments)]


def run(
    module: str,
    *arguments: str | Path,
    stdin: str = "",
    variables: Mapping[str, str] | None = None,
    timeout: float = 60,
) -> Ended:
    """Run a program to its end."""
    done = subprocess.run(
        command(module, *arguments),
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment(**(variables or {})),
        timeout=timeout,
        check=False,
    )
    return Ended(done.returncode, done.stdout, done.stderr)


def boxoffice(data: Path, *arguments: str | Path, **more: Any) -> Ended:
    """Run `boxoffice` on a data folder."""
    return run("boxoffice", "--data", data, *arguments, **more)


def boxoffice_sync(data: Path, *arguments: str | Path, **more: Any) -> Ended:
    """Run `boxoffice-sync` on a data folder."""
    return run("boxoffice.background", "--data", data, *arguments, **more)
