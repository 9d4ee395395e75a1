"""Network-wide settings, the list keys of all epochs, and the rows that serve as locks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum

from pydantic import TypeAdapter
from sqlalchemy import Connection, bindparam, delete, insert, select, update
from sqlalchemy.exc import OperationalError

from sync.protocol.card_codes import CodeFormat
from sync.protocol.days import LocalDays
from sync.protocol.encoding import from_timestamp, to_timestamp
from sync.server.store.tables import epochs, meta

MINIMUM_CLIENT = "minimum_client"
_formats: TypeAdapter[tuple[CodeFormat, ...]] = TypeAdapter(tuple[CodeFormat, ...])


class Lock(StrEnum):
    """What only one transaction may do at a time, also across processes."""

    REGISTER = "lock:register"
    JUDGING = "lock:judging"


@dataclass(frozen=True, slots=True)
class Network:
    """What every desk of the network is told at enrolment."""

    generation: str
    days: LocalDays
    code_formats: tuple[CodeFormat, ...]


@dataclass(frozen=True, slots=True)
class MinimumClient:
    """The oldest program that the centre serves, and from when on an older one gives no tickets."""

    version: str = "0"
    since: datetime | None = None


def begin_network(
    connection: Connection, generation: str, days: LocalDays, code_formats: Sequence[CodeFormat]
) -> None:
    """Write the settings of a new centre, whose schema is fresh."""
    values = {
        "generation": generation,
        "zone": days.zone,
        "day_start": days.day_start.isoformat(),
        "code_formats": _formats.dump_json(tuple(code_formats)).decode(),
        **{lock.value: "" for lock in Lock},
    }
    connection.execute(
        insert(meta), [{"key": key, "value": value} for key, value in values.items()]
    )


def is_begun(connection: Connection) -> bool:
    """Whether this database is a centre's already."""
    return connection.scalar(select(meta.c.key).where(meta.c.key == "generation")) is not None


def network(connection: Connection) -> Network:
    """The settings in force."""
    values = {key: value for key, value in connection.execute(select(meta.c.key, meta.c.value))}
    return Network(
        generation=values["generation"],
        days=LocalDays(zone=values["zone"], day_start=time.fromisoformat(values["day_start"])),
        code_formats=_formats.validate_json(values["code_formats"]),
    )


def change_network(
    connection: Connection, days: LocalDays, code_formats: Sequence[CodeFormat]
) -> None:
    """Put other days and code formats in force."""
    for key, value in {
        "zone": days.zone,
        "day_start": days.day_start.isoformat(),
        "code_formats": _formats.dump_json(tuple(code_formats)).decode(),
    }.items():
        connection.execute(update(meta).where(meta.c.key == key).values(value=value))


def begin_generation(connection: Connection, generation: str) -> None:
    """Tell desks that what this database says begins anew."""
    connection.execute(update(meta).where(meta.c.key == "generation").values(value=generation))


def minimum_client(connection: Connection) -> MinimumClient:
    """The oldest program that the centre serves; any, until a coordinator says otherwise."""
    text = connection.scalar(_VALUE, {"key": MINIMUM_CLIENT})
    if text is None:
        return MinimumClient()
    version, _, since = text.partition(" ")
    return MinimumClient(version, from_timestamp(since) if since else None)


def put_minimum_client(connection: Connection, oldest: MinimumClient) -> None:
    """Serve older programs no more, or, from a moment on, let them give no tickets."""
    connection.execute(delete(meta).where(meta.c.key == MINIMUM_CLIENT))
    since = f" {to_timestamp(oldest.since)}" if oldest.since else ""
    connection.execute(insert(meta).values(key=MINIMUM_CLIENT, value=f"{oldest.version}{since}"))


def take(connection: Connection, lock: Lock) -> None:
    """Hold a lock until the transaction ends (SQLite's writer holds all of them anyway)."""
    if connection.dialect.name == "sqlite":
        return
    connection.execute(_TAKE, {"key": lock.value})


def take_turn(connection: Connection) -> None:
    """Let what people change be done one after the other, until the transaction ends. It comes
    before any other lock; what desks send and ask waits for none of it.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(%s)", (_TURN,))


def take_within(connection: Connection, lock: Lock, seconds: float) -> bool:
    """The same, unless another one holds the lock for longer than so many seconds."""
    if connection.dialect.name == "sqlite":
        return True
    milliseconds = max(1, round(seconds * 1000))
    try:
        with connection.begin_nested():
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {milliseconds}")
            take(connection, lock)
    except OperationalError:
        return False
    connection.exec_driver_sql("SET LOCAL lock_timeout = DEFAULT")
    return True


def add_epoch(connection: Connection, epoch: int, list_key: bytes, now: datetime) -> None:
    """Begin an epoch with its list key."""
    connection.execute(insert(epochs).values(epoch=epoch, list_key=list_key, from_moment=now))


def list_keys(connection: Connection) -> dict[int, bytes]:
    """The list key of every epoch whose tags are kept, also of those to come."""
    return {
        epoch: bytes(key)
        for epoch, key in connection.execute(
            select(epochs.c.epoch, epochs.c.list_key)
            .where(epochs.c.tagged >= 0)
            .order_by(epochs.c.epoch)
        )
    }


_VALUE = select(meta.c.value).where(meta.c.key == bindparam("key"))
_TURN = 0x6B61696B77
"""A number of PostgreSQL's advisory locks, beside those of `database`."""
_TAKE = select(meta.c.key).where(meta.c.key == bindparam("key")).with_for_update()
