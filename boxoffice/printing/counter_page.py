"""The page *At the counter*: the way of a card, the verdicts and the keys on one sheet."""

from dataclasses import dataclass
from typing import Final

from boxoffice.printing.document import (
    A4,
    Align,
    Beside,
    Block,
    Box,
    Document,
    Font,
    Page,
    Rule,
    Sign,
    Space,
    Text,
)

_SIGN: Final = 7.0
"""Millimetres; the shape is told at arm's length."""
_SHARES: Final = (0.5, 1.7, 3.3, 3.3)
_KEY_COLUMNS: Final = 2
_WRITING_ROOM: Final = 8.0


@dataclass(frozen=True, slots=True)
class CounterVerdict:
    """A verdict as its sign (the name of an icon), its large word, what to do and what to say."""

    sign: str
    title: str
    to_do: str
    say: str


@dataclass(frozen=True, slots=True)
class CounterKey:
    """A key as it is printed on keyboards, and what it does."""

    key: str
    meaning: str


@dataclass(frozen=True, slots=True)
class CounterPage:
    """All words of the page, in one language; `headings` by part: path, verdicts, do, say, keys,
    without.
    """

    title: str
    headings: dict[str, str]
    steps: tuple[str, ...]
    verdicts: tuple[CounterVerdict, ...]
    keys: tuple[CounterKey, ...]
    without: tuple[str, ...]
    who_helps: str


def counter_document(page: CounterPage) -> Document:
    """One A4 sheet."""
    blocks: list[Block] = [Text(page.title, Font.TITLE), Space(2)]
    blocks += [Text(page.headings["path"], Font.HEADING), Space(1)]
    blocks += [_step(number, step) for number, step in enumerate(page.steps, 1)]
    blocks += [Space(3), _heads(page), Rule()]
    for each in page.verdicts:
        blocks += [Space(1), _verdict(each), Space(1), Rule(0.1)]
    blocks += [Space(3), Text(page.headings["keys"], Font.HEADING), Space(1), _keys(page.keys)]
    blocks += [Space(3), Text(page.headings["without"], Font.HEADING), Space(1)]
    for line in page.without:
        blocks += [Text(f"• {line}", Font.SMALL), Space(0.6)]
    blocks += [Space(_WRITING_ROOM), Beside(_line_to_write(page.who_helps), (1, 5))]
    return Document(page.title, A4, (Page(tuple(blocks)),), numbered=False)


def _step(number: int, step: str) -> Beside:
    count = Box((Text(f"{number}.", Font.STRONG, Align.END),))
    return Beside((count, Box((Text(step, Font.STRONG),))), (0.3, 9), gap=2)


def _heads(page: CounterPage) -> Beside:
    words = ("", page.headings["verdicts"], page.headings["do"], page.headings["say"])
    return Beside(tuple(Box((Text(each, Font.SMALL),)) for each in words), _SHARES, gap=3)


def _verdict(each: CounterVerdict) -> Beside:
    cells = (
        Box((Sign(each.sign, _SIGN),)),
        Box((Text(each.title, Font.STRONG),)),
        Box((Text(each.to_do, Font.SMALL),)),
        Box((Text(each.say, Font.SMALL),)),
    )
    return Beside(cells, _SHARES, gap=3)


def _keys(keys: tuple[CounterKey, ...]) -> Beside:
    long = -(-len(keys) // _KEY_COLUMNS)
    columns = [keys[start : start + long] for start in range(0, len(keys), long)]
    return Beside(tuple(Box(tuple(map(_key, column))) for column in columns), gap=6)


def _key(each: CounterKey) -> Beside:
    name, meaning = Text(each.key, Font.STRONG), Text(each.meaning, Font.SMALL)
    return Beside((Box((name,)), Box((meaning,))), (1, 3), gap=2)


def _line_to_write(label: str) -> tuple[Box, Box]:
    return Box((Text(label, Font.SMALL),)), Box((Space(3.4), Rule()))
