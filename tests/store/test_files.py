"""What a ledger file turns out to be, and what survives a crash."""

import errno
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlcipher3 import dbapi2

from boxoffice.services.desk import Desk
from boxoffice.store import schema
from boxoffice.store.database import LEDGER_NAME, Store
from boxoffice.store.day_book import put_setting, setting
from boxoffice.store.encrypted import FileSettings, connect
from boxoffice.store.errors import (
    NotADatabase,
    StoreDamaged,
    StoreError,
    StoreFull,
    StoreLocked,
    StoreMissing,
    StoreNotUpgraded,
    StoreReadOnly,
    StoreTooNew,
    WrongKey,
    translated,
)
from boxoffice.store.upgrading import MIGRATIONS, configuration, upgrade
from tests.support.desks import MadeUpDesk

HOLD_A_LOCK = """
import sys
from pathlib import Path
from boxoffice.store.encrypted import FileSettings, connect
connection = connect(FileSettings(Path(sys.argv[1]), durable=True), bytes.fromhex(sys.argv[2]))
connection.execute("BEGIN IMMEDIATE")
print("locked", flush=True)
sys.stdin.read()
"""

WRITE_UNTIL_KILLED = """
import sys
from pathlib import Path
from boxoffice.store.database import Store
from boxoffice.store.day_book import put_setting
store = Store(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
for number in range(1_000_000):
    with store.write() as transaction:
        put_setting(transaction, "last", number)
        put_setting(transaction, "again", number)
    print(number, flush=True)
"""


WRITE_UNTIL_FULL = """
import resource
import sys
from pathlib import Path
from boxoffice.store.database import Store
from boxoffice.store.day_book import put_setting
from boxoffice.store.errors import StoreFull
store = Store(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
for number in range(1_000_000):
    try:
        with store.write() as transaction:
            put_setting(transaction, f"name-{number}", "x" * 20_000)
    except StoreFull:
        print(number, flush=True)
        break
"""


READ_FROM_A_FAILED_DISK = """
import os
import sys
from pathlib import Path
from boxoffice.store.database import Store
from boxoffice.store.day_book import put_setting, setting
from boxoffice.store.errors import StoreError
folder = Path(sys.argv[1])
store = Store(folder, bytes.fromhex(sys.argv[2]))
with store.write() as transaction:
    put_setting(transaction, "a", "x" * 20_000)
store.reader()
instead = os.open(folder, os.O_RDONLY)
for number in os.listdir("/proc/self/fd"):
    if os.path.realpath(f"/proc/self/fd/{number}") == f"{store.path}-wal":
        os.dup2(instead, int(number))
try:
    with store.glance() as view:
        setting(view, "a")
except StoreError as error:
    print(type(error).__name__, flush=True)
os._exit(0)
"""


def child(code: str, *arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )


def test_a_folder_without_a_ledger_is_no_desk(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing):
        Store(tmp_path, os.urandom(32))


def test_a_wrong_key_opens_nothing(made: MadeUpDesk) -> None:
    with pytest.raises(WrongKey):
        Store(made.folder, os.urandom(32))


@pytest.mark.parametrize(
    "content",
    [
        b"Dear desk, this is a letter and not a database.\n" * 100,
        os.urandom(5000),
        b"SQLite",
    ],
    ids=["text", "cut", "short"],
)
def test_what_is_not_a_database_is_told_apart(made: MadeUpDesk, content: bytes) -> None:
    (made.folder / LEDGER_NAME).write_bytes(content)
    with pytest.raises(NotADatabase):
        Store(made.folder, made.store_key)


def test_an_unencrypted_database_is_not_ours(made: MadeUpDesk) -> None:
    path = made.folder / LEDGER_NAME
    path.unlink()
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE t (a)")
    plain.close()
    with pytest.raises(NotADatabase):
        Store(made.folder, made.store_key)


def test_random_pages_cannot_be_told_from_a_wrong_key(made: MadeUpDesk) -> None:
    (made.folder / LEDGER_NAME).write_bytes(b"\0" + os.urandom(8191))
    with pytest.raises(WrongKey):
        Store(made.folder, made.store_key)


