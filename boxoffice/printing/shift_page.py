"""The printed page of the end of shift; its words come in, already in their language."""

from collections.abc import Sequence
from dataclasses import dataclass

from boxoffice.printing.document import (
    A4,
    Align,
    Block,
    Column,
    Document,
    Font,
    Page,
    Rule,
    Space,
    Table,
    Text,
)

_TITLE_SHARE = 30
_BESIDE_A_HEADING = 2
"""Shares are counted in letters of the headings, which differ much between languages."""


@dataclass(frozen=True, slots=True)
class ShiftPage:
    """All words of the page: `headings` are of the event, of each count, of the till's and of the
    difference, `rows` an event each with the sum of several last, `open_lines` what is still open.
    """

    title: str
    place: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...]
    open_heading: str
    open_lines: tuple[str, ...]
    seen_by: str
    made: str


def shift_page(page: ShiftPage) -> Document:
    """The page, ready to print; it lies on its side, for the headings to have room."""
    columns = (
        Column(page.headings[0], _TITLE_SHARE),
        *(
            Column(heading, len(heading) + _BESIDE_A_HEADING, Align.END)
            for heading in page.headings[1:]
        ),
    )
    strong = frozenset({len(page.rows) - 1} if len(page.rows) > 1 else ())
    blocks: list[Block] = [
        Text(page.title, Font.TITLE),
        Text(page.place),
        Space(4),
        Table(columns, page.rows, strong=strong),
        Space(2),
        *_lines(page.notes),
        Space(4),
        Text(page.open_heading, Font.HEADING),
        *_lines(page.open_lines),
        Space(14),
        Rule(),
        Text(page.seen_by, Font.SMALL),
    ]
    return Document(page.title, A4.turned, (Page(tuple(blocks)),), footer=page.made)


def _lines(texts: Sequence[str]) -> list[Text]:
    return [Text(text) for text in texts if text]
