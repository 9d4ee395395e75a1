"""One round at a time, between processes as between threads."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from boxoffice.config import Config, FolderUnusable
from boxoffice.round_lock import RoundRunning, one_round

_HOLD = (
    "import sys\n"
    "from pathlib import Path\n"
    "from boxoffice.round_lock import one_round\n"
    "with one_round(Path(sys.argv[1])):\n"
    "    print('held', flush=True)\n"
    "    sys.stdin.readline()\n"
)


def other_process(path: Path) -> subprocess.Popen[str]:
    """A process that holds the lock until it reads a line or dies."""
    process = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def taken(lock: Path, *, wait_seconds: float = 0, stop: threading.Event | None = None) -> bool:
    """Whether another round keeps this one out."""
    try:
        with one_round(lock, wait_seconds=wait_seconds, stop=stop):
            return False
    except RoundRunning:
        return True


def test_another_process_keeps_us_out_until_it_ends(config: Config) -> None:
    with other_process(config.round_lock) as process:
        assert taken(config.round_lock)
        process.communicate("\n", timeout=120)
    assert not taken(config.round_lock)


def test_a_killed_process_leaves_no_lock(config: Config) -> None:
    with other_process(config.round_lock) as process:
        process.kill()
        process.wait(120)
    assert not taken(config.round_lock)


def test_we_wait_for_the_other_to_end(config: Config) -> None:
    with other_process(config.round_lock) as process:
        assert process.stdin is not None
        threading.Timer(0.1, process.stdin.write, ["\n"]).start()
        threading.Timer(0.15, process.stdin.flush).start()
        with one_round(config.round_lock, wait_seconds=30):
            assert process.wait(120) == 0


def test_a_stop_ends_the_waiting(config: Config) -> None:
    stop = threading.Event()
    stop.set()
    with one_round(config.round_lock):
        assert taken(config.round_lock, wait_seconds=3600, stop=stop)


def test_two_threads_are_two(config: Config) -> None:
    with one_round(config.round_lock):
        assert taken(config.round_lock)


def test_the_lock_ends_with_an_error(config: Config) -> None:
    with pytest.raises(LookupError), one_round(config.round_lock):
        raise LookupError
    assert not taken(config.round_lock)


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(FolderUnusable):
        taken(tmp_path / "gone" / "sync.lock")
