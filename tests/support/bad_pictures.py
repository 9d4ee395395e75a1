"""Pictures that give no card, each made at a path."""

from pathlib import Path

import segno
from PIL import Image

from tests.support.network import code


def blank(path: Path) -> None:
    """Nothing on it."""
    Image.new("L", (300, 200), 255).save(path)


def two(path: Path) -> None:
    """Two card codes beside each other."""
    canvas = Image.new("L", (700, 350), 255)
    for index in range(2):
        part = path.with_name(f"part-{index}.png")
        segno.make(code(5 + index)).save(str(part), scale=8, border=4)
        canvas.paste(Image.open(part).convert("L"), (index * 350, 0))
    canvas.save(path)


def broken(path: Path) -> None:
    """A picture that was cut off."""
    two(path)
    path.write_bytes(path.read_bytes()[:200])


def no_picture(path: Path) -> None:
    """Some text."""
    path.write_bytes(b"Dear diary")


def huge(path: Path) -> None:
    """More pixels than are opened."""
    Image.new("1", (12_000, 12_000), 1).save(path)


def missing(path: Path) -> None:
    """No file."""
    path.unlink(missing_ok=True)
