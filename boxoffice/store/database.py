"""A desk's store: one ledger file, the card list beside it, and who may write when."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import fields
from datetime import datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TypeAlias

import sqlalchemy as sa
from sqlcipher3 import dbapi2

from boxoffice.domain.issues import KnownUse
from boxoffice.store import schema
from boxoffice.store.card_list import CardList, remove_lists
from boxoffice.store.clerks import forget_clerks
from boxoffice.store.encrypted import FileSettings, connect
from boxoffice.store.errors import StoreFull, StoreMissing, StoreReadOnly, translated
from boxoffice.store.identity import DeskIdentity
from boxoffice.store.incarnations import begin_incarnation
from boxoffice.store.leases import forget_leases, left_of
from boxoffice.store.list_keys import KeptKey
from boxoffice.store.programmes import ProgrammeInForce, Programmes
from boxoffice.store.retagging import leave_keys
from boxoffice.store.state import State, load_state, put_marks, state_from
from boxoffice.store.uses import forget_heard, uses_of
from boxoffice.store.views import Glance, View

Transaction: TypeAlias = "sa.Connection"
"""What `Store.write` and `Store.read` hand out; the store's modules take it."""
LEDGER_NAME = "ledger.db"
DOWNLOADS_NAME = "downloads"
_MANY = 16
_OWN_MARKS = frozenset({"serial", "identity", "events_made", "heard_anew"})
"""What is in force by this desk's own doing, not by its centre's."""
_SERIAL = "SELECT value FROM marks WHERE name = 'serial'"
_MARKS = "SELECT name, value FROM marks"
_SOLD_OUT = "SELECT 1 FROM sold_out WHERE event = ?"
_LAST_MOMENT = "SELECT corrected_at FROM rows ORDER BY n DESC LIMIT 1"


class Store:
    """The open store of an enrolled desk; use it from any thread, close it once.

    Writes take turns within the process by a lock and among processes by `BEGIN IMMEDIATE`.
    """

    def __init__(self, folder: Path, key: bytes, *, busy_seconds: float = 5.0) -> None:
        """Open the ledger in `folder`, upgraded if need be. Raises `StoreMissing` for a desk that
        is not enrolled, and every other `StoreError`.
        """
        self.folder = folder
        self.key = key
        self._settings = FileSettings(folder / LEDGER_NAME, durable=True, busy_seconds=busy_seconds)
        if not self._settings.path.exists():
            raise StoreMissing(self._settings.path)
        schema.bring_forward(self._settings, key)
        self._writing = threading.Lock()
        self._writer: int | None = None
        self._threads = threading.local()
        self._readers: list[dbapi2.Connection] = []
        self._state = State(serial=-1)
        self.cards = CardList(folder, key, busy_seconds)
        self._programmes = Programmes()

    @cached_property
    def _engine(self) -> sa.Engine:
        """Made for the first transaction: a desk shows itself before it needs SQLAlchemy."""
        return _engine(self._settings, self.key)

    @property
    def path(self) -> Path:
        """The ledger file."""
        return self._settings.path

    @property
    def downloads(self) -> Path:
        """The folder of files that are on their way."""
        folder = self.folder / DOWNLOADS_NAME
        folder.mkdir(mode=0o700, exist_ok=True)
        return folder

    @contextmanager
    def write(self) -> Iterator[sa.Connection]:
        """One durable transaction: everything or nothing, and on the disk once this returns.

        Raises `StoreLocked`, `StoreReadOnly`, `StoreFull`, `StoreDamaged`; then nothing changed.
        """
        with self._turn(), self._faithful(writing=True), self._engine.begin() as transaction:
            # A deferred one that reads and then writes may find the file locked half-way.
            transaction.exec_driver_sql("BEGIN IMMEDIATE")
            yield transaction

    @contextmanager
    def record(self) -> Iterator[Glance]:
        """`write` for plain statements, by this thread's own connection: half of an issue's time
        went into SQLAlchemy. One at a time a thread.
        """
        with self._turn(), self._faithful(writing=True):
            connection = self.reader()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield Glance(connection)
                connection.execute("COMMIT")
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """One unchanging view of the ledger. Raises `StoreError`."""
        with self._faithful(), self._engine.connect() as connection:
            connection.exec_driver_sql("BEGIN")
            yield connection

    @contextmanager
    def glance(self) -> Iterator[Glance]:
        """One unchanging view of the ledger for plain statements, by this thread's own connection;
        one at a time a thread. Raises `StoreError`.
        """
        reader = self.reader()
        with self._faithful():
            reader.execute("BEGIN")
            try:
                yield Glance(reader)
            finally:
                # A disk that fails, or is full, has ended it: that fault is to be told.
                if reader.in_transaction:
                    reader.execute("ROLLBACK")

    def reader(self) -> dbapi2.Connection:
        """This thread's own connection for look-ups, where SQLAlchemy's share would be too much;
        every statement is a view of its own.
        """
        connection: dbapi2.Connection | None = getattr(self._threads, "reader", None)
        if connection is None:
            connection = connect(self._settings, self.key)
            self._threads.reader = connection
            self._readers.append(connection)
        return connection

    def state(self) -> State:
        """What is in force now, also where another process has just changed it."""
        try:
            reader = self.reader()
            ((serial,),) = reader.execute(_SERIAL).fetchall() or ((0,),)
            if int(serial) != self._state.serial:
                self._state = state_from(dict(reader.execute(_MARKS).fetchall()))
        except dbapi2.Error as error:
            raise self._fault(error) from error
        return self._state

    def state_in(self, transaction: View) -> State:
        """What is in force as a transaction sees it."""
        ((serial,),) = transaction.exec_driver_sql(_SERIAL).fetchall() or ((0,),)
        known = self._state
        return known if int(serial) == known.serial else load_state(transaction)

    def programme(self, state: State) -> ProgrammeInForce | None:
        """The programme of a state; None before the first one came."""
        try:
            return self._programmes.in_force(state, self.reader)
        except dbapi2.Error as error:
            raise self._fault(error) from error

    def uses_of(self, tags: Iterable[tuple[int, int]]) -> tuple[KnownUse, ...]:
        """The unvoided uses under (epoch, signed tag) pairs, as they are now."""
        try:
            return uses_of(self.reader(), tags)
        except dbapi2.Error as error:
            raise self._fault(error) from error

    def sold_out(self, event: str) -> bool:
        """Whether somebody at this desk has marked an event as sold out."""
        with self._faithful():
            return bool(self.reader().execute(_SOLD_OUT, (event,)).fetchall())

    def quota_left(self, incarnation: str, event: str, now: datetime) -> int:
        """How many tickets of an event's hard quota can be given here at once."""
        with self._faithful():
            return left_of(Glance(self.reader()), incarnation, event, now)

    def last_corrected_millis(self) -> int | None:
        """The last corrected moment that a row wrote down."""
        with self._faithful():
            found = self.reader().execute(_LAST_MOMENT).fetchall()
        return None if not found else int(found[0][0])

    def drop_list(self, name: str) -> None:
        """Give up a list that is too old or does not read back, and its file, unless another one
        is in force by now: the next sync fetches it whole. Within a transaction of this thread
        nothing happens: the next look at the list gives it up.
        """
        if self._writer == threading.get_ident():
            return
        with self.write() as transaction:
            if self.state_in(transaction).list_file != name:
                return
            put_marks(transaction, list_file=None)
        self.cards.forget()
        remove_lists(self.folder)

    def close(self) -> None:
        """Close every connection."""
        self.cards.close()
        for reader in self._readers:
            reader.close()
        self._readers.clear()
        self._threads = threading.local()
        if "_engine" in vars(self):
            self._engine.dispose()

    def __enter__(self) -> Store:
        """The store itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it."""
        self.close()

    @contextmanager
    def _turn(self) -> Iterator[None]:
        with self._writing:
            self._writer = threading.get_ident()
            try:
                yield
            finally:
                self._writer = None

    @contextmanager
    def _faithful(self, *, writing: bool = False) -> Iterator[None]:
        try:
            yield
        except (sa.exc.DBAPIError, dbapi2.Error) as error:
            raise self._fault(error, writing=writing) from error

    def _fault(self, error: Exception, *, writing: bool = False) -> Exception:
        return translated(error, self.path, writing=writing) or error


