"""A copy of a centre that serves, and the centre that is put back from it."""

import fcntl
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from sync.server.keys.key_book import BOOK_NAME
from sync.server.running import backups
from sync.server.running.backups import BackupError, put_back, take
from sync.server.running.data_folder import DATABASE_NAME
from sync.server.store.database import Store
from tests.support.terminal import Terminal

CARD = "ESP 104 482"


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(tmp_path / "data", capsys)


@pytest.fixture
def seeded(terminal: Terminal) -> Terminal:
    terminal.ok("init")
    terminal.ok("seed", "--cards", "200")
    terminal.ok("cards", "--add", CARD, "--last-valid-day", "2030-01-01")
    return terminal


_KILLED = """
import sys, time
from pathlib import Path
from sync.server.running import backups
from sync.server.store.database import Store
def hang(*_):
    print("copied", flush=True)
    time.sleep(600)
backups._check = hang
source = Path(sys.argv[1])
backups.take(Store(f"sqlite:///{source}"), source.parent, Path(sys.argv[2]))
"""
"""A backup that comes no further than its copy."""


def take_next(seeded: Terminal, copies: Path) -> None:
    """The backup of the next night."""
    take(Store(f"sqlite:///{seeded.data / DATABASE_NAME}"), seeded.data, copies / "tuesday")


def status(terminal: Terminal) -> object:
    """Of the card."""
    (found,) = terminal.listed("cards", "--show", CARD)
    return found["status"]


def test_what_was_copied_comes_back_and_desks_are_told(seeded: Terminal, tmp_path: Path) -> None:
    copy = tmp_path / "copies" / "monday"
    made = seeded.json("backup", str(copy))
    assert made == {"folder": str(copy), "bytes": (copy / DATABASE_NAME).stat().st_size}
    before = (copy / DATABASE_NAME).read_bytes()
    seeded.ok("block", CARD)
    assert status(seeded) == "blocked"
    code, said, _ = seeded.run("restored", "--from", str(copy))
    assert code == 0
    assert "A new generation has begun" in said
    assert status(seeded) == "active"
    assert (copy / DATABASE_NAME).read_bytes() == before
    report = seeded.run("report")
    assert report[0] == 0


def test_a_copy_is_for_its_owner_and_has_the_list_keys_but_not_the_signing_key(
    seeded: Terminal, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    said = seeded.ok("backup", str(copy))
    assert "signing.key" in said
    assert {each.name for each in copy.iterdir()} == {DATABASE_NAME, BOOK_NAME}
    assert copy.stat().st_mode & 0o777 == 0o700
    assert all(each.stat().st_mode & 0o777 == 0o600 for each in copy.iterdir())
    assert (copy / BOOK_NAME).read_bytes() == (seeded.data / BOOK_NAME).read_bytes()


def test_a_backup_is_never_written_over(seeded: Terminal, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    seeded.ok("backup", str(copy))
    held = (copy / DATABASE_NAME).read_bytes()
    assert "is there already" in seeded.refused("backup", str(copy))
    assert (copy / DATABASE_NAME).read_bytes() == held


def test_a_copy_is_one_moment_of_a_database_that_is_written_to(tmp_path: Path) -> None:
    """Two rows that every transaction keeps alike are alike in the copy."""
    source = tmp_path / DATABASE_NAME
    with closing(sqlite3.connect(source, isolation_level=None)) as first:
        first.execute("PRAGMA journal_mode = WAL")
        first.execute("CREATE TABLE written (which, n, filler)")
    stop, writes = threading.Event(), threading.Event()

    def write() -> None:
        with closing(sqlite3.connect(source, timeout=60, isolation_level=None)) as connection:
            number = 0
            while not stop.is_set():
                connection.execute("BEGIN IMMEDIATE")
                for which in ("one", "other"):
                    connection.execute(
                        "INSERT INTO written VALUES (?, ?, zeroblob(4000))", (which, number)
                    )
                connection.execute("COMMIT")
                number += 1
                if number == 50:
                    writes.set()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        assert writes.wait(60)
        copies = [tmp_path / f"copy-{number}" for number in range(3)]
        for copy in copies:
            take(Store(f"sqlite:///{source}"), tmp_path, copy)
    finally:
        stop.set()
        writer.join()
    counting = "SELECT count(*), max(n) FROM written GROUP BY which"
    for copy in copies:
        with closing(sqlite3.connect(copy / DATABASE_NAME)) as held:
            one, other = held.execute(counting).fetchall()
        assert one == other
        assert one[0] >= 50


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("postgresql://kaiku@db.example/kaiku", "pg_dump"),
        ("sqlite:///nowhere/centre.sqlite", "no database"),
        ("not an address", "not the address"),
    ],
)
def test_what_cannot_be_copied_is_told(
    seeded: Terminal, tmp_path: Path, url: str, why: str
) -> None:
    assert why in seeded.refused("backup", str(tmp_path / "copy"), "--database", url)
    assert not (tmp_path / "copy").exists()


