"""What may be published of a year: the files of a venue, of its region and of the network leave out
together what each could tell of another.
"""

from collections import Counter
from collections.abc import Collection, Hashable, Mapping
from typing import TypeVar

from sync.server.console.left_out import Group, left_out

Place = tuple[str, ...]
"""The network; a region of it, by its id; or a region and a venue of it."""
Cell = TypeVar("Cell", bound=Hashable)


def published(
    numbers: Mapping[tuple[str, Cell], int], region_of: Mapping[str, str], place: Place
) -> dict[Cell, int | None]:
    """The numbers of a place for each cell, such as a month, None for those that are not told; of
    `numbers`, a year's by venue and cell. Cells in which nowhere is any are left out.
    """
    every: Counter[tuple[Place, Cell]] = Counter()
    for (venue, cell), number in numbers.items():
        leaf = (region_of[venue], venue)
        for depth in range(len(leaf) + 1):
            every[leaf[:depth], cell] += number
    hidden = left_out(every, _groups(every))
    return {
        cell: None if (at, cell) in hidden else number
        for (at, cell), number in every.items()
        if at == place
    }


def _groups(numbers: Collection[tuple[Place, Cell]]) -> list[Group[tuple[Place, Cell]]]:
    """Each place is the sum of those within it; what it has in a year may be told elsewhere."""
    within: dict[tuple[Place, Cell], list[tuple[Place, Cell]]] = {}
    years: dict[Place, list[tuple[Place, Cell]]] = {}
    for place, cell in numbers:
        years.setdefault(place, []).append((place, cell))
        if place:
            within.setdefault((place[:-1], cell), []).append((place, cell))
    parts = [Group(each, total) for total, each in within.items()]
    return [*parts, *map(Group, years.values())]
