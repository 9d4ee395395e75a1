"""What a simulated house remembers to be cheap: results that are the same each time.

Nothing of the product is left out by it. Programs of a house die and open their databases again
and again, and all of their requests have a signature with the same parts.
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import lru_cache
from typing import Any
from unittest.mock import patch

import sqlalchemy as sa
from http_message_signatures import _components, digests, signatures
from http_sf import bare_item
from http_sf.compat import Item
from http_sf.string import ser_string

_dialects: dict[object, sa.Dialect] = {}
_compiled: dict[Any, Any] = {}


def share_statements(engine: sa.Engine) -> None:
    """Let all engines of a driver compile each statement once: those of a simulation live for some
    steps only. A compiled statement is kept under the dialect it is for, so they share that too.
    """
    engine.dialect = _dialects.setdefault(engine.dialect.dbapi, engine.dialect)
    engine.update_execution_options(compiled_cache=_compiled)


@contextmanager
def remembered() -> Iterator[None]:
    """While this lasts, the library of signatures reads the names of what is signed once, and
    writes each text once as a structured field.
    """
    read = lru_cache(maxsize=16)(_components._parse_component_ids)

    def parts(names: Sequence[str]) -> list[Any]:
        # The library adds to the list, and to what stands in it.
        return [_copy(each) for each in read(tuple(names))]

    written = lru_cache(maxsize=1024)(ser_string)
    with ExitStack() as patches:
        for module in (_components, digests, signatures):
            patches.enter_context(patch.object(module, "_parse_component_ids", parts))
        patches.enter_context(patch.dict(bare_item._ser_map, {str: written}))
        yield


def _copy(item: Item) -> Item:
    made = Item(item.value)
    made.params.update(item.params)
    return made
