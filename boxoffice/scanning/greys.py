"""Greyscale images from the bytes that a camera gives."""

from PIL import Image

Grey = Image.Image
"""A picture of mode `L`."""


def grey_rows(pixels: bytes | bytearray | memoryview, size: tuple[int, int], stride: int) -> Grey:
    """An image of mode `L` from its rows, each `stride` bytes long, of which the first are it."""
    return Image.frombytes("L", size, pixels, "raw", "L", stride)
