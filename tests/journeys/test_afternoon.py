"""The demo runs as a user runs it: a whole afternoon, and two of them at once."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.desk.command_line import ROOT, environment

MOMENTS = (
    "first-start",
    "fingerprint",
    "sign-in-kielo",
    "sign-in-esikko",
    "valid-typed",
    "last-day",
    "expired",
    "blocked",
    "mistyped",
    "family-of-four",
    "assistant",
    "community",
    "has-tickets",
    "offline",
    "card-face-children",
    "not-recorded",
    "undone",
    "all-sent-and-confirmed",
)
OUTCOMES = ("double_issue", "accepted")


def afternoon(pictures: Path, seed: int) -> "subprocess.Popen[str]":
    """The demo of a small network, begun."""
    demo = [sys.executable, str(ROOT / "tests/journeys/demo.py"), "--scripted"]
    told = ["--cards", "2000", "--seed", str(seed), "--pictures", str(pictures)]
    return subprocess.Popen(
        [*demo, *told],
        cwd=ROOT,
        env=environment(QT_QPA_PLATFORM="offscreen"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.slow
def test_two_afternoons_at_once(tmp_path: Path) -> None:
    pictures = [tmp_path / f"pictures-{seed}" for seed in (1, 2)]
    running = [afternoon(folder, seed) for seed, folder in enumerate(pictures, 1)]
    try:
        said = [each.communicate(timeout=300) for each in running]
    finally:
        for each in running:
            each.kill()
    for each, (out, err), folder in zip(running, said, pictures, strict=True):
        assert each.returncode == 0, out + err
        assert "Both desks and the centre hold the same" in out
        assert all(outcome in out for outcome in OUTCOMES)
        kept = {path.stem.partition("-")[2] for path in folder.glob("*.png")}
        assert set(MOMENTS) <= kept
        assert all(path.stat().st_size > 5000 for path in folder.glob("*.png"))
