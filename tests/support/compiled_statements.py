"""Statements that SQLAlchemy compiled once serve every database of a kind that tests open."""

from collections import UserDict
from typing import Any

from sqlalchemy import Dialect, Engine


class _Compiled(UserDict[tuple[Any, ...], Any]):
    """A cache of compiled statements whose keys name the kind of the database, not the engine's
    own dialect.
    """

    def get(self, key: tuple[Any, ...], default: Any = None) -> Any:
        """As `dict`, which SQLAlchemy asks by `get` and fills by item."""
        return self.data.get(_of_kind(key), default)

    def __setitem__(self, key: tuple[Any, ...], compiled: Any) -> None:
        self.data[_of_kind(key)] = compiled


def _of_kind(key: tuple[Any, ...]) -> tuple[Any, ...]:
    dialect: Dialect = key[0]
    return (type(dialect), dialect.dbapi, *key[1:])


def share_compiled_statements() -> None:
    """Give every engine made from now on one cache of compiled statements.

    A program opens its database once; each test opens some, and compiling their statements anew
    would take longer than most of what they do.
    """
    shared, begin = _Compiled(), Engine.__init__

    def begun(engine: Engine, *arguments: Any, **more: Any) -> None:
        begin(engine, *arguments, **more)
        engine.update_execution_options(compiled_cache=shared)

    Engine.__init__ = begun  # type: ignore[method-assign, assignment]
