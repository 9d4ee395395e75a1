"""Barcodes drawn for the tests, and photos made of them."""

import io
import random
from collections.abc import Callable

import pytest
import zxingcpp
from PIL import Image, ImageChops, ImageFilter

from boxoffice.scanning.decoding import Decoder
from sync.protocol.symbologies import Symbology

DRAWN = {
    Symbology.CODE128: zxingcpp.BarcodeFormat.Code128,
    Symbology.CODE39: zxingcpp.BarcodeFormat.Code39,
    Symbology.EAN13: zxingcpp.BarcodeFormat.EAN13,
    Symbology.QR: zxingcpp.BarcodeFormat.QRCode,
    Symbology.DATA_MATRIX: zxingcpp.BarcodeFormat.DataMatrix,
    Symbology.PDF417: zxingcpp.BarcodeFormat.PDF417,
    Symbology.ITF: zxingcpp.BarcodeFormat.ITF,
}

Draw = Callable[[str, Symbology], Image.Image]
Photo = Callable[..., Image.Image]
Encode = Callable[..., bytes]


def _draw(text: str, symbology: Symbology) -> Image.Image:
    pixels = zxingcpp.create_barcode(text, DRAWN[symbology]).to_image(scale=4, add_quiet_zones=True)
    height, width = memoryview(pixels).shape
    return Image.frombytes("L", (width, height), bytes(pixels))


def _photo(
    code: Image.Image, *, size: tuple[int, int] = (1280, 960), angle: float = 0, seed: int = 1
) -> Image.Image:
    """The code at half the width of an uneven, blurred and grainy picture, seen at an angle."""
    chance = random.Random(seed)
    width = size[0] // 2
    card = code.resize((width, max(120, round(code.height * width / code.width))))
    card = card.resize((width, min(card.height, size[1] // 2)))
    lean = 0.04 * width
    corners = (-lean, 0, -lean, card.height + lean, width, card.height + lean, width, -lean)
    card = card.transform(
        card.size, Image.Transform.QUAD, corners, Image.Resampling.BICUBIC, fillcolor=255
    )
    shape = Image.new("L", card.size, 255).rotate(angle, expand=True)
    card = card.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    table = Image.new("L", size)
    table.putdata([100 + chance.randrange(60) for _ in range(size[0])] * size[1])
    table.paste(card, ((size[0] - card.width) // 2, (size[1] - card.height) // 2), shape)
    grain = Image.new("L", (64, 64))
    grain.putdata([128 + chance.randrange(-20, 21) for _ in range(64 * 64)])
    soft = table.filter(ImageFilter.GaussianBlur(0.8))
    return ImageChops.add(soft, grain.resize(size), offset=-128)


def _encode(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


@pytest.fixture
def draw() -> Draw:
    """Draws a text as a barcode, greyscale, with quiet zones."""
    return _draw


@pytest.fixture
def photo() -> Photo:
    """Makes a photo of a drawn barcode."""
    return _photo


@pytest.fixture
def encode() -> Encode:
    """The bytes of a picture file."""
    return _encode


@pytest.fixture(scope="session")
def decoder() -> Decoder:
    """The decoder as the desk uses it."""
    return Decoder()
