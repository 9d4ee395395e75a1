"""Lists, choices and hints as screens show them, as frozen data."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Option:
    """One of several to choose from."""

    value: str
    text: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Hint:
    """What the desk says of what was just done; `number` tells apart what is said twice in the same
    words. `sought` is what may not be missed: no single row shows it.
    """

    text: str
    tone: str = ""
    icon: str = ""
    number: int = 0
    sought: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a list; `tone` and `icon` stand beside a word, never in its place."""

    text: str
    tone: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list: its name for a screen reader, its headings, and its items with their ids.

    `wording` makes the cells of an item when they are painted: a festival day has 2,000 rows.
    Where they have no room side by side, the first `upper` of them stand above the others; 0: they
    stand side by side everywhere.
    """

    name: str
    headings: tuple[str, ...]
    ids: tuple[str, ...]
    items: tuple[Any, ...]
    wording: Callable[[Any], tuple[Cell, ...]]
    upper: int = 0
