"""Finds where in a large photo a code may be, without reading it: where edges are dense."""

from typing import Final

from PIL import Image, ImageChops, ImageFilter

Box = tuple[int, int, int, int]
"""Left, top, right and bottom in pixels."""

_MAP: Final = 1000
_PART: Final = 0.28
_STRIDE: Final = 0.14
_OVERLAP: Final = 0.5


def hot_spots(image: Image.Image, most: int) -> list[Box]:
    """At most `most` parts of the picture, over a quarter of its longer side wide each, those with
    the densest edges first; none overlaps a better one by more than half.
    """
    edges = _edges(image)
    scale = max(image.size) / max(edges.size)
    side = round(max(edges.size) * _PART)
    step = max(1, round(max(edges.size) * _STRIDE))
    # One pixel for each step: the mean of the edges there.
    cells = edges.resize(
        (max(1, edges.width // step), max(1, edges.height // step)), Image.Resampling.BOX
    )
    ranked = sorted(
        (
            (int(cells.getpixel((column, row))), column, row)  # type: ignore[arg-type]  # one band
            for column in range(cells.width)
            for row in range(cells.height)
        ),
        reverse=True,
    )
    chosen: list[Box] = []
    for _, column, row in ranked:
        across = (column + 0.5) * edges.width / cells.width
        down = (row + 0.5) * edges.height / cells.height
        box = _around(across * scale, down * scale, side * scale, image.size)
        if all(_shared(box, other) <= _OVERLAP for other in chosen):
            chosen.append(box)
        if len(chosen) == most:
            break
    return chosen


def _edges(image: Image.Image) -> Image.Image:
    """How much neighbours differ, across or down, in a small copy; grain is averaged away."""
    times = max(1, -(-max(image.size) // _MAP))
    calm = image.reduce(times).filter(ImageFilter.BoxBlur(0.5))
    across = ImageChops.difference(calm, ImageChops.offset(calm, 1, 0))
    down = ImageChops.difference(calm, ImageChops.offset(calm, 0, 1))
    return ImageChops.add(across, down)


def _around(x: float, y: float, side: float, size: tuple[int, int]) -> Box:
    left = min(max(0, round(x - side / 2)), max(0, size[0] - round(side)))
    top = min(max(0, round(y - side / 2)), max(0, size[1] - round(side)))
    return left, top, min(size[0], left + round(side)), min(size[1], top + round(side))


def _shared(one: Box, other: Box) -> float:
    """The part of the first box that lies in the second."""
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    if width <= 0 or height <= 0:
        return 0.0
    return width * height / ((one[2] - one[0]) * (one[3] - one[1]))
