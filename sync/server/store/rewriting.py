"""What was erased is got out of PostgreSQL's files too: tables are written anew without it.

PostgreSQL leaves the bytes of an erased row in their page; `VACUUM` only lets others take their
place. Some values would stay in the planner's statistics too: such columns have none (migration
0022).
"""

from datetime import datetime, timedelta

from psycopg.errors import LockNotAvailable
from sqlalchemy import Connection, Engine, delete, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import OperationalError

from sync.server.store.tables import meta, to_milliseconds

LARGEST = 32 << 20
"""Bytes of a table that is still written anew, under a lock of less than a second; in a larger one
the place of what was erased is taken by what comes.
"""
LARGE_ONES_EVERY = timedelta(days=1)
_ANSWERS = "answer_counts"
_EACH_TIME = frozenset(
    {
        _ANSWERS,
        "accounts",
        "clerks",
        "console_sessions",
        "console_tries",
        "enrolment_codes",
        "known_browsers",
        "lease_needs",
        "nonces",
        "wrong_tries",
    }
)
_WHERE_NOTED = frozenset({"card_tags", "files", "refusal_counts"})
"""Tables that are not small, and from which little is erased."""
_NOTE = "erased from "
_NEW, _WRITTEN_ONCE = "", "once"
"""A note goes when its table was written twice: a transaction that still ran the first time, and
might have seen what was erased, is over by then.
"""
_WRITTEN = "large tables written anew"
_WAITS_MILLISECONDS = 50
_OWNED = """
    SELECT t.relname, quote_ident(s.nspname) || '.' || quote_ident(t.relname), pg_table_size(t.oid)
    FROM pg_class t JOIN pg_namespace s ON s.oid = t.relnamespace
    WHERE t.relkind = 'r' AND t.relname = ANY(%s) AND pg_has_role(t.relowner, 'USAGE')
    AND s.nspname = ANY(current_schemas(false) || %s::name) AND has_schema_privilege(s.oid, 'USAGE')
    ORDER BY t.relname
"""


def note_erased(connection: Connection, table: str) -> None:
    """Something was erased from a table that is written anew only then."""
    if connection.dialect.name == "postgresql":
        _put(connection, _NOTE + table, _NEW)


def write_anew(engine: Engine, closed_schema: str, now: datetime) -> bool:
    """Write tables of this role's anew, large ones once a day, and whether none was in use for
    longer than a moment. What an older transaction that still runs may see stays until the next
    time.
    """
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        large = _large_ones(connection, now)
        names = sorted(_EACH_TIME | large)
        found = connection.exec_driver_sql(_OWNED, (names, closed_schema)).all()
        connection.exec_driver_sql(f"SET lock_timeout = {_WAITS_MILLISECONDS}")
        try:
            done = [_write(connection, *each) for each in found]
        finally:
            connection.exec_driver_sql("RESET lock_timeout")
        if large and all(done):
            _put(connection, _WRITTEN, str(to_milliseconds(now)))
    return all(done)


def _large_ones(connection: Connection, now: datetime) -> set[str]:
    """Those whose time it is, of which something was erased."""
    due = to_milliseconds(now - LARGE_ONES_EVERY)
    written = connection.scalar(select(meta.c.value).where(meta.c.key == _WRITTEN))
    if written is not None and int(written) > due:
        return set()
    noted = set(connection.scalars(select(meta.c.key).where(meta.c.key.startswith(_NOTE))))
    return {each for each in _WHERE_NOTED if _NOTE + each in noted}


def _write(connection: Connection, table: str, named: str, size: int) -> bool:
    try:
        if size > LARGEST:
            connection.exec_driver_sql(f"VACUUM {named}")
        else:
            if table == _ANSWERS:
                # A row tells the transaction that wrote it, and so what was answered last.
                connection.exec_driver_sql(f"UPDATE {named} SET count = count")  # noqa: S608 - quoted
            connection.exec_driver_sql(f"CLUSTER {named} USING {table}_pkey")
    except OperationalError as error:
        if isinstance(error.orig, LockNotAvailable):
            return False
        raise
    note = meta.c.key == _NOTE + table
    if not connection.execute(delete(meta).where(note, meta.c.value == _WRITTEN_ONCE)).rowcount:
        connection.execute(update(meta).where(note).values(value=_WRITTEN_ONCE))
    return True


def _put(connection: Connection, key: str, value: str) -> None:
    """Let a value stand under a key."""
    put = insert(meta).values(key=key, value=value)
    connection.execute(
        put.on_conflict_do_update(index_elements=["key"], set_={"value": put.excluded.value})
    )
