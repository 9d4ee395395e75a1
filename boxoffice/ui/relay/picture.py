"""A QR code on the screen: dark on white in every theme, with its quiet zone."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPixmap

from boxoffice.scanning import symbols

_QUIET = 4
"""Modules around it (ISO/IEC 18004)."""


def qr_pixmap(text: str, size: int) -> QPixmap | None:
    """The picture, about `size` pixels across; None where this computer cannot make one."""
    try:
        modules = symbols.qr_code(text)
    except symbols.CannotMakeSymbol:
        return None
    side = modules.width + 2 * _QUIET
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    dark = QColor(Qt.GlobalColor.black).rgb()
    for down, row in enumerate(modules.rows, _QUIET):
        for across, is_dark in enumerate(row, _QUIET):
            if is_dark:
                image.setPixel(across, down, dark)
    scale = max(2, size // side)
    return QPixmap.fromImage(image.scaled(side * scale, side * scale))
