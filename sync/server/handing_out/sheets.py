"""Sheets of cards or stickers: each code as text, QR and Code 128, on A4 pages at 300 dpi.

Bars and squares are whole dots of the page, so that a printer of 300 or 600 dpi blurs none.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

import zxingcpp
from PIL import Image, ImageDraw, ImageFont

from sync.protocol.card_codes import CardCode
from sync.server.handing_out.random_codes import FORMAT

DPI: Final = 300
_A4 = (2480, 3508)
_INSET = 30
_WHITE, _BLACK = 255, 0
_TO_WRITE = ("Voimassa / Giltigt / Valid until", "Lapsia / Barn / Children")


@dataclass(frozen=True, slots=True)
class Layout:
    """How many stand on a page, and in dots: the size of one, of a square, of a bar and its height,
    of the letters; whether there are lines to write the last valid day and the children on.
    """

    across: int
    down: int
    width: int
    height: int
    square: int
    bar: int
    bar_height: int
    letters: int
    is_card: bool


class Sheet(Enum):
    """What is printed: cards of 85.6 x 54 mm to cut out, or stickers of 70 x 37 mm."""

    CARDS = Layout(2, 5, 1011, 638, 9, 3, 130, 62, True)
    STICKERS = Layout(3, 8, 826, 437, 7, 3, 120, 48, False)


def pdf(codes: Sequence[str], sheet: Sheet) -> bytes:
    """The pages of a sheet for so many codes (at least one), as a PDF file."""
    layout = sheet.value
    first, *others = (_page(each, layout) for each in _pages(codes, layout))
    written = io.BytesIO()
    first.save(written, "PDF", resolution=DPI, save_all=True, append_images=others)
    return written.getvalue()


def _pages(codes: Sequence[str], layout: Layout) -> Iterator[Sequence[str]]:
    each = layout.across * layout.down
    for start in range(0, len(codes), each):
        yield codes[start : start + each]


def _page(codes: Sequence[str], layout: Layout) -> Image.Image:
    page = Image.new("L", _A4, _WHITE)
    left = (_A4[0] - layout.across * layout.width) // 2
    top = (_A4[1] - layout.down * layout.height) // 2
    for number, code in enumerate(codes):
        down, across = divmod(number, layout.across)
        at = (left + across * layout.width, top + down * layout.height)
        page.paste(_drawn(code, layout), at)
    return page.convert("1", dither=Image.Dither.NONE)


def _drawn(code: str, layout: Layout) -> Image.Image:
    card = Image.new("L", (layout.width, layout.height), _WHITE)
    draw = ImageDraw.Draw(card)
    square = _symbol(code, zxingcpp.BarcodeFormat.QRCode, layout.square)
    bars = _symbol(code, zxingcpp.BarcodeFormat.Code128, layout.bar)
    bars = bars.resize((bars.width, layout.bar_height), box=(0, 0, bars.width, 1))
    card.paste(square, (_INSET, _INSET))
    foot = layout.height - _INSET - layout.bar_height
    card.paste(bars, ((layout.width - bars.width) // 2, foot))
    beside, room = 2 * _INSET + square.width, layout.width - 3 * _INSET - square.width
    grouped = CardCode(code, FORMAT).grouped.split(" ")
    for line, groups in enumerate((grouped[:2], grouped[2:])):
        at = (beside, _INSET + round(line * layout.letters * 1.25))
        draw.text(at, " ".join(groups), fill=_BLACK, font=ImageFont.load_default(layout.letters))
    if layout.is_card:
        small = ImageFont.load_default(26)
        for line, label in enumerate(_TO_WRITE):
            down = _INSET + round(2.7 * layout.letters) + line * 120
            draw.text((beside, down), label, fill=_BLACK, font=small)
            draw.line([(beside, down + 105), (beside + room, down + 105)], fill=_BLACK, width=2)
        edges = (0, 0, layout.width - 1, layout.height - 1)
        draw.rectangle(edges, outline=_BLACK)
    return card


def _symbol(code: str, kind: zxingcpp.BarcodeFormat, scale: int) -> Image.Image:
    """A symbol with its quiet zone, each of its modules `scale` dots wide."""
    symbol = Image.fromarray(zxingcpp.create_barcode(code, kind).to_image(scale=1))
    return symbol.resize((symbol.width * scale, symbol.height * scale), Image.Resampling.NEAREST)
