"""Sets a document's blocks on pages: measures its text, breaks pages, and paints.

Lengths are millimetres in the document and device dots here. Every block is first *set* at a width,
which gives its height and how to paint it at a place; pages are then filled from above.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPaintDevice, QPainter, QPen

from boxoffice.printing.document import (
    FONTS,
    Align,
    Bars,
    Beside,
    Block,
    Box,
    Document,
    Font,
    Page,
    Rule,
    Sign,
    Space,
    Symbol,
    SymbolKind,
    Table,
    Text,
)
from boxoffice.scanning.symbols import Modules, code_128, qr_code
from boxoffice.ui.appearance import FAMILY
from boxoffice.ui.devices.signs import paint_sign

_MM_PER_INCH: Final = 25.4
_POINTS_PER_INCH: Final = 72
_WRAP: Final = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignTop)
_ALIGNED: Final = {
    Align.START: int(Qt.AlignmentFlag.AlignLeft),
    Align.CENTRE: int(Qt.AlignmentFlag.AlignHCenter),
    Align.END: int(Qt.AlignmentFlag.AlignRight),
}
_CELL: Final = 1.2
"""Millimetres between a cell's text and its lines."""
_CODE_HEIGHT: Final = 12.0
_SHADES: Final = ("#333333", "#9a9a9a", "#d0d0d0", "#606060")
_FOOT: Final = 8.0


@dataclass(frozen=True, slots=True)
class Set:
    """A block set at a width: its height, and how it is painted with its upper left corner at a
    place (all in dots). `keep_with_next` says that it should not stand last on a page.
    """

    height: float
    paint: Callable[[QPainter, float, float], None]
    repeat: "Set | None" = None
    """What stands above it where it is the first on a page: the headings of its table."""
    keep_with_next: bool = False


