"""How long trying a pattern on a text may take: one that may take long would stop every desk."""

import re
from typing import Final

from sync.protocol.card_codes import MAX_CODE_LENGTH

MOST_WAYS: Final = 100_000
_QUANTIFIER = re.compile(r"([*+?])|\{(?!\})(\d*)(,?)(\d*)\}")
_GROUP = re.compile(r"\((\?:|\?P<\w+>|(?!\?))")
_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]")
_SINGLE = re.compile(r"\\[^0-9]|[^\\()|\[]", re.DOTALL)


class _Hard(Exception):
    """The pattern has something that codes do not need: flags, references, a look ahead."""


def is_quick(pattern: str) -> bool:
    """Whether a pattern fits any text in few ways, so that trying it is done at once: variable
    lengths and alternatives multiply, and repeating them does so again and again. One with flags,
    references or look-arounds is none.
    """
    try:
        ways, end = _alternatives(pattern, 0)
    except _Hard:
        return False
    return end == len(pattern) and ways <= MOST_WAYS


def _alternatives(pattern: str, at: int) -> tuple[int, int]:
    """The ways of alternatives up to a closing bracket or the end, and where that is."""
    ways, at = _sequence(pattern, at)
    while at < len(pattern) and pattern[at] == "|":
        more, at = _sequence(pattern, at + 1)
        ways += more
    return ways, at


def _sequence(pattern: str, at: int) -> tuple[int, int]:
    ways = 1
    while at < len(pattern) and pattern[at] not in "|)":
        inner, at = _one(pattern, at)
        found = _QUANTIFIER.match(pattern, at)
        if found is not None:
            inner, at = _repeated(inner, found), found.end()
            # Lazy or possessive, it fits in as many ways.
            at += at < len(pattern) and pattern[at] in "?+"
        ways = min(ways * inner, MOST_WAYS + 1)
    return ways, at


def _one(pattern: str, at: int) -> tuple[int, int]:
    """What may be repeated: a group, a class of characters or a single one."""
    group = _GROUP.match(pattern, at)
    if group is not None:
        ways, end = _alternatives(pattern, group.end())
        return ways, end + 1
    found = _CLASS.match(pattern, at) or _SINGLE.match(pattern, at)
    if found is None:
        raise _Hard
    return 1, found.end()


def _repeated(ways: int, found: re.Match[str]) -> int:
    sign, least, comma, most = found.groups()
    first, last = {"*": (0, None), "+": (1, None), "?": (0, 1)}.get(sign, (int(least or 0), None))
    if sign is None:
        last = int(most) if most else None if comma else first
    last = min(MAX_CODE_LENGTH if last is None else last, MAX_CODE_LENGTH)
    # What is repeated more often than any text is long fits none, but is tried all the same.
    found_in = sum(int(ways**times) for times in range(min(first, last), last + 1))
    return min(found_in, MOST_WAYS + 1)
