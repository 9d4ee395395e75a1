"""A slip for the customer: what for, when, where and how many, as anyone's ticket says it.

Nothing on it tells one customer from another: no card code, no name of a card or of a network, no
price and no reason. The QR holds the row's id, which means nothing to whoever reads it.
"""

from dataclasses import dataclass
from typing import Final

from boxoffice.printing.document import (
    Align,
    Block,
    Document,
    Font,
    Page,
    Paper,
    Rule,
    Space,
    Symbol,
    SymbolKind,
    Text,
)

_QR: Final = 24.0
"""Millimetres; legible on a worn thermal head."""


@dataclass(frozen=True, slots=True)
class Slip:
    """All words of a slip, in its language: `counts` are lines such as `2 adults`."""

    event: str
    when: str
    place: str
    counts: tuple[str, ...]
    row_id: str


def slip_document(slip: Slip, paper: Paper) -> Document:
    """The slip on a roll or a sheet."""
    blocks: list[Block] = [Text(slip.event, Font.TITLE)]
    blocks += [Text(line) for line in (slip.when, slip.place) if line]
    blocks += [Space(2), Rule(), Space(2)]
    blocks += [Text(line, Font.HEADING) for line in slip.counts]
    blocks += [Space(3), Symbol(SymbolKind.QR, slip.row_id, _QR, Align.CENTRE), Space(2)]
    return Document(slip.event, paper, (Page(tuple(blocks)),), numbered=False)
