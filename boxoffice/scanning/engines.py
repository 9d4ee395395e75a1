"""The two native barcode decoders behind one shape, each optional."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Protocol

from PIL import Image

from boxoffice.scanning.symbologies import Symbology, text_of

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


@dataclass(frozen=True, slots=True)
class Sighting:
    """A text seen in a frame: its middle and longer side, in widths of the frame."""

    text: str
    symbology: Symbology
    x: float
    y: float
    span: float


class Engine(Protocol):
    """One barcode decoder."""

    def read(self, frame: Frame, symbologies: frozenset[Symbology]) -> list[Sighting]:
        """Every text found, unchecked; empty where there is none. Releases the GIL."""
        ...


class ZxingEngine:
    """zxing-cpp: reads all the kinds, in every direction."""

    def __init__(self) -> None:
        """Needs the `zxingcpp` module."""
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
            across, down = [point.x for point in corners], [point.y for point in corners]
            left, top = min(across), min(down)
            yield _sighting(
                text, symbology, (left, top, max(across) - left, max(down) - top), width
            )


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
                _repaired(text_of(symbol.data)), self._kinds[symbol.type], symbol.rect, frame.width
            )
            for symbol in found
            if symbol.type in self._kinds
        ]


def _sighting(
    text: str, symbology: Symbology, box: tuple[int, int, int, int], width: int
) -> Sighting:
    """`box` is left, top, width and height in pixels."""
    left, top, across, down = box
    return Sighting(
        text,
        symbology,
        (left + across / 2) / width,
        (top + down / 2) / width,
        max(across, down) / width,
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


def available_engines() -> tuple[Engine, ...]:
    """The decoders this computer has, the better one first; possibly none."""
    engines: list[Engine] = []
    if zxingcpp is not None:
        engines.append(ZxingEngine())
    if pyzbar is not None:
        engines.append(ZbarEngine())
    return tuple(engines)
