"""Where plain statements run: in a transaction of SQLAlchemy, or in one without it."""

from typing import Any, Protocol, TypeAlias

from sqlcipher3 import dbapi2

Parameters: TypeAlias = tuple[Any, ...] | dict[str, Any]
"""Values in the order of the question marks, or by name."""


class View(Protocol):
    """One transaction of the ledger; rows come as sequences, in the order of the columns."""

    def exec_driver_sql(self, statement: str, parameters: Parameters | None = None) -> Any:
        """The cursor of one statement in the database's own SQL."""
        ...


class Glance:
    """A transaction of a bare connection: what the first picture of the window is made from, and
    what an issue is written in.
    """

    def __init__(self, connection: dbapi2.Connection) -> None:
        """The connection is in a transaction for as long as this is used."""
        self._connection = connection

    def exec_driver_sql(self, statement: str, parameters: Parameters | None = None) -> Any:
        """As `View`."""
        return self._connection.execute(statement, parameters or ())
