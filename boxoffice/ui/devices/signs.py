"""Paints our icons on paper: as lines and areas, on any device and in any thread."""

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgRenderer

from boxoffice.ui.assets import resource

_INK = "#222222"


def paint_sign(painter: QPainter, name: str, place: QRectF) -> None:
    """The icon `name` in a place, dark on white paper."""
    source = resource("icons", f"{name}.svg").read_text("utf-8").replace("currentColor", _INK)
    QSvgRenderer(QByteArray(source.encode())).render(painter, place)
