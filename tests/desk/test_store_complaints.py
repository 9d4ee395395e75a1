"""A store that cannot be used: a sentence in three languages, its exit code, no row lost."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from boxoffice.keys.key_file import KeyFile
from boxoffice.sentences import sentence
from boxoffice.store.encrypted import key_pragma
from sync.protocol.programme import Language
from tests.desk.command_line import Ended, environment, without_bytecode
from tests.desk.desks import CommandDesk, enrolled_desk, served_centre
from tests.support import clocks
from tests.support.network import code

LANGUAGES: tuple[Language, ...] = ("fi", "sv", "en")


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> CommandDesk:
    """A desk that has given once; its centre is gone since."""
    folder = tmp_path_factory.mktemp("original")
    with served_centre(folder) as running:
        desk = enrolled_desk(folder, running)
    assert desk.run("give", code(1), "--event", "concert").code == 0
    return desk


@pytest.fixture
def desk(tmp_path: Path, original: CommandDesk) -> CommandDesk:
    """A copy of that desk, to be broken."""
    shutil.copytree(original.data, tmp_path / "desk")
    return CommandDesk(tmp_path / "desk", original.key_file)


def complains(desk: CommandDesk, fault: str, exit_code: int, before: tuple[str, ...] = ()) -> None:
    """A process that gives tickets on another card: the fault's sentence and nothing else. The
    language is chosen as where `all_complain`.
    """
    arguments = ("--data", desk.data, "--key-file", desk.key_file, "--language", "fi")
    done = subprocess.run(
        [*before, *clocks.command("boxoffice", *arguments, "give", code(2), "--event", "concert")],
        env=without_bytecode(environment()),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    ended = Ended(done.returncode, done.stdout, done.stderr)
    assert ended == expected(fault, exit_code)["fi"]


def all_complain(desk: CommandDesk, fault: str, exit_code: int) -> None:
    """In every language, in this process: the fault's sentence and nothing else."""
    give = ("give", code(2), "--event", "concert")
    ended = {language: desk.run("--language", language, *give) for language in LANGUAGES}
    assert ended == expected(fault, exit_code)


def expected(fault: str, exit_code: int) -> dict[Language, Ended]:
    """How a complaint ends in each language."""
    return {
        language: Ended(exit_code, "", f"{sentence(fault, language)}\n") for language in LANGUAGES
    }


def still_works(desk: CommandDesk) -> None:
    """The row from before is there, and the next one follows it."""
    assert [row["seq"] for row in desk.rows()] == [1]
    assert desk.run("give", code(3), "--event", "concert").code == 0
    assert [row["seq"] for row in desk.rows()] == [1, 2]


@contextmanager
def database(desk: CommandDesk) -> Iterator[dbapi2.Connection]:
    """The ledger, opened by other code than the desk's."""
    connection = dbapi2.connect(str(desk.data / "ledger.db"), isolation_level=None)
    connection.execute(key_pragma(KeyFile(desk.key_file).load().store_key))
    try:
        yield connection
    finally:
        connection.close()


def test_locked(desk: CommandDesk) -> None:
    with database(desk) as other:
        other.execute("BEGIN EXCLUSIVE")
        complains(desk, "store_locked", 4)
        other.execute("ROLLBACK")
    still_works(desk)


def test_read_only(desk: CommandDesk) -> None:
    """Root may write anywhere, so that this right is taken from the processes."""
    before: tuple[str, ...] = ()
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("needs setpriv to take root's rights away")
        before = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search")
    modes = {path: path.stat().st_mode for path in (desk.data, *desk.data.rglob("*"))}
    for path in modes:
        path.chmod(0o500 if path.is_dir() else 0o400)
    try:
        complains(desk, "store_read_only", 4, before=before)
    finally:
        for path, mode in modes.items():
            path.chmod(mode)
    still_works(desk)


def test_newer(desk: CommandDesk) -> None:
    with database(desk) as newer:
        (revision,) = newer.execute("SELECT version_num FROM alembic_version").fetchone()
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
    all_complain(desk, "store_too_new", 4)
    with database(desk) as again:
        again.execute("UPDATE alembic_version SET version_num = ?", (revision,))
    still_works(desk)


@pytest.mark.parametrize("content", [b"Dear diary", b"SQLite format 3\0" + bytes(4080)])
def test_not_a_database(desk: CommandDesk, content: bytes) -> None:
    ledger = desk.data / "ledger.db"
    kept = ledger.read_bytes()
    ledger.write_bytes(content)
    all_complain(desk, "not_a_database", 4)
    assert ledger.read_bytes() == content
    ledger.write_bytes(kept)
    still_works(desk)


def test_wrong_key(desk: CommandDesk, tmp_path: Path) -> None:
    keys = KeyFile(desk.key_file).load()
    other = CommandDesk(desk.data, tmp_path / "other.keys")
    KeyFile(other.key_file).store(
        type(keys)(keys.signing_key, keys.sealing_key, os.urandom(32), keys.incarnation)
    )
    all_complain(other, "wrong_key", 4)
    still_works(desk)


def fill_up(ballast: Path) -> None:
    """Take all the space that is left."""
    with ballast.open("wb", buffering=0) as file, suppress(OSError):
        room = True
        while room:
            room = bool(file.write(bytes(4096)))


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A file system of its own of 2 MB, where this user may mount one."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    if shutil.which("mount") is None or subprocess.run(mount, check=False).returncode != 0:
        pytest.skip("may not mount a small disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)  # noqa: S607 - found as `mount` was


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount")
def test_full_disk(tmp_path: Path, original: CommandDesk) -> None:
    with small_disk(tmp_path / "small") as folder:
        shutil.copytree(original.data, folder / "desk")
        desk = CommandDesk(folder / "desk", original.key_file)
        fill_up(folder / "ballast")
        complains(desk, "store_full", 4)
        (folder / "ballast").unlink()
        still_works(desk)


def test_a_file_that_may_not_grow(desk: CommandDesk) -> None:
    """As a full disk, without mounting one: the write-ahead log may grow to 34,000 bytes."""
    if shutil.which("prlimit") is None:
        pytest.skip("needs prlimit")
    shutil.rmtree(desk.data / "logs")
    complains(desk, "store_full", 4, before=("prlimit", "--fsize=34000"))
    still_works(desk)
