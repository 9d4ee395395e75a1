"""Opening the centre's database, its transactions, and bringing its schema up to date."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from sqlite3 import Connection as SQLiteConnection
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

MIGRATIONS = Path(__file__).parent.parent / "migrations"
_BUSY_MILLISECONDS = 30_000

Transaction = Connection
"""What every query of the store runs in, as its callers know it."""
DriverError = DBAPIError
"""What a database raises, whatever the reason."""
DriverUnable = OperationalError
"""What a database raises that is gone, full or locked: another time it may do the same."""


class DatabaseError(Exception):
    """The database cannot be used; the message says why."""


class NewerSchema(DatabaseError):
    """The database belongs to a newer version of the centre."""


class Store:
    """One database, opened: `read()` and `write()` are its transactions."""

    def __init__(self, url: str) -> None:
        try:
            self.engine = _open_engine(url)
        except (ArgumentError, ImportError) as error:
            raise DatabaseError("This is not the address of a database.") from error
        self.is_sqlite = self.engine.dialect.name == "sqlite"
        self._writing = threading.Lock()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One snapshot to read from."""
        with self._begun("BEGIN") as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One durable transaction; on SQLite the only writer (`BEGIN IMMEDIATE`)."""
        # Threads of this process queue here instead of sleeping in SQLite's busy handler.
        turn = self._writing if self.is_sqlite else nullcontext()
        with turn, self._begun("BEGIN IMMEDIATE") as connection:
            yield connection

    @contextmanager
    def _begun(self, in_sqlite: str) -> Iterator[Connection]:
        """A transaction, which SQLite is told to begin: its driver must not do so by itself. An
        event of the engine could tell it too, but every statement would pay for that.
        """
        with self.engine.begin() as connection:
            if self.is_sqlite:
                connection.exec_driver_sql(in_sqlite)
            yield connection

    def upgrade(self) -> None:
        """Bring the schema to this version's; raises `NewerSchema`, `DatabaseError`."""
        if self.is_current():
            return
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
        try:
            with self.write() as connection:
                self._refuse_newer(connection, config)
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
        except DBAPIError as error:
            raise DatabaseError(f"The database cannot be opened: {error.orig}") from error

    def is_current(self) -> bool:
        """Whether the schema is exactly this version's."""
        script = ScriptDirectory(str(MIGRATIONS))
        try:
            with self.read() as connection:
                revision = MigrationContext.configure(connection).get_current_revision()
        except DBAPIError as error:
            raise DatabaseError(f"The database cannot be opened: {error.orig}") from error
        return revision == script.get_current_head()

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()

    @staticmethod
    def _refuse_newer(connection: Connection, config: Config) -> None:
        revision = MigrationContext.configure(connection).get_current_revision()
        if revision is None:
            return
        try:
            ScriptDirectory.from_config(config).get_revision(revision)
        except CommandError as error:
            raise NewerSchema(
                "The database belongs to a newer version of boxoffice-server. Install that version."
            ) from error


def _open_engine(url: str) -> Engine:
    if url.startswith(("postgresql://", "postgres://")):
        url = "postgresql+psycopg://" + url.split("://", 1)[1]
    if not url.startswith("sqlite"):
        return create_engine(url, pool_pre_ping=True)
    # The connection used last knows most pages: another one's commit makes each read anew.
    engine = create_engine(
        url, pool_use_lifo=True, connect_args={"timeout": _BUSY_MILLISECONDS / 1000}
    )
    event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _entry: ConnectionPoolEntry) -> None:
    if not isinstance(connection, SQLiteConnection):
        raise DatabaseError("Only Python's own SQLite driver is supported.")
    # The store begins transactions; the driver must not begin any by itself.
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout = {_BUSY_MILLISECONDS}",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "cache_size = -65536",
        # A batch of 500 rows writes some hundred pages: not every commit should move them on.
        "wal_autocheckpoint = 8000",
    ):
        connection.execute(f"PRAGMA {pragma}")
