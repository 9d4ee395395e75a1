"""Making machine-readable signs for prints: QR codes and Code 128, as grids of dark modules."""

from dataclasses import dataclass
from typing import Final

from PIL import Image

try:
    import zxingcpp
except (ImportError, OSError):  # a wheel is missing for this processor
    zxingcpp = None  # type: ignore[assignment]  # None stands for "not on this computer"

_DARK_BELOW: Final = 128


class CannotMakeSymbol(Exception):
    """The sign cannot be made: too much content, or no library for it on this computer."""


@dataclass(frozen=True, slots=True)
class Modules:
    """A sign as rows of modules, true where it is dark, without the quiet zone around it."""

    rows: tuple[tuple[bool, ...], ...]

    @property
    def width(self) -> int:
        """Modules across."""
        return len(self.rows[0])

    @property
    def height(self) -> int:
        """Modules down."""
        return len(self.rows)


def qr_code(content: str) -> Modules:
    """A QR code with the middle level of correction. Raises `CannotMakeSymbol`."""
    return _modules("QRCode", content, ec_level="M")


def code_128(content: str) -> Modules:
    """A Code 128 bar code, one row of modules. Raises `CannotMakeSymbol`."""
    return Modules(_modules("Code128", content).rows[:1])


def _modules(name: str, content: str, **options: str) -> Modules:
    if zxingcpp is None:
        raise CannotMakeSymbol
    try:
        made = zxingcpp.create_barcode(content, getattr(zxingcpp.BarcodeFormat, name), **options)
        image = made.to_image(scale=1, add_quiet_zones=False)
    except (ValueError, RuntimeError) as error:
        raise CannotMakeSymbol from error
    down, across = image.shape
    grey = Image.frombuffer("L", (across, down), image, "raw", "L", 0, 1).tobytes()
    rows = (grey[start : start + across] for start in range(0, across * down, across))
    return Modules(tuple(tuple(each < _DARK_BELOW for each in row) for row in rows))
