"""A made-up frame of a camera."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter


def lens() -> QImage:
    """A made-up frame of a film: a hall out of focus, and a card that is held up."""
    picture = QImage(640, 360, QImage.Format.Format_RGB32)
    picture.fill(QColor("#5b6472"))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for place, (across, colour) in enumerate(((70, "#6d7787"), (300, "#667080"), (540, "#727d8e"))):
        painter.setBrush(QColor(colour))
        painter.drawEllipse(across - 90, 20 + 30 * place, 220, 300)
    painter.setBrush(QColor("#c99b7d"))
    painter.drawRoundedRect(380, 250, 150, 140, 50, 50)
    painter.setBrush(QColor("#f2f4f8"))
    painter.drawRoundedRect(96, 64, 400, 240, 16, 16)
    painter.setBrush(QColor("#24406e"))
    painter.drawRoundedRect(96, 64, 400, 28, 16, 16)
    _bars(painter, 148, 122)
    painter.end()
    return picture


def _bars(painter: QPainter, left: int, top: int) -> None:
    """What looks like a bar code, and is none."""
    painter.setBrush(QColor("#161b24"))
    at = left
    for place in range(34):
        wide = 3 + (place * 7 + 1) % 4
        painter.drawRect(at, top, wide, 90)
        at += wide + 3 + place * 5 % 4
