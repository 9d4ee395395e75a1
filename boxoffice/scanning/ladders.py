"""Variants of one picture, and the order in which which decoder tries them.

Measured on synthetic photos (blurred, dark, tilted, bent, glaring, moved, small in 12 megapixels):
sharpening finds most of what the plain picture hides from zxing-cpp, softening and turning most of
what it hides from zbar, and each finds some that the other never does.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageFilter

from boxoffice.scanning.engines import Engine
from boxoffice.scanning.hot_spots import hot_spots
from sync.protocol.symbologies import Symbology

SMALL: Final = 960
SHARP: Final = 1600
MIDDLE: Final = 2560
_PAPER: Final = 255
_SPOTS: Final = 4

_ALL: Final = frozenset(Symbology)
_TWO_DIMENSIONAL: Final = frozenset({Symbology.QR, Symbology.DATA_MATRIX, Symbology.PDF417})
_SLOW: Final = frozenset({Symbology.DATA_MATRIX, Symbology.PDF417})
_QUICK: Final = _ALL - _SLOW
_LINEAR: Final = _QUICK - {Symbology.QR}
_STACKED: Final = frozenset({Symbology.PDF417})


@dataclass(frozen=True, slots=True)
class Variant:
    """One version of a picture, and where its left, top and width are in the picture.

    `left` and `top` are in widths of the picture. A turned variant keeps no places: `turned`.
    """

    image: Image.Image
    left: float = 0.0
    top: float = 0.0
    width: float = 1.0
    turned: bool = False


Rung = Callable[[Image.Image], Iterator[Variant]]
"""The variants of a greyscale picture that one step looks at; none where another has them."""


@dataclass(frozen=True, slots=True)
class Step:
    """A decoder, what it is shown, and for which kinds of code it looks.

    A step of doubt is made only where something was seen that is not yet believed.
    """

    decoder: int
    engine: Engine
    rung: Rung
    kinds: frozenset[Symbology] = _ALL
    doubt: bool = False


def within(image: Image.Image, longest: int) -> Image.Image:
    """The picture, averaged down where its longer side is over the bound."""
    side = max(image.size)
    if side <= longest:
        return image
    size = (max(1, image.width * longest // side), max(1, image.height * longest // side))
    return image.resize(size, Image.Resampling.BOX, reducing_gap=2.0)


def raw(image: Image.Image) -> Iterator[Variant]:
    """The picture as it is, or 2,560 pixels long: a phone's sensor adds only noise to more."""
    yield Variant(within(image, MIDDLE))


def raw_blurred(image: Image.Image) -> Iterator[Variant]:
    """The same, hardly blurred: a second opinion on PDF417; bars it leaves as they are."""
    yield Variant(within(image, MIDDLE).filter(ImageFilter.GaussianBlur(0.7)))


def raw_reduced(image: Image.Image) -> Iterator[Variant]:
    """The same by nine tenths: other pixels of the same bars."""
    side = round(min(max(image.size), MIDDLE) * 0.9)
    yield Variant(within(image, max(1, side)))


def small(image: Image.Image) -> Iterator[Variant]:
    """At most 960 pixels long by averaging: takes noise away with the pixels."""
    yield Variant(within(image, SMALL))


def reduced(image: Image.Image) -> Iterator[Variant]:
    """The same of a larger picture only: two looks at the same pixels are one."""
    if max(image.size) > SMALL:
        yield Variant(within(image, SMALL))


def soft(image: Image.Image) -> Iterator[Variant]:
    """The same, blurred: joins the grain of bars and of moire."""
    yield Variant(within(image, SMALL).filter(ImageFilter.GaussianBlur(1)))


def sharp(image: Image.Image) -> Iterator[Variant]:
    """At most 960 pixels long and sharpened: bars out of focus."""
    yield Variant(within(image, SMALL).filter(ImageFilter.UnsharpMask(2, 250, 0)))