def test_a_disk_that_is_full_leaves_nothing_behind(
    seeded: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backups, "_to_disk", full)
    assert "No space left" in seeded.refused("backup", str(tmp_path / "copy"))
    assert [each.name for each in tmp_path.iterdir()] == ["data"]


def test_what_a_killed_backup_left_is_gone_with_the_next_one(
    seeded: Terminal, tmp_path: Path
) -> None:
    """It holds card codes, and the night's backup has another name than the one before."""
    copies = tmp_path / "copies"
    into = copies / "monday"
    killed = subprocess.Popen(
        [sys.executable, "-c", _KILLED, str(seeded.data / DATABASE_NAME), str(into)],
        stdout=subprocess.PIPE,
    )
    assert killed.stdout is not None
    assert killed.stdout.readline() == b"copied\n"
    others = copies / "of-somebody.part"
    others.mkdir()
    (others / "notes.txt").write_text("not ours", encoding="utf-8")
    waits = threading.Thread(target=take_next, args=(seeded, copies))
    waits.start()
    waits.join(0.2)
    assert waits.is_alive()
    assert (copies / "monday.part" / DATABASE_NAME).exists(), "somebody still works on it"
    killed.kill()
    killed.wait()
    killed.stdout.close()
    waits.join()
    assert {each.name for each in copies.iterdir()} == {"tuesday", "of-somebody.part"}


def test_where_folders_cannot_be_locked_a_backup_is_made_all_the_same(
    seeded: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on some network drives. Whose the unfinished one is cannot be told there, so it stays."""

    def refused(_handle: int, _how: int) -> None:
        raise OSError(9, "Bad file descriptor")

    unfinished = tmp_path / "copies" / "monday.part"
    unfinished.mkdir(parents=True)
    monkeypatch.setattr(fcntl, "flock", refused)
    seeded.ok("backup", str(tmp_path / "copies" / "tuesday"))
    assert {each.name for each in unfinished.parent.iterdir()} == {"monday.part", "tuesday"}


def test_a_damaged_copy_is_not_put_back(seeded: Terminal, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    seeded.ok("backup", str(copy))
    file = copy / DATABASE_NAME
    held = bytearray(file.read_bytes())
    middle = len(held) // 4096 // 2 * 4096
    held[middle : middle + 64] = b"\xff" * 64
    file.write_bytes(held)
    seeded.ok("block", CARD)
    said = seeded.refused("restored", "--from", str(copy))
    assert "take another backup" in said
    assert status(seeded) == "blocked"


def test_a_database_that_is_damaged_is_moved_away_first(seeded: Terminal, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    seeded.ok("backup", str(copy))
    database = seeded.data / DATABASE_NAME
    database.write_bytes(b"no database" * 1000)
    assert "move it away" in seeded.refused("restored", "--from", str(copy))
    for each in seeded.data.glob(f"{DATABASE_NAME}*"):
        each.unlink()
    assert seeded.run("restored", "--from", str(copy))[0] == 0
    assert status(seeded) == "active"


def test_a_folder_without_a_backup_is_told(seeded: Terminal, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="no backup"):
        put_back(Store(f"sqlite:///{seeded.data / DATABASE_NAME}"), tmp_path)
