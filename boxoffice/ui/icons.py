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


@lru_cache(maxsize=256)
def sign(name: str, size: int, plain: tuple[str, str], chosen: tuple[str, str]) -> QIcon:
    """The sign of a row: its colour and that of the marks inside it, and both in a chosen row."""
    made = QIcon(pixmap(name, plain[0], size, 1.0, plain[1]))
    made.addPixmap(pixmap(name, chosen[0], size, 1.0, chosen[1]), QIcon.Mode.Selected)
    return made


def icon(name: str, colour: str, size: int, disabled: str, checked: str) -> QIcon:
    """The icon for a button: its colour, its colour when disabled and when checked."""
    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(pixmap(name, colour, size, ratio))
        made.addPixmap(pixmap(name, disabled, size, ratio), QIcon.Mode.Disabled)
        made.addPixmap(pixmap(name, checked, size, ratio), QIcon.Mode.Normal, QIcon.State.On)
    return made
