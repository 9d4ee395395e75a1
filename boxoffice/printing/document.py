"""A printable document as data: blocks that flow down a sheet or a roll; every size in millimetres.

Whoever prints composes a `Document` of frozen blocks whose words are already in their language;
`boxoffice.ui.devices.printing` measures the text, breaks pages (a table repeats its heading, a
`Box` is never cut) and draws it on any printer or into a PDF. Nothing here knows a device.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final


class Font(StrEnum):
    """The roles of text; a role's size and weight stand in `FONTS`."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    STRONG = "strong"
    SMALL = "small"
    NUMBER = "number"
    """One large figure, such as the tickets of a slip."""


@dataclass(frozen=True, slots=True)
class FontSize:
    """Height of the type in points on a sheet and on a roll, and whether it is bold."""

    sheet: float
    roll: float
    bold: bool = False


FONTS: Final[Mapping[Font, FontSize]] = {
    Font.TITLE: FontSize(18, 13, bold=True),
    Font.HEADING: FontSize(13, 11, bold=True),
    Font.BODY: FontSize(10.5, 9.5),
    Font.STRONG: FontSize(10.5, 9.5, bold=True),
    Font.SMALL: FontSize(8.5, 8),
    Font.NUMBER: FontSize(30, 24, bold=True),
}


class Align(StrEnum):
    """Where a text or a symbol stands between left and right."""

    START = "start"
    CENTRE = "centre"
    END = "end"


@dataclass(frozen=True, slots=True)
class Paper:
    """What is printed on; a roll has no height and ends where its content does."""

    width: float
    height: float | None
    margin: float

    @property
    def is_roll(self) -> bool:
        """Whether the paper is cut where the content ends."""
        return self.height is None

    @property
    def turned(self) -> "Paper":
        """The same sheet lying on its side; a roll stays as it is."""
        if self.height is None:
            return self
        return Paper(self.height, self.width, self.margin)


A4: Final = Paper(210, 297, 14)
ROLL_80: Final = Paper(80, None, 4)
"""72 mm of it are printable."""
ROLL_58: Final = Paper(58, None, 5)
"""48 mm of it are printable."""


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, wrapped at the width it is given; a line feed begins a new line."""

    text: str
    font: Font = Font.BODY
    align: Align = Align.START


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across."""

    weight: float = 0.25


@dataclass(frozen=True, slots=True)
class Space:
    """Empty room."""

    height: float


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, its share of the width, and where its cells stand."""

    heading: str
    share: float = 1.0
    align: Align = Align.START
    font: Font = Font.BODY


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under headings; a page break falls between rows and repeats the headings.

    `row_height` is the least height of a row, for forms that are filled in by hand; `grid` draws a
    line around every cell, otherwise a thin line stands under each row. `strong` are the numbers of
    rows in bold, such as totals.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    row_height: float = 0.0
    grid: bool = False
    strong: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        """Every row has a cell for every column."""
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError("every row of a table has a cell for every column")


class SymbolKind(StrEnum):
    """The machine-readable signs that can be printed."""

    QR = "qr"
    CODE_128 = "code_128"


@dataclass(frozen=True, slots=True)
class Symbol:
    """A QR code (`size` is its side) or a Code 128 bar code (`size` is its width)."""

    kind: SymbolKind
    content: str = field(repr=False)
    size: float
    align: Align = Align.START


@dataclass(frozen=True, slots=True)
class Sign:
    """An icon of the window, by its name in `resources/icons`; `size` is its side."""

    name: str
    size: float


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart: its stacked parts (not negative), its name and what stands at its end."""

    label: str
    parts: tuple[float, ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart of lying bars on one scale; `legend` names the parts, told apart by their shade.

    `longest` is what the longest bar of several charts on one scale stands for.
    """

    bars: tuple[Bar, ...]
    legend: tuple[str, ...] = ()
    bar_height: float = 5.0
    longest: float = 0.0


@dataclass(frozen=True, slots=True)
class Box:
    """Blocks that stay together on one page, framed if wanted."""

    blocks: "tuple[Block, ...]"
    framed: bool = False
    padding: float = 0.0
    least_height: float = 0.0


@dataclass(frozen=True, slots=True)
class Beside:
    """Boxes side by side, each with a share of the width."""

    boxes: tuple[Box, ...]
    shares: tuple[float, ...] = ()
    """One for each box; empty where all are equally wide."""
    gap: float = 4.0


Block = Text | Rule | Space | Table | Symbol | Sign | Bars | Box | Beside


@dataclass(frozen=True, slots=True)
class Page:
    """Blocks that begin on a new sheet, and go on over as many as they need."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """What is printed in one act.

    `footer` stands at the foot of every sheet beside its number (unless it is not `numbered`);
    `mark` (such as *Practice*) stands framed at the head of every sheet or roll.
    """

    title: str
    paper: Paper
    pages: tuple[Page, ...]
    footer: str = ""
    mark: str = ""
    numbered: bool = True
