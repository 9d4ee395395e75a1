"""The order in which variants of one picture are tried, easiest first."""

from collections.abc import Callable
from typing import Final

from PIL import Image, ImageFilter

Rung = Callable[[Image.Image], Image.Image | None]
"""A variant of a greyscale image, or None where it would only repeat another rung."""

SMALL: Final = 960
MIDDLE: Final = 2560
LARGEST: Final = 4096
_PAPER: Final = 255


def _within(image: Image.Image, longest: int) -> Image.Image:
    """The picture, averaged down where its longer side is over the bound."""
    side = max(image.size)
    if side <= longest:
        return image
    size = (max(1, image.width * longest // side), max(1, image.height * longest // side))
    return image.resize(size, Image.Resampling.BOX)


def raw(image: Image.Image) -> Image.Image:
    """The picture as it is, or 2,560 pixels long: a phone's sensor adds only noise to more."""
    return _within(image, MIDDLE)


def whole(image: Image.Image) -> Image.Image | None:
    """A large photo in full, up to 4,096 pixels long: a small code far away."""
    return _within(image, LARGEST) if max(image.size) > MIDDLE else None


def small(image: Image.Image) -> Image.Image | None:
    """960 wide by averaging: takes noise away with the pixels."""
    if image.width <= SMALL:
        return None
    height = max(1, round(image.height * SMALL / image.width))
    return image.resize((SMALL, height), Image.Resampling.BOX)


def soft(image: Image.Image) -> Image.Image:
    """At most 960 wide and blurred: joins the grain of bars and of moire."""
    return (small(image) or image).filter(ImageFilter.GaussianBlur(1))


def enlarged(image: Image.Image) -> Image.Image | None:
    """Twice the size: bars of about one pixel in a small picture."""
    if max(image.size) > SMALL:
        return None
    return image.resize((image.width * 2, image.height * 2), Image.Resampling.BICUBIC)


def tilted(image: Image.Image) -> Image.Image:
    """Turned by 45 degrees: lines are searched upright and level only."""
    return (small(image) or image).rotate(
        45, Image.Resampling.BILINEAR, expand=True, fillcolor=_PAPER
    )


# Measured best on webcam frames; in these a place is the same part of the picture.
LEVEL: Final[tuple[Rung, ...]] = (small, soft, raw)
# The others find what these leave.
PHOTO: Final[tuple[Rung, ...]] = (*LEVEL, enlarged, tilted)
