"""Long lists of values in pieces that every database takes as parameters of one statement."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

MOST_PARAMETERS = 5_000
Value = TypeVar("Value")


def in_chunks(values: Iterable[Value]) -> Iterator[list[Value]]:
    """The values in order, at most 5,000 at a time."""
    rest = iter(values)
    while chunk := list(islice(rest, MOST_PARAMETERS)):
        yield chunk
