"""Pictures that come by drop or by paste, as paths or encoded bytes."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage

_SUFFIXES: Final = (".png", ".jpg", ".jpeg", ".webp", ".bmp", ".gif", ".tif", ".tiff")
NAME_PATTERNS: Final = " ".join(f"*{suffix}" for suffix in _SUFFIXES)


@dataclass(frozen=True, slots=True)
class Found:
    """What a drop or the clipboard held: paths, or one encoded picture, or a line of text."""

    paths: tuple[str, ...] = ()
    picture: bytes = b""
    text: str = ""


def holds_pictures(mime: QMimeData) -> bool:
    """Whether a drop may hold a picture; files are looked at later, by the reader."""
    return mime.hasImage() or any(url.isLocalFile() for url in mime.urls())


def from_mime(mime: QMimeData | None) -> Found:
    """What `mime` holds; files first, then a picture, then the first line of a text."""
    if mime is None:
        return Found()
    paths = tuple(str(Path(url.toLocalFile())) for url in mime.urls() if url.isLocalFile())
    if paths:
        return Found(paths=paths)
    image = mime.imageData() if mime.hasImage() else None
    if isinstance(image, QImage) and not image.isNull():
        return Found(picture=_png(image))
    lines = mime.text().strip().splitlines() if mime.hasText() else []
    return Found(text=lines[0].strip()) if lines else Found()


def _png(image: QImage) -> bytes:
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub lacks QIODevice
    return bytes(held.data())