def create_store(
    folder: Path,
    key: bytes,
    identity: DeskIdentity,
    *,
    at_millis: int,
    list_key: KeptKey | None = None,
) -> None:
    """Make the ledger of a newly enrolled desk, whole or not at all; an existing one stays and is
    given the identity. Where that is of another centre or venue, what came down from the one before
    goes in the same transaction, and its list keys count no more: `list_key` is the new one's.
    `at_millis` is now. Raises `StoreError`.
    """
    path = folder / LEDGER_NAME
    if not path.exists():
        _make(folder, key)
    with Store(folder, key) as store:
        with store.write() as transaction:
            before = store.state_in(transaction)
            moved = before.identity is not None and not before.identity.same_place(identity)
            begin_incarnation(transaction, identity.incarnation, identity.public_key, at_millis)
            put_marks(transaction, identity=identity)
            if moved:
                _forget_place(transaction)
            if list_key is not None and (moved or not before.keys_beside):
                others = () if moved else before.list_keys
                kept = {each.epoch: each for each in (*others, list_key)}
                keys = tuple(kept[epoch] for epoch in sorted(kept))
                put_marks(transaction, list_keys=keys, keys_beside=False)
        if moved:
            remove_lists(folder)


def _forget_place(transaction: sa.Connection) -> None:
    """Let go of a centre's list, its keys, programme, clerks, uses and time; rows and their events
    stay.
    """
    forget_heard(transaction)
    leave_keys(transaction)
    forget_clerks(transaction)
    forget_leases(transaction)
    nothing = State()
    put_marks(
        transaction,
        **{
            each.name: getattr(nothing, each.name)
            for each in fields(State)
            if each.name not in _OWN_MARKS
        },
    )


def _make(folder: Path, key: bytes) -> None:
    partial = folder / f"{LEDGER_NAME}.partial"
    for leftover in folder.glob(f"{partial.name}*"):
        leftover.unlink()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StoreReadOnly(folder / LEDGER_NAME, "the folder cannot be made") from error
    settings = FileSettings(partial, durable=True)
    engine = _engine(settings, key)
    try:
        schema.create_schema(engine)
    except (sa.exc.DBAPIError, dbapi2.Error) as error:
        raise translated(error, folder / LEDGER_NAME, writing=True) or error from error
    finally:
        engine.dispose()
    try:
        partial.chmod(0o600)
        partial.replace(folder / LEDGER_NAME)
    except OSError as error:
        raise StoreFull(folder / LEDGER_NAME, "the file cannot be put in place") from error
    finally:
        for suffix in ("-wal", "-shm"):
            with suppress(FileNotFoundError):
                partial.with_name(partial.name + suffix).unlink()


def _engine(settings: FileSettings, key: bytes) -> sa.Engine:
    """Whoever uses it begins transactions: an event that did so would cost every statement."""
    return sa.create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: connect(settings, key),
        poolclass=sa.pool.QueuePool,
        pool_size=2,
        max_overflow=_MANY,
        pool_reset_on_return=None,
    )
