"""The centre on both databases; PostgreSQL comes with a package and never runs as root."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from sync.server.centre import Centre, open_centre
from sync.server.store.database import CLOSED_SCHEMA, CLOSED_TABLES, Store
from sync.server.store.tables import metadata
from tests.support.centre import running_centre, served, url_of
from tests.support.hand_desk import RunningCentre
from tests.support.network import new_centre
from tests.support.postgres import new_database, postgres_server


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL server that lives as long as the session, without a database."""
    with postgres_server() as address:
        yield address


@pytest.fixture(scope="session")
def migrated(postgres: str) -> str:
    """A PostgreSQL database with the schema; each test finds it emptied."""
    url = new_database(postgres)
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
    yield new_database(request.getfixturevalue("postgres"))


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
def other(centre: Centre) -> Iterator[Centre]:
    """The centre as another process has it open."""
    second = open_centre(Store(url_of(centre)), centre.signer, centre.now)
    yield second
    second.store.close()


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
