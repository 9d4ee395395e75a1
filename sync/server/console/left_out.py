"""What is left out of published numbers: what could point at somebody, and what would tell it."""

from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

LEAST_PUBLIC: Final = 5
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Group(Generic[Key]):
    """Numbers whose sum somebody may know: it is that of `total`, or is told elsewhere."""

    parts: Collection[Key]
    total: Key | None = None


def left_out(numbers: Mapping[Key, int], groups: Collection[Group[Key]]) -> set[Key]:
    """The numbers that are not published: those from 1 to 4; and in each group so many of the next
    smallest that what is left out is never one number alone, nor under five in all. Whoever
    subtracts what is told from a sum learns no single one.
    """
    hidden = {key for key, number in numbers.items() if 0 < number < LEAST_PUBLIC}
    ordered = [
        (sorted((key for key in group.parts if numbers[key]), key=numbers.__getitem__), group.total)
        for group in groups
    ]
    before = -1
    while before < len(hidden):
        before = len(hidden)
        for parts, total in ordered:
            if total in hidden or not hidden.isdisjoint(parts):
                _leave_out_more(numbers, parts, total, hidden)
    return hidden


def _leave_out_more(
    numbers: Mapping[Key, int], parts: Collection[Key], total: Key | None, hidden: set[Key]
) -> None:
    out = [key for key in parts if key in hidden]
    for key in parts:
        if _is_enough(numbers, out):
            return
        if key not in hidden:
            hidden.add(key)
            out.append(key)
    if total is not None and not _is_enough(numbers, out):
        hidden.add(total)


def _is_enough(numbers: Mapping[Key, int], out: Collection[Key]) -> bool:
    return len(out) > 1 and sum(numbers[key] for key in out) >= LEAST_PUBLIC