def test_another_encrypted_database_is_no_ledger(made: MadeUpDesk) -> None:
    path = made.folder / LEDGER_NAME
    path.unlink()
    other = connect(FileSettings(path, durable=True), made.store_key)
    other.execute("CREATE TABLE t (a)")
    other.close()
    with pytest.raises(NotADatabase):
        Store(made.folder, made.store_key)


def test_a_newer_schema_is_refused_and_left_alone(made: MadeUpDesk) -> None:
    raw = connect(FileSettings(made.folder / LEDGER_NAME, durable=True), made.store_key)
    raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.close()
    before = (made.folder / LEDGER_NAME).read_bytes()
    with pytest.raises(StoreTooNew) as refused:
        Store(made.folder, made.store_key)
    assert refused.value.found == "9999"
    assert (made.folder / LEDGER_NAME).read_bytes() == before


def test_damaged_pages_are_told(made: MadeUpDesk) -> None:
    with made.open() as desk, desk.store.write() as transaction:
        for number in range(200):
            put_setting(transaction, f"name-{number}", "x" * 200)
    path = made.folder / LEDGER_NAME
    content = bytearray(path.read_bytes())
    for page in range(4, len(content) // 4096):
        content[page * 4096 + 100 : page * 4096 + 110] = os.urandom(10)
    path.write_bytes(content)
    with pytest.raises(StoreDamaged):
        Store(made.folder, made.store_key)


def test_a_connection_that_may_not_write_is_told_apart(made: MadeUpDesk) -> None:
    with made.open() as desk:
        reader = desk.store.reader()
        reader.execute("PRAGMA query_only = ON")
        with pytest.raises(dbapi2.OperationalError) as refused:
            reader.execute("DELETE FROM settings")
    assert isinstance(translated(refused.value, made.folder), StoreReadOnly)


def test_a_file_that_cannot_be_opened_is_read_only(tmp_path: Path) -> None:
    with pytest.raises(StoreReadOnly):
        connect(FileSettings(tmp_path / "nowhere" / "x.db", durable=True), os.urandom(32))


def test_another_programs_lock_is_told_and_then_passes(made: MadeUpDesk) -> None:
    path = made.folder / LEDGER_NAME
    with made.open(busy_seconds=0.1) as desk:
        with child(HOLD_A_LOCK, str(path), made.store_key.hex()) as other:
            assert other.stdout is not None
            assert other.stdout.readline() == "locked\n"
            with pytest.raises(StoreLocked), desk.store.write() as transaction:
                put_setting(transaction, "a", 1)
            with desk.store.read() as view:
                assert setting(view, "a") is None
            other.communicate()
        with desk.store.write() as transaction:
            put_setting(transaction, "a", 2)
        with desk.store.read() as view:
            assert setting(view, "a") == 2


def test_a_full_disk_records_nothing_and_passes(made: MadeUpDesk) -> None:
    with made.open() as desk:
        with pytest.raises(StoreFull):
            write_too_much(desk)
        with desk.store.write() as transaction:
            transaction.exec_driver_sql("PRAGMA max_page_count = 1073741823")
            put_setting(transaction, "small", 1)
        with desk.store.read() as view:
            assert (setting(view, "big"), setting(view, "small")) == (None, 1)


@pytest.mark.skipif(os.name == "nt", reason="no limits of resources there")
def test_what_was_committed_survives_a_full_disk(made: MadeUpDesk) -> None:
    with child(WRITE_UNTIL_FULL, str(made.folder), made.store_key.hex()) as writer:
        told = int(writer.communicate()[0])
    assert told > 0
    with made.open() as desk, desk.store.read() as view:
        assert setting(view, f"name-{told - 1}") == "x" * 20_000
        assert setting(view, f"name-{told}") is None


@pytest.mark.skipif(sys.platform != "linux", reason="open files have names there only")
def test_a_disk_that_fails_while_it_is_read_is_told(made: MadeUpDesk) -> None:
    """SQLite ends the transaction itself; ending it once more must not hide why."""
    with child(READ_FROM_A_FAILED_DISK, str(made.folder), made.store_key.hex()) as reader:
        assert reader.communicate()[0] == "StoreDamaged\n"


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL there")
def test_what_was_committed_survives_a_kill(made: MadeUpDesk) -> None:
    with child(WRITE_UNTIL_KILLED, str(made.folder), made.store_key.hex()) as writer:
        assert writer.stdout is not None
        told = -1
        for line in writer.stdout:
            told = int(line)
            if told >= 20:
                writer.send_signal(signal.SIGKILL)
                break
        told = max([told, *(int(line) for line in writer.stdout if line.strip().isdigit())])
    with made.open() as desk, desk.store.read() as view:
        last, again = setting(view, "last"), setting(view, "again")
    assert last == again
    assert isinstance(last, int)
    assert last >= told >= 20


def test_an_error_in_the_middle_changes_nothing(made: MadeUpDesk) -> None:
    with made.open() as desk:
        with pytest.raises(ZeroDivisionError):
            write_and_fail(desk)
        with desk.store.read() as view:
            assert setting(view, "a") is None


def test_nothing_is_readable_in_the_files(made: MadeUpDesk) -> None:
    with made.open() as desk:
        with desk.store.write() as transaction:
            put_setting(transaction, "canary", "ESP424242-canary")
        files = [path for path in made.folder.iterdir() if path.is_file()]
        assert any(path.name.endswith("-wal") for path in files)
        assert all(b"canary" not in path.read_bytes() for path in files)


def test_a_new_ledger_has_the_schema_that_the_migrations_make(
    made: MadeUpDesk, tmp_path: Path
) -> None:
    path = tmp_path / "migrated.db"
    upgrade(path, made.store_key)
    migrated = schema_of(path, made.store_key)
    assert schema_of(made.folder / LEDGER_NAME, made.store_key) == migrated
    assert any(name.startswith("rows_are_never") for _, name, _ in migrated)


def test_the_known_revisions_are_the_migrations() -> None:
    found = sorted(path.name[1:5] for path in (MIGRATIONS / "versions").glob("v*.py"))
    assert tuple(found) == schema.REVISIONS
    assert configuration().get_main_option("script_location") == str(MIGRATIONS)


def test_an_older_ledger_is_brought_forward_beside_a_copy(made: MadeUpDesk, tmp_path: Path) -> None:
    path = tmp_path / "older.db"
    upgrade(path, made.store_key, schema.REVISIONS[0])
    raw = connect(FileSettings(path, durable=True), made.store_key)
    raw.execute("INSERT INTO marks VALUES ('generation', '\"kept\"')")
    raw.close()
    settings = FileSettings(path, durable=True)
    schema.bring_forward(settings, made.store_key)
    opened = connect(settings, made.store_key)
    assert schema.revision_of(opened, path) == schema.REVISIONS[-1]
    assert opened.execute("SELECT value FROM marks").fetchall() == [('"kept"',)]
    opened.close()
    copied = connect(
        FileSettings(schema.copy_of(path, schema.REVISIONS[0]), durable=True), made.store_key
    )
    assert schema.revision_of(copied, path) == schema.REVISIONS[0]
    assert copied.execute("SELECT value FROM marks").fetchall() == [('"kept"',)]
    copied.close()


@pytest.mark.skipif(os.name == "nt", reason="no modes of files there")
def test_the_copy_is_for_this_user_alone(made: MadeUpDesk, tmp_path: Path) -> None:
    path = tmp_path / "older.db"
    upgrade(path, made.store_key, schema.REVISIONS[0])
    path.chmod(0o600)
    schema.bring_forward(FileSettings(path, durable=True), made.store_key)
    assert schema.copy_of(path, schema.REVISIONS[0]).stat().st_mode & 0o777 == 0o600


def test_a_copy_that_finds_no_room_is_not_left_behind(
    made: MadeUpDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "older.db"
    upgrade(path, made.store_key, schema.REVISIONS[0])

    def fill(source: Path, target: Path) -> None:
        target.write_bytes(source.read_bytes()[:100])
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr(shutil, "copyfile", fill)
    with pytest.raises(StoreFull):
        schema.bring_forward(FileSettings(path, durable=True), made.store_key)
    assert not schema.copy_of(path, schema.REVISIONS[0]).exists()


def test_refusals_of_before_stand_under_the_incarnation_of_the_upgrade(
    made: MadeUpDesk, tmp_path: Path
) -> None:
    """The centre has heard of none of them."""
    path = tmp_path / "older.db"
    upgrade(path, made.store_key, "0008")
    raw = connect(FileSettings(path, durable=True), made.store_key)
    raw.execute("INSERT INTO marks VALUES ('identity', '{\"incarnation\": \"inc-1\"}')")
    raw.execute("INSERT INTO refusals VALUES ('concert', '2026-04-25', 'used', 3)")
    raw.close()
    settings = FileSettings(path, durable=True)
    schema.bring_forward(settings, made.store_key)
    opened = connect(settings, made.store_key)
    found = opened.execute("SELECT incarnation, event, day, verdict, count, told FROM refusals")
    assert found.fetchall() == [("inc-1", "concert", "2026-04-25", "used", 3, 0)]
    opened.close()


def test_a_failed_upgrade_leaves_the_file(made: MadeUpDesk, tmp_path: Path) -> None:
    path = tmp_path / "older.db"
    upgrade(path, made.store_key, schema.REVISIONS[0])
    raw = connect(FileSettings(path, durable=True), made.store_key)
    raw.execute("CREATE TABLE refusals (in_the_way)")
    raw.close()
    settings = FileSettings(path, durable=True)
    with pytest.raises(StoreNotUpgraded):
        schema.bring_forward(settings, made.store_key)
    opened = connect(settings, made.store_key)
    assert schema.revision_of(opened, path) == schema.REVISIONS[0]
    tables = {name for kind, name, _ in schema_of(path, made.store_key) if kind == "table"}
    assert "settings" not in tables
    opened.close()


@pytest.mark.parametrize(
    "statement",
    ["UPDATE rows SET kind = 'x'", "DELETE FROM rows", "UPDATE receipts SET seq = 0"],
)
def test_the_ledger_is_never_edited(made: MadeUpDesk, statement: str) -> None:
    with made.open() as desk:
        with desk.store.write() as transaction:
            transaction.exec_driver_sql(
                "INSERT INTO rows (incarnation, seq, id, kind, made_at, corrected_at, bytes, hash)"
                " VALUES ('inc-1', 1, 'r', 'issue', 0, 0, x'00', x'00')"
            )
            transaction.exec_driver_sql(
                "INSERT INTO receipts (incarnation, seq, at, statement)"
                " VALUES ('inc-1', 1, 0, x'00')"
            )
        with pytest.raises(sa.exc.IntegrityError, match="never"), desk.store.write() as again:
            again.exec_driver_sql(statement)


def test_every_store_error_names_its_file(tmp_path: Path) -> None:
    assert str(StoreError(tmp_path / "ledger.db", "why")) == "ledger.db: why"
    assert translated(ValueError(), tmp_path) is None


def write_too_much(desk: Desk) -> None:
    with desk.store.write() as transaction:
        transaction.exec_driver_sql("PRAGMA max_page_count = 1")
        put_setting(transaction, "big", "x" * 1_000_000)


def write_and_fail(desk: Desk) -> None:
    with desk.store.write() as transaction:
        put_setting(transaction, "a", 1)
        raise ZeroDivisionError


def schema_of(path: Path, key: bytes) -> set[tuple[str, str, str]]:
    connection = connect(FileSettings(path, durable=True), key)
    found = connection.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
    connection.close()
    return {(kind, name, "".join((sql or "").split())) for kind, name, sql in found}
