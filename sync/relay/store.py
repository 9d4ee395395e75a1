"""What a relay keeps: desks' batches verbatim, the centre's acknowledgements, and its signed word.

One SQLite file, held by one process alone. A batch is on the disk before its receipt is given.
"""

from __future__ import annotations

import errno
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.pool import StaticPool

from sync.protocol.messages import Acknowledgement, LedgerBatch

SCHEMA_VERSION = 1

metadata = sa.MetaData()
marks = sa.Table(
    "marks",
    metadata,
    sa.Column("name", sa.String, primary_key=True),
    sa.Column("value", sa.LargeBinary, nullable=False),
)
"""The centre's key, its statements, and the venue."""
paired = sa.Table(
    "paired",
    metadata,
    sa.Column("device", sa.String, primary_key=True),
    sa.Column("public_key", sa.LargeBinary, nullable=False),
)
batches = sa.Table(
    "batches",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("device", sa.String, nullable=False),
    sa.Column("incarnation", sa.String, nullable=False),
    sa.Column("from_seq", sa.Integer, nullable=False),
    sa.Column("end_seq", sa.Integer, nullable=False),
    sa.Column("head_hash", sa.LargeBinary, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("came_at", sa.Integer, nullable=False),
    sa.Column("delivered", sa.Boolean, nullable=False),
    sa.Index("batches_by_end", "device", "incarnation", "end_seq"),
    sqlite_autoincrement=True,
)
chains = sa.Table(
    "chains",
    metadata,
    sa.Column("device", sa.String, primary_key=True),
    sa.Column("incarnation", sa.String, primary_key=True),
    sa.Column("first_seq", sa.Integer, nullable=False),
    sa.Column("end_seq", sa.Integer, nullable=False),
    sa.Column("needed_seq", sa.Integer),
    sa.Column("acknowledged_seq", sa.Integer, nullable=False, server_default="0"),
    sa.Column("acknowledgement", sa.LargeBinary),
)
"""How far each incarnation is held, from where the centre wants it, and what it acknowledged."""


class StoreInUse(Exception):
    """Another relay runs on this store."""


class StoreUnable(OSError):
    """The file cannot be written now: there is no room, or its disk fails."""


class NewerStore(Exception):
    """The store belongs to a newer version of the relay."""


@dataclass(frozen=True, slots=True)
class HeldBatch:
    """A batch in custody."""

    number: int
    device: str
    incarnation: str
    end_seq: int
    text: str


@dataclass(frozen=True, slots=True)
class Chain:
    """How far an incarnation is held; `needed_seq` is the row that the centre wants first."""

    first_seq: int
    end_seq: int
    needed_seq: int | None
    acknowledged_seq: int
    acknowledgement: bytes | None


@dataclass(frozen=True, slots=True)
class Counts:
    """Desks that are paired, batches here, and those of them that wait for the centre."""

    desks: int
    held: int
    waiting: int


class RelayStore:
    """The file, opened; every method is one transaction. Raises `StoreUnable`."""

    def __init__(self, file: Path) -> None:
        """Open it, making it where there is none. Raises `StoreInUse`, `NewerStore`."""
        self._engine = sa.create_engine(
            f"sqlite:///{file}",
            poolclass=StaticPool,
            connect_args={"check_same_thread": False, "timeout": 1.0},
        )
        sa.event.listen(self._engine, "connect", _prepare)
        self._lock = threading.Lock()
        try:
            with self._write() as connection:
                found = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
                if found > SCHEMA_VERSION:
                    raise NewerStore
                metadata.create_all(connection)
                connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
        except StoreUnable as error:
            self.close()
            raise StoreInUse from error
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._engine.dispose()

    @contextmanager
    def _write(self) -> Iterator[sa.Connection]:
        try:
            with self._lock, self._engine.begin() as connection:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
                yield connection
        except sa.exc.OperationalError as error:
            raise StoreUnable(errno.EIO, str(error.orig)) from error

    def mark(self, name: str) -> bytes | None:
        """What is noted under a name."""
        with self._write() as connection:
            query = sa.select(marks.c.value).where(marks.c.name == name)
            return connection.scalar(query)

    def put_mark(self, name: str, value: bytes) -> None:
        """Note something under a name, in the place of what was there."""
        with self._write() as connection:
            connection.execute(sa.delete(marks).where(marks.c.name == name))
            connection.execute(sa.insert(marks).values(name=name, value=value))

    def drop_mark(self, name: str) -> None:
        """Note nothing under a name."""
        with self._write() as connection:
            connection.execute(sa.delete(marks).where(marks.c.name == name))

    def pair(self, device: str, public_key: bytes) -> None:
        """Serve a desk from now on."""
        with self._write() as connection:
            connection.execute(sa.delete(paired).where(paired.c.device == device))
            connection.execute(sa.insert(paired).values(device=device, public_key=public_key))

    def key_of(self, device: str) -> bytes | None:
        """The public key of a desk that is paired."""
        with self._write() as connection:
            query = sa.select(paired.c.public_key).where(paired.c.device == device)
            return connection.scalar(query)

    def take(self, device: str, batch: LedgerBatch, text: str, now: int) -> int | None:
        """Keep a batch that was checked: None once it is on the disk, also where its rows were here
        before and wait for the centre; else the first row that is missing before it, and nothing
        was kept. What was brought to the centre is kept once more: its desk has no word of it, and
        the centre may have been restored. `now` is the relay's own idea of time, in seconds.
        """
        end = batch.from_seq + len(batch.row_bytes) - 1
        with self._write() as connection:
            chain = self._chain(connection, device, batch.incarnation)
            if chain is not None and batch.from_seq > chain.end_seq + 1:
                return chain.end_seq + 1
            if not _waits(connection, device, batch, end):
                connection.execute(
                    sa.insert(batches).values(
                        device=device,
                        incarnation=batch.incarnation,
                        from_seq=batch.from_seq,
                        end_seq=end,
                        head_hash=batch.head_hash,
                        text=text,
                        came_at=now,
                        delivered=False,
                    )
                )
            needed = chain.needed_seq if chain is not None else None
            self._put_chain(
                connection,
                device,
                batch.incarnation,
                first_seq=batch.from_seq if chain is None else min(chain.first_seq, batch.from_seq),
                end_seq=end if chain is None else max(chain.end_seq, end),
                needed_seq=needed if needed and batch.from_seq > needed else None,
            )
        return None

    def chain(self, device: str, incarnation: str) -> Chain | None:
        """How far an incarnation is held."""
        with self._write() as connection:
            return self._chain(connection, device, incarnation)

    @staticmethod
    def _chain(connection: sa.Connection, device: str, incarnation: str) -> Chain | None:
        query = sa.select(
            chains.c.first_seq,
            chains.c.end_seq,
            chains.c.needed_seq,
            chains.c.acknowledged_seq,
            chains.c.acknowledgement,
        ).where(chains.c.device == device, chains.c.incarnation == incarnation)
        row = connection.execute(query).one_or_none()
        return Chain(*row) if row else None

    @staticmethod
    def _put_chain(connection: sa.Connection, device: str, incarnation: str, **values: Any) -> None:
        changed = connection.execute(
            sa.update(chains)
            .where(chains.c.device == device, chains.c.incarnation == incarnation)
            .values(**values)
        )
        if not changed.rowcount:
            connection.execute(
                sa.insert(chains).values(device=device, incarnation=incarnation, **values)
            )

    def page(
        self, after: int, asker: str, shared: Sequence[str], most_bytes: int
    ) -> tuple[list[HeldBatch], int, bool]:
        """Batches of other desks behind a cursor, the cursor behind them, and whether others
        follow; `shared` are the desks whose rows are shown.
        """
        with self._write() as connection:
            latest = connection.scalar(sa.select(sa.func.max(batches.c.number))) or 0
            query = (
                _HELD.where(
                    batches.c.number > after,
                    batches.c.device.in_([each for each in shared if each != asker]),
                )
                .order_by(batches.c.number)
                .limit(_PAGE + 1)
            )
            found = [HeldBatch(*row) for row in connection.execute(query)]
        page: list[HeldBatch] = []
        size = 0
        for each in found[:_PAGE]:
            size += len(each.text)
            if page and size > most_bytes:
                break
            page.append(each)
        more = len(page) < len(found)
        return page, page[-1].number if more else max(latest, after), more

    def waiting(self, after: int, most: int) -> list[HeldBatch]:
        """Batches that the centre has not acknowledged, in the order they came, behind a number."""
        with self._write() as connection:
            query = (
                _HELD.where(~batches.c.delivered, batches.c.number > after)
                .order_by(batches.c.number)
                .limit(most)
            )
            return [HeldBatch(*row) for row in connection.execute(query)]

    def delivered(self, batch: HeldBatch, said: Acknowledgement, statement: bytes) -> None:
        """The centre acknowledged a batch: keep its word for the desk."""
        with self._write() as connection:
            connection.execute(
                sa.update(batches).where(batches.c.number == batch.number).values(delivered=True)
            )
            chain = self._chain(connection, batch.device, batch.incarnation)
            if chain is None or said.acknowledged_seq >= chain.acknowledged_seq:
                self._put_chain(
                    connection,
                    batch.device,
                    batch.incarnation,
                    acknowledged_seq=said.acknowledged_seq,
                    acknowledgement=statement,
                )

    def want(self, batch: HeldBatch, needed_seq: int) -> None:
        """The centre lacks rows before a batch: its desk is asked for them."""
        with self._write() as connection:
            self._put_chain(connection, batch.device, batch.incarnation, needed_seq=needed_seq)

    def erase_delivered(self, before: int) -> int:
        """Let go of acknowledged batches that came before a moment; how many went."""
        with self._write() as connection:
            gone = connection.execute(
                sa.delete(batches).where(batches.c.delivered, batches.c.came_at < before)
            )
            return gone.rowcount

    def counts(self) -> Counts:
        """How much is here."""
        with self._write() as connection:
            desks = connection.scalar(sa.select(sa.func.count()).select_from(paired))
            waits = sa.func.count().filter(~batches.c.delivered)
            held, waiting = connection.execute(
                sa.select(sa.func.count(), waits).select_from(batches)
            ).one()
        return Counts(desks or 0, held, waiting)


def _waits(connection: sa.Connection, device: str, batch: LedgerBatch, end: int) -> bool:
    """Whether all rows of a batch, which ends with this one, wait for the centre already. A chain's
    hash stands for all rows before it.
    """
    held = (
        sa.select(batches.c.from_seq, batches.c.end_seq, batches.c.head_hash)
        .where(
            batches.c.device == device,
            batches.c.incarnation == batch.incarnation,
            batches.c.end_seq >= batch.from_seq,
            ~batches.c.delivered,
        )
        .order_by(batches.c.from_seq)
    )
    missing, ends = batch.from_seq, False
    for first, last, head_hash in connection.execute(held):
        if first <= missing:
            missing = max(missing, last + 1)
        ends |= (last, head_hash) == (end, batch.head_hash)
    return ends and missing > end


_PAGE = 200
_HELD = sa.select(
    batches.c.number, batches.c.device, batches.c.incarnation, batches.c.end_seq, batches.c.text
)


def _prepare(connection: Any, _entry: object) -> None:
    connection.isolation_level = None
    for pragma in (
        "locking_mode = EXCLUSIVE",
        "journal_mode = WAL",
        "synchronous = FULL",
        "secure_delete = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")
