"""Films for the tests: a motion JPEG in an AVI file, as a simple camera writes it."""

import io
import struct
from collections.abc import Iterable
from pathlib import Path

from PIL import Image

_INDEXED = 0x10
_KEY_FRAME = 0x10


def write_film(path: Path, frames: Iterable[Image.Image], rate: int = 25) -> Path:
    """Write `frames`, all of one size, as an AVI file of `rate` frames a second."""
    pictures = [_jpeg(frame) for frame in frames]
    width, height = Image.open(io.BytesIO(pictures[0])).size
    head = struct.pack(
        "<10I16x", 1_000_000 // rate, 0, 0, _INDEXED, len(pictures), 0, 1, 0, width, height
    )
    stream = struct.pack(
        "<4s4s10I4H",
        b"vids",
        b"MJPG",
        0,
        0,
        0,
        1,
        rate,
        0,
        len(pictures),
        0,
        0,
        0,
        0,
        0,
        width,
        height,
    )
    picture = struct.pack(
        "<IiiHH4sIiiII", 40, width, height, 1, 24, b"MJPG", width * height * 3, 0, 0, 0, 0
    )
    lists = _list(b"strl", _chunk(b"strh", stream) + _chunk(b"strf", picture))
    movie = _list(b"movi", b"".join(_chunk(b"00dc", each) for each in pictures))
    content = _list(b"hdrl", _chunk(b"avih", head) + lists) + movie + _index(pictures)
    path.write_bytes(b"RIFF" + struct.pack("<I", len(content) + 4) + b"AVI " + content)
    return path


def _index(pictures: list[bytes]) -> bytes:
    entries, offset = b"", 4
    for each in pictures:
        entries += struct.pack("<4sIII", b"00dc", _KEY_FRAME, offset, len(each))
        offset += 8 + len(each) + len(each) % 2
    return _chunk(b"idx1", entries)


def _jpeg(frame: Image.Image) -> bytes:
    file = io.BytesIO()
    frame.convert("RGB").save(file, "JPEG", quality=85)
    return file.getvalue()


def _chunk(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)


def _list(name: bytes, content: bytes) -> bytes:
    return _chunk(b"LIST", name + content)
