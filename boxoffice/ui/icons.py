"""Our SVG icons, painted in a colour of the theme and kept once painted."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from boxoffice.ui.assets import resource


@lru_cache(maxsize=512)
def pixmap(name: str, colour: str, size: int, ratio: float = 1.0, on: str = "#ffffff") -> QPixmap:
    """The icon `name` in `colour`, `size` logical pixels square; `on` paints marks inside it."""
    source = resource("icons", f"{name}.svg").read_text("utf-8")
    source = source.replace("#ffffff", on).replace("currentColor", colour)
    side = max(1, round(size * ratio))
    image = QPixmap(side, side)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


def icon(name: str, colour: str, size: int, disabled: str, checked: str) -> QIcon:
    """The icon for a button: its colour, its colour when disabled and when checked."""
    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(pixmap(name, colour, size, ratio))
        made.addPixmap(pixmap(name, disabled, size, ratio), QIcon.Mode.Disabled)
        made.addPixmap(pixmap(name, checked, size, ratio), QIcon.Mode.Normal, QIcon.State.On)
    return made