def sharp_large(image: Image.Image) -> Iterator[Variant]:
    """At most 1,600 pixels long and sharpened more widely."""
    yield Variant(within(image, SHARP).filter(ImageFilter.UnsharpMask(3, 250, 0)))


def enlarged(image: Image.Image) -> Iterator[Variant]:
    """Twice the size: bars of about one pixel in a small picture."""
    if max(image.size) <= SMALL:
        yield Variant(_doubled(image))


def enlarged_soft(image: Image.Image) -> Iterator[Variant]:
    """The same, blurred."""
    if max(image.size) <= SMALL:
        yield Variant(_doubled(image).filter(ImageFilter.GaussianBlur(1.5)))


def enlarged_sharp(image: Image.Image) -> Iterator[Variant]:
    """The same, sharpened."""
    if max(image.size) <= SMALL:
        yield Variant(_doubled(image).filter(ImageFilter.UnsharpMask(4, 300, 0)))


def tilted(angle: float) -> Rung:
    """At most 960 pixels long and turned: lines are searched upright and level only."""

    def turn(image: Image.Image) -> Iterator[Variant]:
        turned = within(image, SMALL).rotate(
            angle, Image.Resampling.BILINEAR, expand=True, fillcolor=_PAPER
        )
        yield Variant(turned, turned=True)

    return turn


def spots(image: Image.Image) -> Iterator[Variant]:
    """Parts of a large photo in full, those with the most edges first: a small code far away."""
    if max(image.size) > MIDDLE:
        for left, top, right, bottom in hot_spots(image, _SPOTS):
            part = image.crop((left, top, right, bottom))
            yield Variant(part, left / image.width, top / image.width, (right - left) / image.width)


def soft_spots(image: Image.Image) -> Iterator[Variant]:
    """The same, blurred: a phone's grain."""
    for each in spots(image):
        soft_part = each.image.filter(ImageFilter.GaussianBlur(1))
        yield Variant(soft_part, each.left, each.top, each.width)


def _doubled(image: Image.Image) -> Image.Image:
    return image.resize((image.width * 2, image.height * 2), Image.Resampling.BICUBIC)


def plan(zxing: Engine | None, zxing_flat: Engine | None, zbar: Engine | None) -> tuple[Step, ...]:
    """The steps for a photo with the decoders there are, the likeliest to read first.

    `zxing_flat` is zxing-cpp with one threshold for the whole picture.
    """
    steps: Sequence[tuple[int, Engine | None, Rung, frozenset[Symbology]]] = (
        (0, zxing, raw, _ALL),
        (1, zbar, small, _QUICK),
        (0, zxing, raw_blurred, _STACKED),
        (0, zxing, raw_reduced, _STACKED),
        (0, zxing, sharp_large, _QUICK),
        (0, zxing, reduced, _ALL),
        (1, zbar, soft, _QUICK),
        (1, zbar, sharp, _LINEAR),
        (0, zxing, soft, _ALL),
        (0, zxing_flat, raw, _TWO_DIMENSIONAL),
        (1, zbar, enlarged_soft, _QUICK),
        (1, zbar, tilted(45), _LINEAR),
        (0, zxing, spots, _QUICK),
        (1, zbar, soft_spots, _LINEAR),
        (1, zbar, tilted(22.5), _LINEAR),
        (1, zbar, tilted(67.5), _LINEAR),
        (0, zxing, enlarged, _ALL),
        (0, zxing, enlarged_sharp, _QUICK),
        (0, zxing, tilted(45), _LINEAR),
        (1, zbar, sharp_large, _LINEAR),
        (0, zxing, sharp, _QUICK),
        (1, zbar, enlarged_sharp, _LINEAR),
    )
    return tuple(
        Step(number, engine, rung, kinds, doubt=rung in {raw_blurred, raw_reduced})
        for number, engine, rung, kinds in steps
        if engine is not None
    )
