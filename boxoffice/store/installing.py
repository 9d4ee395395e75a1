"""Bringing a card list into force: a whole new file for a snapshot, one transaction for a delta."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from sqlcipher3 import dbapi2

from boxoffice.durable_files import sync_folder
from boxoffice.store import install
from boxoffice.store.card_list import LIST_FILES, LOOK_UP
from boxoffice.store.database import Store
from boxoffice.store.encrypted import FileSettings, connect
from boxoffice.store.errors import StoreDamaged, StoreFull, translated
from boxoffice.store.list_building import Wanted, build, signed_rows
from boxoffice.store.list_tables import prepare_recent
from boxoffice.store.moments import TAG_SIGN
from sync.protocol.list_files import BadListFile, ListFile, decode
from sync.protocol.messages import Head

IN_PROCESS_ENTRIES = 5_000
"""Up to here a list is built in this process. Beyond, decoding would hold the interpreter longer
than a frame (30 ms and more at 25,000 entries), while a child costs the window nothing."""
MOST_RECENT = 10_000
"""How many entries of `recent` the next delta settles first."""
_PUT = "INSERT OR REPLACE INTO recent (tag, day, flags) VALUES (?, ?, ?)"
_SETTLE = (
    "DELETE FROM entries WHERE tag IN (SELECT tag FROM recent WHERE day IS NULL)",
    "INSERT OR REPLACE INTO entries (tag, day, flags)"
    " SELECT tag, day, flags FROM recent WHERE day IS NOT NULL ORDER BY tag",
    "DELETE FROM recent",
)
_PACKAGE_ROOT = Path(__file__).resolve().parents[2]

Progress = Callable[[int, int], None]


def install_snapshot(store: Store, head: Head, file: Path, progress: Progress) -> str:
    """Build the head's snapshot as a new file in the store's folder and return its name; a cut at
    any point leaves at most a partial file that nobody reads. Raises `BadListFile`, `StoreError`.
    """
    name = _next_name(store.folder)
    partial = store.folder / f"{name}.partial"
    partial.unlink(missing_ok=True)
    wanted = Wanted(head.snapshot.version, head.epoch, head.snapshot.count)
    try:
        if wanted.count <= IN_PROCESS_ENTRIES:
            build(file, partial, store.key, wanted, progress)
        else:
            _build_apart(file, partial, store.key, wanted, progress)
        partial.chmod(0o600)
        partial.replace(store.folder / name)
    except OSError as error:
        raise StoreFull(partial, "the list cannot be put in place") from error
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
    sync_folder(store.folder)
    return name


def apply_delta(store: Store, name: str, source: Path, to_version: int, count: int) -> None:
    """Bring a list file to `to_version` in one transaction. Raises `BadListFile`, `StoreError`."""
    file = decode(source.read_bytes())
    settings = FileSettings(store.folder / name, durable=False, create=False)
    connection = connect(settings, store.key)
    try:
        # Settling touches most pages there are: hold many, and write them back later.
        connection.execute("PRAGMA cache_size = -32000")
        connection.execute("PRAGMA wal_autocheckpoint = 8000")
        prepare_recent(connection)
        _settle_many(connection)
        connection.execute("BEGIN IMMEDIATE")
        _check_base(connection, file, to_version)
        _apply(connection, file, to_version, count)
        connection.execute("COMMIT")
    except dbapi2.Error as error:
        raise translated(error, settings.path, writing=True) or error from error
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        connection.close()


def _check_base(connection: dbapi2.Connection, file: ListFile, to_version: int) -> None:
    version, epoch = connection.execute("SELECT version, epoch FROM list").fetchone()
    header = file.header
    if (header.base, header.epoch, header.version) != (version, epoch, to_version):
        raise BadListFile("a delta from another list")


def _apply(connection: dbapi2.Connection, file: ListFile, to_version: int, count: int) -> None:
    """Each entry is sought once; how many were added and removed gives the new count. All of it is
    written to `recent`: a commit encrypts each page it changed anew.
    """
    before = connection.execute("SELECT count FROM list").fetchone()[0]
    removed = [tag - TAG_SIGN for tag in file.removed]
    gone = _listed(connection, removed)
    connection.executemany(_PUT, [(tag, None, None) for tag in removed])
    rows = list(signed_rows(file.entries))
    added = len(rows) - _listed(connection, [tag for tag, _, _ in rows])
    connection.executemany(_PUT, rows)
    if before + added - gone != count:
        raise BadListFile("a delta with another outcome than the head says")
    connection.execute("UPDATE list SET version = ?, count = ?", (to_version, count))


def _listed(connection: dbapi2.Connection, tags: list[int]) -> int:
    """How many of these tags are on the list."""
    return sum(len(connection.execute(LOOK_UP, (tag,)).fetchall()) for tag in tags)


def _settle_many(connection: dbapi2.Connection) -> None:
    """Move what deltas have changed into `entries`, where it is much: deltas touch a few pages of
    `recent` only as long as it is small.
    """
    ((recent,),) = connection.execute("SELECT count(*) FROM recent").fetchall()
    if recent <= MOST_RECENT:
        return
    connection.execute("BEGIN IMMEDIATE")
    for statement in _SETTLE:
        connection.execute(statement)
    connection.execute("COMMIT")


def _build_apart(
    source: Path, target: Path, key: bytes, wanted: Wanted, progress: Progress
) -> None:
    """Build in a process of its own: the key goes over its standard input, never its arguments."""
    asked = {
        "source": str(source.absolute()),
        "target": str(target.absolute()),
        "key": key.hex(),
        "version": wanted.version,
        "epoch": wanted.epoch,
        "count": wanted.count,
    }
    with subprocess.Popen(
        [sys.executable, "-m", "boxoffice.store.install"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=_PACKAGE_ROOT,
        text=True,
    ) as child:
        try:
            for done, of in _progress_of(child, json.dumps(asked)):
                progress(done, of)
            code = child.wait()
        finally:
            child.kill()
    if code == install.BAD_FILE:
        raise BadListFile("the snapshot is not the list the head names")
    if code == install.FULL:
        raise StoreFull(target)
    if code != 0:
        raise StoreDamaged(target, f"building ended with {code}")


def _progress_of(child: "subprocess.Popen[str]", asked: str) -> Iterator[tuple[int, int]]:
    if child.stdin is None or child.stdout is None:
        return
    with suppress(BrokenPipeError):
        child.stdin.write(asked + "\n")
        child.stdin.close()
    for line in child.stdout:
        done, of = line.split()
        yield int(done), int(of)


def _next_name(folder: Path) -> str:
    numbers = [
        int(digits)
        for path in folder.glob(LIST_FILES)
        if (digits := path.name.split(".")[0].removeprefix("cards-")).isdigit()
    ]
    return f"cards-{max(numbers, default=0) + 1}.db"
