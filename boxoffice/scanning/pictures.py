"""Opens a picture someone else made, within bounds, as one greyscale image."""

import io
import logging
import os
import stat
import struct
import warnings
import zlib
from enum import StrEnum
from pathlib import Path
from typing import ClassVar, Final

from PIL import Image, UnidentifiedImageError

MAX_BYTES: Final = 64 * 1024 * 1024
# Below Pillow's own limit (89 megapixels), so that ours is the one that speaks.
MAX_PIXELS: Final = 80_000_000
FORMATS: Final = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "AVIF", "PPM")

# What it would log about a damaged file is our errors' to say.
logging.getLogger("PIL").setLevel(logging.CRITICAL)

_EXIF_ORIENTATION: Final = 0x0112
_TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_FOREIGN_BRANDS: Final = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"heim", b"heis")
# What Pillow's parsers raise on damaged or hostile bytes.
_DAMAGE: Final = (
    OSError,
    SyntaxError,
    ValueError,
    ArithmeticError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    RuntimeError,
    EOFError,
    struct.error,
    zlib.error,
)


class PictureFault(StrEnum):
    """Why a picture gave no single card text; the values are stable strings of `--json`."""

    MISSING = "missing"
    UNREADABLE = "unreadable"
    NOT_A_FILE = "not_a_file"
    NOT_A_PICTURE = "not_a_picture"
    UNSUPPORTED = "unsupported_format"
    TOO_LARGE = "too_large"
    BROKEN = "broken"
    NO_DECODER = "no_decoder"
    NO_CODE = "no_code"
    TWO_CODES = "two_codes"


class PictureError(Exception):
    """A picture that cannot be opened; each kind calls for another next step."""

    fault: ClassVar[PictureFault]


class PictureMissing(PictureError):
    """There is no such file: choose another."""

    fault = PictureFault.MISSING


class PictureUnreadable(PictureError):
    """The system refuses to read the file: look at its permissions or copy it elsewhere."""

    fault = PictureFault.UNREADABLE


class NotAFile(PictureError):
    """A folder, device or pipe: choose a file."""

    fault = PictureFault.NOT_A_FILE


class NotAPicture(PictureError):
    """The bytes are no picture at all: choose another file."""

    fault = PictureFault.NOT_A_PICTURE


class PictureUnsupported(PictureError):
    """A known kind that is not read here (HEIC, PDF): save it as JPEG or PNG."""

    fault = PictureFault.UNSUPPORTED


class PictureTooLarge(PictureError):
    """Over 64 MB or 80 megapixels: take a smaller picture or crop it."""

    fault = PictureFault.TOO_LARGE


class PictureBroken(PictureError):
    """A picture cut short or damaged: send or take it again."""

    fault = PictureFault.BROKEN


def open_picture(source: str | Path | bytes) -> Image.Image:
    """The first frame of a picture file, or of its bytes, upright, on white, in mode `L`.

    Bounds hold before any pixel is decoded; nothing but a regular file is ever read. Called
    from one thread at a time: Pillow's warnings are switched for the whole process meanwhile.

    Raises:
        PictureError: one of its kinds, named by what to do next.
    """
    data = source if isinstance(source, bytes) else _read_bytes(source)
    if len(data) > MAX_BYTES:
        raise PictureTooLarge
    if data.startswith(b"%PDF-") or (data[4:8] == b"ftyp" and data[8:12] in _FOREIGN_BRANDS):
        raise PictureUnsupported
    try:
        with warnings.catch_warnings():
            # A harmless oddity of the file is nobody's concern; too many pixels in a frame are.
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _decoded(data)
    except UnidentifiedImageError:
        raise NotAPicture from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
        raise PictureTooLarge from None
    except _DAMAGE:
        raise PictureBroken from None


def _decoded(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data), formats=FORMATS)
    if image.width * image.height > MAX_PIXELS:
        raise PictureTooLarge
    if image.format in {"JPEG", "MPO"} and image.mode == "RGB":
        # The brightness alone, at full size: the colours need not even be decoded.
        image.draft("L", image.size)
    image.load()
    grey = _greyscale(image)
    turn = _turn(image)
    return grey if turn is None else grey.transpose(turn)


def _read_bytes(path: str | Path) -> bytes:
    """At most one byte over the bound, and only from a regular file; never waits on a pipe."""
    try:
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        descriptor = os.open(path, flags | getattr(os, "O_NOCTTY", 0))
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise PictureMissing from None
    except OSError:
        # Windows opens no folder, and no system opens a socket by its path.
        if os.path.exists(path) and not os.path.isfile(path):
            raise NotAFile from None
        raise PictureUnreadable from None
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        os.close(descriptor)
        raise NotAFile
    with open(descriptor, "rb") as file:
        if status.st_size > MAX_BYTES:
            raise PictureTooLarge
        try:
            return file.read(MAX_BYTES + 1)
        except OSError:
            raise PictureUnreadable from None


def _greyscale(image: Image.Image) -> Image.Image:
    """Any mode Pillow knows as `L`, transparency on white."""
    if image.mode.startswith("I;16"):
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in {"I", "F"}:
        return _stretched(image)
    if image.mode == "LAB":
        return image.getchannel(0)
    if image.mode == "La":
        image = image.convert("LA")
    if image.has_transparency_data:
        coloured = image.convert("RGBA")
        white = Image.new("RGBA", coloured.size, "white")
        image = Image.alpha_composite(white, coloured)
    return image.convert("L")


def _stretched(image: Image.Image) -> Image.Image:
    """32-bit pixels have no agreed white, so the lightest becomes it."""
    extrema = image.getextrema()
    low, high = float(extrema[0]), float(extrema[1])  # type: ignore[arg-type]  # one band
    if not high > low or high - low == float("inf"):
        return Image.new("L", image.size, 255)
    scale = 255 / (high - low)
    return image.convert("F").point(lambda value: value * scale - low * scale).convert("L")


def _turn(image: Image.Image) -> Image.Transpose | None:
    """The turn EXIF asks for; a damaged tag is no reason to refuse the photo."""
    try:
        return _TURNS.get(image.getexif().get(_EXIF_ORIENTATION, 1))
    except _DAMAGE:
        return None