class Typesetter:
    """Sets the blocks of one document for one device."""

    def __init__(self, device: QPaintDevice, document: Document) -> None:
        """`device` gives the resolution and the metrics of text."""
        self._device = device
        self._document = document
        self._dots = device.logicalDpiX() / _MM_PER_INCH
        self._roll = document.paper.is_roll

    def mm(self, length: float) -> float:
        """A length in dots."""
        return length * self._dots

    def sheets(self) -> list[list[Set]]:
        """The document's sheets, each a list of what stands on it from above."""
        return [sheet for page in self._document.pages for sheet in self._fill(page)]

    def roll_height(self) -> float:
        """How long a roll must be for all of the document, in millimetres."""
        parts = [part for sheet in self.sheets() for part in sheet]
        inside = sum(part.height for part in parts) / self._dots
        return inside + 2 * self._document.paper.margin

    def paint(self, painter: QPainter, new_sheet: Callable[[], object]) -> int:
        """Paint every sheet; `new_sheet` is called between two. How many there were."""
        sheets = self.sheets()
        margin = self.mm(self._document.paper.margin)
        for number, sheet in enumerate(sheets):
            if number:
                new_sheet()
            top = margin
            for part in sheet:
                part.paint(painter, margin, top)
                top += part.height
            self._paint_foot(painter, number + 1, len(sheets))
        return len(sheets)

    @property
    def _width(self) -> float:
        paper = self._document.paper
        return self.mm(paper.width - 2 * paper.margin)

    def _fill(self, page: Page) -> Iterator[list[Set]]:
        height = self._document.paper.height
        mark = [self._mark()] if self._document.mark else []
        if height is None:
            yield [*mark, *self._parts(page.blocks, self._width)]
            return
        room = self.mm(height - 2 * self._document.paper.margin - _FOOT)
        room -= sum(each.height for each in mark)
        for sheet in _break(list(self._parts(page.blocks, self._width)), room):
            yield [*mark, *sheet]

    def _mark(self) -> Set:
        word = Text(self._document.mark, Font.STRONG, Align.CENTRE)
        return self._box(Box((word,), framed=True, padding=1.0), self._width)

    def _paint_foot(self, painter: QPainter, number: int, of: int) -> None:
        paper = self._document.paper
        if paper.height is None:
            return
        foot = self._text(Text(self._document.footer, Font.SMALL), self._width * 0.85)
        top = self.mm(paper.height - paper.margin) - self.mm(_FOOT / 2)
        foot.paint(painter, self.mm(paper.margin), top)
        if of > 1 and self._document.numbered:
            count = self._text(Text(f"{number}/{of}", Font.SMALL, Align.END), self._width)
            count.paint(painter, self.mm(paper.margin), top)

    def _parts(self, blocks: Iterable[Block], width: float) -> Iterator[Set]:
        """The blocks in pieces that may be parted by a page's end."""
        for block in blocks:
            if isinstance(block, Table):
                yield from self._table(block, width)
            else:
                yield self.set(block, width)

    def set(self, block: Block, width: float) -> Set:
        """A block at a width, in one piece."""
        made: Set
        match block:
            case Text():
                made = self._text(block, width)
            case Rule():
                made = self._rule(block, width)
            case Space():
                made = Set(self.mm(block.height), lambda painter, left, top: None)
            case Symbol():
                made = self._symbol(block, width)
            case Sign():
                made = self._sign(block)
            case Bars():
                made = self._bars(block, width)
            case Box():
                made = self._box(block, width)
            case Beside():
                made = self._beside(block, width)
            case Table():
                made = _stacked(list(self._table(block, width)))
        return made

    def _font(self, role: Font) -> QFont:
        size = FONTS[role]
        points = size.roll if self._roll else size.sheet
        font = QFont(FAMILY)
        # In dots, so that every device sets the same lines.
        font.setPixelSize(max(1, round(points / _POINTS_PER_INCH * _MM_PER_INCH * self._dots)))
        font.setWeight(QFont.Weight.Bold if size.bold else QFont.Weight.Normal)
        return font

    def _text(self, block: Text, width: float) -> Set:
        font = self._font(block.font)
        flags = _WRAP | _ALIGNED[block.align]
        metrics = QFontMetricsF(font, self._device)
        height = metrics.boundingRect(QRectF(0, 0, width, 1e7), flags, block.text).height()

        def paint(painter: QPainter, left: float, top: float) -> None:
            painter.setFont(font)
            painter.drawText(QRectF(left, top, width, height + 1), flags, block.text)

        keep = block.font in {Font.TITLE, Font.HEADING}
        return Set(height if block.text else 0.0, paint, keep_with_next=keep)

    def _rule(self, block: Rule, width: float) -> Set:
        weight = self.mm(block.weight)

        def paint(painter: QPainter, left: float, top: float) -> None:
            painter.fillRect(QRectF(left, top, width, weight), QColor("black"))

        return Set(weight, paint)

    def _symbol(self, block: Symbol, width: float) -> Set:
        made = (qr_code if block.kind is SymbolKind.QR else code_128)(block.content)
        across = min(self.mm(block.size), width)
        # Modules of whole dots stay sharp at the printer's own resolution.
        module = max(1, int(across / made.width))
        tall = module if block.kind is SymbolKind.QR else self.mm(_CODE_HEIGHT)
        room = width - module * made.width
        shift = {Align.START: 0.0, Align.CENTRE: room / 2, Align.END: room}[block.align]

        def paint(painter: QPainter, left: float, top: float) -> None:
            _paint_modules(painter, made, (round(left + shift), round(top)), (module, tall))

        return Set(tall * made.height, paint)

    def _sign(self, block: Sign) -> Set:
        side = self.mm(block.size)

        def paint(painter: QPainter, left: float, top: float) -> None:
            paint_sign(painter, block.name, QRectF(left, top, side, side))

        return Set(side, paint)

    def _box(self, block: Box, width: float) -> Set:
        pad = self.mm(block.padding)
        inside = _stacked(list(self._parts(block.blocks, width - 2 * pad)))
        height = max(inside.height + 2 * pad, self.mm(block.least_height))

        def paint(painter: QPainter, left: float, top: float) -> None:
            if block.framed:
                self._frame(painter, QRectF(left, top, width, height))
            inside.paint(painter, left + pad, top + pad)

        return Set(height, paint)

    def _frame(self, painter: QPainter, place: QRectF) -> None:
        painter.setPen(QPen(QColor("black"), self.mm(0.2)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place)

    def _beside(self, block: Beside, width: float) -> Set:
        gap = self.mm(block.gap)
        shares = block.shares or (1.0,) * len(block.boxes)
        room = width - gap * (len(block.boxes) - 1)
        widths = [room * share / sum(shares) for share in shares]
        made = [self._box(box, wide) for box, wide in zip(block.boxes, widths, strict=True)]
        height = max((each.height for each in made), default=0.0)
        level = [
            self._box(replace(box, least_height=height / self._dots), wide)
            for box, wide in zip(block.boxes, widths, strict=True)
        ]

        def paint(painter: QPainter, left: float, top: float) -> None:
            for each, wide in zip(level, widths, strict=True):
                each.paint(painter, left, top)
                left += wide + gap

        return Set(height, paint)

    def _table(self, block: Table, width: float) -> Iterator[Set]:
        total = sum(column.share for column in block.columns)
        widths = [width * column.share / total for column in block.columns]
        aligns = [column.align for column in block.columns]
        heading = None
        if any(column.heading for column in block.columns):
            cells = [
                Text(column.heading, Font.STRONG if column.font is Font.BODY else Font.SMALL, align)
                for column, align in zip(block.columns, aligns, strict=True)
            ]
            heading = replace(self._row(block, cells, widths, 0.0), keep_with_next=True)
            yield heading
        for number, row in enumerate(block.rows):
            strong = number in block.strong
            cells = [
                Text(cell, Font.STRONG if strong else column.font, column.align)
                for cell, column in zip(row, block.columns, strict=True)
            ]
            made = self._row(block, cells, widths, self.mm(block.row_height))
            yield replace(made, repeat=heading)

    def _row(
        self, block: Table, cells: Sequence[Text], widths: Sequence[float], least: float
    ) -> Set:
        pad = self.mm(_CELL)
        made = [self._text(cell, wide - 2 * pad) for cell, wide in zip(cells, widths, strict=True)]
        height = max(max((each.height for each in made), default=0.0) + pad * 1.4, least)

        def paint(painter: QPainter, left: float, top: float) -> None:
            line = self.mm(0.2)
            across = left
            for each, wide in zip(made, widths, strict=True):
                if block.grid:
                    self._frame(painter, QRectF(across, top, wide, height))
                each.paint(painter, across + pad, top + max(0.0, height - each.height) / 2)
                across += wide
            if not block.grid:
                place = QRectF(left, top + height - line, sum(widths), line)
                painter.fillRect(place, QColor("#777777"))

        return Set(height, paint)

    def _bars(self, block: Bars, width: float) -> Set:
        return _stacked([*self._legend(block, width), *self._bar_rows(block, width)])

    def _legend(self, block: Bars, width: float) -> Iterator[Set]:
        side, gap = self.mm(3), self.mm(2)
        for number, name in enumerate(block.legend):
            words = self._text(Text(name, Font.SMALL), width - side - gap)
            shade = QColor(_SHADES[number % len(_SHADES)])

            def paint(
                painter: QPainter,
                left: float,
                top: float,
                words: Set = words,
                shade: QColor = shade,
            ) -> None:
                painter.fillRect(QRectF(left, top, side, side), shade)
                words.paint(painter, left + side + gap, top)

            yield Set(max(words.height, side) + self.mm(0.5), paint)

    def _bar_rows(self, block: Bars, width: float) -> Iterator[Set]:
        own = max((sum(bar.parts) for bar in block.bars), default=0.0)
        longest = max(own, block.longest) or 1.0
        names, ends, gap = width * 0.3, width * 0.14, self.mm(2)
        scale = (width - names - ends - 2 * gap) / longest
        for bar in block.bars:
            name = self._text(Text(bar.label, Font.SMALL), names)
            end = self._text(Text(bar.text, Font.SMALL), ends)
            thick = self.mm(block.bar_height)
            height = max(name.height, end.height, thick) + self.mm(1)

            def paint(
                painter: QPainter,
                left: float,
                top: float,
                parts: tuple[float, ...] = bar.parts,
                sets: tuple[Set, Set, float, float] = (name, end, thick, height),
            ) -> None:
                label, after, tall, room = sets
                label.paint(painter, left, top + (room - label.height) / 2)
                across = left + names + gap
                for number, part in enumerate(parts):
                    place = QRectF(across, top + (room - tall) / 2, part * scale, tall)
                    painter.fillRect(place, QColor(_SHADES[number % len(_SHADES)]))
                    across += part * scale
                after.paint(painter, across + gap, top + (room - after.height) / 2)

            yield Set(height, paint)


def _stacked(parts: Sequence[Set]) -> Set:
    """Parts one below the other, in one piece."""

    def paint(painter: QPainter, left: float, top: float) -> None:
        for part in parts:
            part.paint(painter, left, top)
            top += part.height

    return Set(sum(part.height for part in parts), paint)


def _break(parts: Sequence[Set], room: float) -> Iterator[list[Set]]:
    """Fill sheets of a height; a heading goes along with what it stands over."""
    sheet: list[Set] = []
    used = 0.0
    for part in parts:
        if sheet and used + part.height > room + 0.5:
            along: list[Set] = []
            while len(sheet) > 1 and sheet[-1].keep_with_next:
                along.insert(0, sheet.pop())
            yield sheet
            again = [part.repeat] if part.repeat and part.repeat not in along else []
            sheet = [*along, *again]
            used = sum(each.height for each in sheet)
        sheet.append(part)
        used += part.height
    if sheet:
        yield sheet


def _paint_modules(
    painter: QPainter, made: Modules, at: tuple[int, int], size: tuple[int, float]
) -> None:
    """Dark modules, neighbours in a row as one stroke, so that no seam shows between them."""
    (left, top), (wide, tall) = at, size
    for down, row in enumerate(made.rows):
        start = None
        for across, dark in enumerate((*row, False)):
            if dark and start is None:
                start = across
            elif not dark and start is not None:
                place = QRectF(
                    left + start * wide, top + down * tall, (across - start) * wide, tall
                )
                painter.fillRect(place, QColor("black"))
                start = None
