"""Opening the centre's database, its transactions, and bringing its schema up to date."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from datetime import datetime
from pathlib import Path
from sqlite3 import SQLITE_DENY, SQLITE_OK
from sqlite3 import Connection as SQLiteConnection
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from sqlalchemy.pool import ConnectionPoolEntry

from sync.server.store.rewriting import write_anew

MIGRATIONS = Path(__file__).parent.parent / "migrations"
CLOSED_SCHEMA = "handing_out"
"""Where PostgreSQL keeps the closed tables; no search path leads there by itself."""
CLOSED_TABLES = frozenset(
    {
        "answer_counts",
        "audit_regions",
        "audit_trail",
        "card_acts",
        "giving_policies",
        "handed_counts",
        "organisations",
        "printed_codes",
    }
)
"""Who handed cards out, and what people answered then: no transaction reads or writes them that was
not begun by `sync.server.store.handing_out.door`.
"""
_BUSY_MILLISECONDS = 30_000
_SETTLING_MILLISECONDS = 50
_IDLE_SECONDS = 60.0
"""PostgreSQL ends a transaction in which nothing was asked for so long, and frees its locks: its
process is frozen, or its machine fell off the network.
"""
_CONNECTIONS = 20
"""Of a process to PostgreSQL, which takes 100 unless it is told otherwise; more threads wait."""
_OPENING, _UPGRADING = 0x6B61696B75, 0x6B61696B76
"""Numbers of PostgreSQL's advisory locks."""

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
        self._within = _open_engine(url) if self.is_sqlite else self.engine
        if self.is_sqlite:
            event.listen(self.engine, "connect", _keep_out)
        # One snapshot: SQLite's transactions are that, PostgreSQL's only where they are told.
        level = {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"}
        self._reading = self.engine.execution_options(**level)
        self._writing = threading.Lock()

    @property
    def file(self) -> Path | None:
        """Where a SQLite database lies; None of any other."""
        name = self.engine.url.database
        return Path(name) if self.is_sqlite and name else None

    @contextmanager
    def read(self, *, closed_too: bool = False) -> Iterator[Connection]:
        """One snapshot to read from; without the closed tables, unless the door asks for them."""
        engine = self._within if self.is_sqlite and closed_too else self._reading
        with self._begun("BEGIN", engine, closed_too) as connection:
            yield connection

    @contextmanager
    def write(self, *, closed_too: bool = False, hasty: bool = False) -> Iterator[Connection]:
        """One durable transaction; on SQLite the only writer (`BEGIN IMMEDIATE`). Of a `hasty` one
        PostgreSQL reports the end before the disk does.
        """
        # Threads of this process queue here instead of sleeping in SQLite's busy handler.
        turn = self._writing if self.is_sqlite else nullcontext()
        engine = self._within if closed_too else self.engine
        with turn, self._begun("BEGIN IMMEDIATE", engine, closed_too) as connection:
            if hasty and not self.is_sqlite:
                connection.exec_driver_sql("SET LOCAL synchronous_commit = off")
            yield connection

    @contextmanager
    def _begun(self, in_sqlite: str, engine: Engine, closed_too: bool) -> Iterator[Connection]:
        """A transaction, which SQLite is told to begin: its driver must not do so by itself. An
        event of the engine could tell it too, but every statement would pay for that.
        """
        with _begin(engine) as connection:
            if self.is_sqlite:
                connection.exec_driver_sql(in_sqlite)
            elif closed_too:
                # PostgreSQL finds the closed tables by their names in this transaction only.
                path = (
                    "SELECT set_config('search_path', current_setting('search_path') || %s, true)"
                )
                connection.exec_driver_sql(path, (f", {CLOSED_SCHEMA}",))
            yield connection

    @contextmanager
    def opening(self) -> Iterator[None]:
        """Nobody else opens a PostgreSQL database meanwhile, on whatever machine: what a start
        finds to be done is done once. SQLite's is served by one process.
        """
        if self.is_sqlite:
            yield
            return
        with ExitStack() as stack:
            try:
                connection = stack.enter_context(self.engine.connect())
                # The lock is the session's and ends with it; what is done meanwhile has others.
                connection.detach()
                connection.exec_driver_sql("SELECT pg_advisory_lock(%s)", (_OPENING,))
                connection.commit()
            except DBAPIError as error:
                raise DatabaseError(f"The database cannot be opened: {error.orig}") from error
            yield

    def settle(self, now: datetime) -> bool:
        """Get what was erased out of the database's files; whether it is done. It waits for nobody
        who reads: another time it will be.

        SQLite's log of what was written lately, which holds what was erased since, is emptied into
        the database; of PostgreSQL's, tables are written anew.
        """
        if not self.is_sqlite:
            return write_anew(self.engine, CLOSED_SCHEMA, now)
        with self._writing, self.engine.connect() as connection:
            connection.exec_driver_sql(f"PRAGMA busy_timeout = {_SETTLING_MILLISECONDS}")
            try:
                found = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
            finally:
                connection.exec_driver_sql(f"PRAGMA busy_timeout = {_BUSY_MILLISECONDS}")
        return not found[0]

    def upgrade(self, console_key: bytes | None = None) -> None:
        """Bring the schema to this version's; raises `NewerSchema`, `DatabaseError`. A database in
        which secrets lie in the clear needs the key that seals them.
        """
        if self.is_current():
            return
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
        try:
            # Migrations name PostgreSQL's closed schema themselves; on its path they would fill it.
            with self.write(closed_too=self.is_sqlite) as connection:
                if not self.is_sqlite:
                    connection.exec_driver_sql("SELECT pg_advisory_xact_lock(%s)", (_UPGRADING,))
                self._refuse_newer(connection, config)
                config.attributes["connection"] = connection
                config.attributes["console_key"] = console_key
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
        self._within.dispose()

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


@contextmanager
def _begin(engine: Engine) -> Iterator[Connection]:
    """A transaction. Raises `DriverUnable` where all connections stay in use."""
    try:
        connection = engine.connect()
    except NoConnectionFree as error:
        raise DriverUnable("no connection is free", None, error) from error
    with connection, connection.begin():
        yield connection


def _open_engine(url: str) -> Engine:
    if url.startswith(("postgresql://", "postgres://")):
        url = "postgresql+psycopg://" + url.split("://", 1)[1]
    if not url.startswith("sqlite"):
        # One that is opened for a moment costs more than all that is done with it; one that the
        # server has closed fails once, and the pool then opens all of them anew.
        engine = create_engine(url, pool_size=_CONNECTIONS, max_overflow=0, pool_use_lifo=True)
        event.listen(engine, "connect", _prepare_postgresql)
        return engine
    # The connection used last knows most pages: another one's commit makes each read anew.
    engine = create_engine(
        url, pool_use_lifo=True, connect_args={"timeout": _BUSY_MILLISECONDS / 1000}
    )
    event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_postgresql(connection: Any, _entry: ConnectionPoolEntry) -> None:
    idle = f"SET idle_in_transaction_session_timeout = {int(_IDLE_SECONDS * 1000)}"
    connection.execute(idle)
    connection.commit()


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
        # What is erased is overwritten; by itself SQLite leaves it where it lay.
        "secure_delete = ON",
        "cache_size = -65536",
        # A batch of 500 rows writes some hundred pages: not every commit should move them on.
        "wal_autocheckpoint = 8000",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _keep_out(connection: Any, _entry: ConnectionPoolEntry) -> None:
    """Have SQLite refuse every statement that names a closed table."""
    connection.set_authorizer(_authorise)


def _authorise(_action: int, name: str | None, *_others: str | None) -> int:
    return SQLITE_DENY if name in CLOSED_TABLES else SQLITE_OK
