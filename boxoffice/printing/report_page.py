"""The printed page of a report; its words come in, already in their language."""

from dataclasses import dataclass

from boxoffice.printing.document import (
    A4,
    Align,
    Bar,
    Bars,
    Beside,
    Block,
    Box,
    Column,
    Document,
    Font,
    Page,
    Space,
    Table,
    Text,
)

_TITLE_SHARE = 3.0
_BAR_HEIGHT = 3.0
_MOST_IN_A_COLUMN = 12


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table of the page: the headings of the name and of each count, and rows, the sum last."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """All words of the page; `figures` are the large numbers, each behind what it counts, and
    `empty` is said where there are none.
    """

    title: str
    place: str
    figures: tuple[tuple[str, str], ...]
    apart: str
    empty: str
    chart_heading: str
    legend: tuple[str, ...]
    bars: tuple[Bar, ...]
    tables: tuple[PageTable, ...]
    refused_heading: str
    refused: str
    made: str


def report_page(page: ReportPage) -> Document:
    """The page, ready to print."""
    figures = tuple(
        Box((Text(number, Font.NUMBER), Text(name, Font.SMALL))) for name, number in page.figures
    )
    blocks: list[Block] = [
        Text(page.title, Font.TITLE),
        Text(page.place),
        Space(3),
        Beside(figures),
        Text(page.apart, Font.SMALL),
        Space(4),
    ]
    if page.empty:
        blocks.append(Text(page.empty))
    if page.bars:
        blocks += [
            Text(page.chart_heading, Font.HEADING),
            *_chart(page),
            Space(4),
        ]
    for table in page.tables:
        blocks += [_table(table), Space(4)]
    if page.refused:
        blocks.append(Text(page.refused_heading, Font.HEADING))
        blocks.append(Text(page.refused, Font.SMALL))
    return Document(page.title, A4, (Page(tuple(blocks)),), footer=page.made)


def _chart(page: ReportPage) -> list[Block]:
    """The chart; many bars stand in two columns on one scale."""
    bars = page.bars
    if len(bars) <= _MOST_IN_A_COLUMN:
        return [Bars(bars, page.legend, _BAR_HEIGHT)]
    longest, half = max(sum(each.parts) for each in bars), (len(bars) + 1) // 2
    columns = (bars[:half], bars[half:])
    boxes = tuple(Box((Bars(each, (), _BAR_HEIGHT, longest),)) for each in columns)
    return [Bars((), page.legend), Beside(boxes)]


def _table(table: PageTable) -> Table:
    columns = (
        Column(table.headings[0], _TITLE_SHARE, font=Font.SMALL),
        *(Column(heading, align=Align.END, font=Font.SMALL) for heading in table.headings[1:]),
    )
    return Table(columns, table.rows, strong=frozenset({len(table.rows) - 1}))
