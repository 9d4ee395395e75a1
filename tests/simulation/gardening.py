"""The garden of planted faults: each is a patch of the real code that the simulation must find.

A patch is applied to a copy of the project, never to the project itself, and the copy's own seeds
run until an invariant breaks.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GARDEN = Path(__file__).parent / "garden"
_COPIED = ("boxoffice", "sync", "resources", "tests/simulation")
_LIVES = "lives"
"""The folder of those that only seeds of lives that part can find."""
_NOT_COPIED = shutil.ignore_patterns("__pycache__", "garden")


class DoesNotApply(Exception):
    """The code has moved on: the patch must be made anew."""


@dataclass(frozen=True, slots=True)
class Found:
    """In which seed a planted fault was found and by which invariant; None: it was not."""

    patch: str
    seed: int | None
    told: str


def patches() -> list[Path]:
    """Every planted fault."""
    return sorted(GARDEN.rglob("*.patch"))


def plant(patch: Path, folder: Path) -> None:
    """A copy of the project with a fault in it. Raises `DoesNotApply`."""
    for name in _COPIED:
        shutil.copytree(ROOT / name, folder / name, ignore=_NOT_COPIED)
    done = subprocess.run(
        [shutil.which("git") or "git", "apply", "--verbose", str(patch)],
        cwd=folder,
        # A folder above might be a repository, whose paths would then be meant.
        env={**os.environ, "GIT_DIR": str(folder / "none")},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise DoesNotApply(f"{patch.name}: {done.stderr}")


def seek(patch: Path, seeds: int, processes: int) -> Found:
    """Run seeds of the planted copy until one breaks."""
    with tempfile.TemporaryDirectory(prefix="kaiku-garden-") as made:
        folder = Path(made)
        plant(patch, folder)
        command = [sys.executable, "-m", "tests.simulation.command", "--until-broken"]
        if patch.parent.name == _LIVES:
            command.append("--lives")
        done = subprocess.run(
            [*command, "--seeds", str(seeds), "--at-once", str(processes)],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(folder)},
            capture_output=True,
            text=True,
            check=False,
        )
    try:
        said = json.loads(done.stdout.splitlines()[-1])
    except (IndexError, ValueError) as error:
        raise RuntimeError(f"{patch.name}: {done.stderr[-2000:]}") from error
    return Found(patch.stem, said["seed"], said["broken"] or "not found")


def tend(seeds: int, processes: int, only: str = "") -> int:
    """Seek every planted fault (whose name holds `only`) and tell how many seeds it took; 1 where
    one was not found.
    """
    missed = 0
    for patch in patches():
        if only not in patch.stem:
            continue
        try:
            found = seek(patch, seeds, processes)
        except DoesNotApply as moved_on:
            found = Found(patch.stem, None, str(moved_on))
        missed += found.seed is None
        after = "never" if found.seed is None else f"{found.seed + 1} seeds"
        print(f"{found.patch:40}{after:>10}  {found.told}", flush=True)
    return int(missed > 0)
