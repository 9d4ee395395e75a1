"""The two native barcode decoders behind one shape, each optional."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from PIL import Image

from boxoffice.scanning.symbologies import text_of
from sync.protocol.symbologies import Symbology

try:
    import zxingcpp
except (ImportError, OSError):  # a wheel is missing for this processor
    zxingcpp = None  # type: ignore[assignment]  # None stands for "not on this computer"

try:
    from pyzbar import pyzbar  # type: ignore[import-untyped]  # ships no types
except (ImportError, OSError):  # the system has no libzbar
    pyzbar = None


@dataclass(frozen=True, slots=True)
class Frame:
    """Greyscale pixels, one byte each, row by row."""

    pixels: bytes
    width: int
    height: int

    @classmethod
    def of(cls, image: Image.Image) -> "Frame":
        """The pixels of an image of mode `L`."""
        return cls(image.tobytes(), image.width, image.height)


Corner = tuple[float, float]
"""Across and down from the top left of a frame, both in widths of the frame."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A text seen in a frame: its middle, longer side and corners, in widths of the frame.

    The corners go round the code in order; there are none where the decoder tells no place.
    `lines` is in how many lines the same was seen, where the decoder counts them.
    """

    text: str
    symbology: Symbology
    x: float
    y: float
    span: float
    corners: tuple[Corner, ...] = ()
    lines: int = 0


class Engine(Protocol):
    """One barcode decoder."""

    def read(self, frame: Frame, symbologies: frozenset[Symbology]) -> list[Sighting]:
        """Every text found, unchecked; empty where there is none. Releases the GIL."""
        ...


class ZxingEngine:
    """zxing-cpp: reads all the kinds, in every direction."""

    def __init__(self, *, quick: bool = False, one_threshold: bool = False) -> None:
        """Needs the `zxingcpp` module.

        `quick` looks neither for light codes on dark nor at smaller copies, for live pictures;
        `one_threshold` takes one threshold for the whole picture instead of one for each part.
        """
        binarizer = zxingcpp.Binarizer
        self._thorough = not quick
        self._binarizer = binarizer.GlobalHistogram if one_threshold else binarizer.LocalAverage
        kinds = zxingcpp.BarcodeFormat
        self._formats = {
            Symbology.CODE128: kinds.Code128,
            Symbology.CODE39: kinds.Code39,
            Symbology.EAN13: kinds.EAN13,
            Symbology.QR: kinds.QRCode,
            Symbology.DATA_MATRIX: kinds.DataMatrix,
            Symbology.PDF417: kinds.PDF417,
            Symbology.ITF: kinds.ITF,
        }
        self._kinds = {kind: symbology for symbology, kind in self._formats.items()}

    def read(self, frame: Frame, symbologies: frozenset[Symbology]) -> list[Sighting]:
        """Texts by the charset the code names, or the likeliest one."""
        found = zxingcpp.read_barcodes(
            zxingcpp.ImageView(
                frame.pixels,
                frame.width,
                frame.height,
                zxingcpp.ImageFormat.Lum,
            ),
            formats=zxingcpp.BarcodeFormats([self._formats[kind] for kind in sorted(symbologies)]),
            text_mode=zxingcpp.TextMode.Plain,
            binarizer=self._binarizer,
            try_invert=self._thorough,
            try_downscale=self._thorough,
        )
        return list(self._sightings(found, frame.width))

    def _sightings(self, found: "Iterable[zxingcpp.Barcode]", width: int) -> Iterator[Sighting]:
        for barcode in found:
            symbology = self._kinds.get(barcode.format) or self._kinds.get(barcode.symbology)
            if symbology is None or not barcode.valid:
                continue
            try:
                text = barcode.bytes.decode("utf-8")
            except UnicodeDecodeError:
                text = barcode.text
            place = barcode.position
            corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
            yield _sighting(text, symbology, [(point.x, point.y) for point in corners], width)


class ZbarEngine:
    """pyzbar: finds some bar codes in bad light that zxing-cpp does not."""

    def __init__(self) -> None:
        """Needs the `pyzbar` module and its libzbar."""
        kinds = pyzbar.ZBarSymbol
        self._formats = {
            Symbology.CODE128: kinds.CODE128,
            Symbology.CODE39: kinds.CODE39,
            Symbology.EAN13: kinds.EAN13,
            Symbology.QR: kinds.QRCODE,
            Symbology.ITF: kinds.I25,
        }
        self._kinds = {kind.name: symbology for symbology, kind in self._formats.items()}

    def read(self, frame: Frame, symbologies: frozenset[Symbology]) -> list[Sighting]:
        """Texts of the kinds libzbar reads well; its PDF417 and DataMatrix find nothing."""
        wanted = [kind for symbology, kind in self._formats.items() if symbology in symbologies]
        if not wanted:
            return []
        try:
            found = pyzbar.decode((frame.pixels, frame.width, frame.height), symbols=wanted)
        except (ValueError, ZeroDivisionError, pyzbar.PyZbarError):
            # A QR code in several parts has no orientation pyzbar knows: not a card.
            return []
        return [
            _sighting(
                _repaired(text_of(symbol.data)),
                self._kinds[symbol.type],
                _box_corners(symbol.rect),
                frame.width,
                symbol.quality,
            )
            for symbol in found
            if symbol.type in self._kinds
        ]


def _box_corners(box: tuple[int, int, int, int]) -> list[tuple[int, int]]:
    left, top, across, down = box
    right, bottom = left + across, top + down
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def _sighting(
    text: str, symbology: Symbology, corners: Sequence[tuple[int, int]], width: int, lines: int = 0
) -> Sighting:
    """`corners` are in pixels, going round the code."""
    across, down = [x for x, _ in corners], [y for _, y in corners]
    return Sighting(
        text,
        symbology,
        (min(across) + max(across)) / 2 / width,
        (min(down) + max(down)) / 2 / width,
        max(max(across) - min(across), max(down) - min(down)) / width,
        tuple((x / width, y / width) for x, y in corners),
        lines,
    )


_MISTAKEN_FOR: Final = ("shift_jis", "big5")


def _repaired(text: str) -> str:
    """Undoes libzbar's habit of taking UTF-8 for an East Asian charset."""
    if text.isascii():
        return text
    for charset in _MISTAKEN_FOR:
        try:
            return text.encode(charset).decode("utf-8")
        except UnicodeError:
            continue
    return text


def has_zxing() -> bool:
    """Whether zxing-cpp is on this computer."""
    return zxingcpp is not None


def has_zbar() -> bool:
    """Whether pyzbar and its libzbar are on this computer."""
    return pyzbar is not None
