"""A sheet of made-up cards to practise with: two in a row, each with what it is for beneath it."""

from collections.abc import Iterator, Sequence
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
    Space,
    Symbol,
    SymbolKind,
    Text,
)

_BARS: Final = 52.0
"""Millimetres; wide enough for a cheap scanner, with a quiet zone left on both sides."""
_IN_A_ROW: Final = 2


@dataclass(frozen=True, slots=True)
class PrintedCard:
    """One card as it is printed: the code as people read it and as a scanner does, the lines that
    stand on it, and what it is for.
    """

    word: str
    code: str
    scanned: str
    lines: tuple[str, ...]
    purpose: str


def practice_cards(
    title: str, hint: str, mark: str, cards: Sequence[PrintedCard], *, names: str = ""
) -> Document:
    """The sheet, on A4 paper; `names` says who signs in with which PIN, where anybody does."""
    blocks: list[Block] = [Text(title, Font.TITLE), Text(hint)]
    if names:
        blocks += [Space(1), Text(names, Font.STRONG)]
    blocks.append(Space(3))
    for first in range(0, len(cards), _IN_A_ROW):
        row = cards[first : first + _IN_A_ROW]
        boxes = [Box(tuple(_blocks(card))) for card in row]
        boxes += [Box(())] * (_IN_A_ROW - len(row))
        blocks += [Beside(tuple(boxes), gap=8), Space(4)]
    return Document(title, A4, (Page(tuple(blocks)),), footer=hint, mark=mark)


def _blocks(card: PrintedCard) -> Iterator[Block]:
    inside: tuple[Block, ...] = (
        Text(card.word, Font.SMALL),
        Text(card.code, Font.HEADING, Align.CENTRE),
        Symbol(SymbolKind.CODE_128, card.scanned, _BARS, Align.CENTRE),
        Space(1),
        *(Text(line, Font.SMALL, Align.CENTRE) for line in card.lines),
    )
    yield Box(inside, framed=True, padding=2.5)
    yield Space(0.8)
    yield Text(card.purpose, Font.SMALL)
