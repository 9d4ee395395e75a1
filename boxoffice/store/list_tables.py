"""The tables of a card database. Nothing here needs SQLAlchemy: the process that builds a list is
waited for, and loading that would be half of its time for a small list.
"""

from sqlcipher3 import dbapi2

_LIST = (
    "CREATE TABLE entries (tag INTEGER PRIMARY KEY, day INTEGER NOT NULL, flags INTEGER NOT NULL)",
    "CREATE TABLE list (version INTEGER NOT NULL, epoch INTEGER NOT NULL, count INTEGER NOT NULL)",
)
_RECENT = (
    "CREATE TABLE IF NOT EXISTS recent (tag INTEGER PRIMARY KEY, day INTEGER, flags INTEGER)",
    "CREATE VIEW IF NOT EXISTS listed AS"
    " SELECT tag, day, flags FROM recent WHERE day IS NOT NULL UNION ALL"
    " SELECT tag, day, flags FROM entries WHERE tag NOT IN (SELECT tag FROM recent)",
)
"""What deltas changed since the list was built, before it is settled into `entries`: a thousand
changes that would touch a thousand pages of `entries` lie on a few pages here. Without a day the
entry was removed. `listed` is the list as it stands.
"""


def make_tables(connection: dbapi2.Connection) -> None:
    """All tables of a new card database."""
    for statement in _LIST:
        connection.execute(statement)
    prepare_recent(connection)


def prepare_recent(connection: dbapi2.Connection) -> None:
    """Give a card database its place for recent changes, where an older version made it."""
    for statement in _RECENT:
        connection.execute(statement)
