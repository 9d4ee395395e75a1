"""From Qt's video frames to the greyscale pixels that decoders want."""

from typing import Final

from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat

from boxoffice.scanning.greys import Grey, grey_rows

_Format = QVideoFrameFormat.PixelFormat
# The first plane of these is the brightness, a byte a pixel.
_PLANAR: Final = frozenset(
    {
        _Format.Format_YUV420P,
        _Format.Format_YUV422P,
        _Format.Format_YV12,
        _Format.Format_NV12,
        _Format.Format_NV21,
        _Format.Format_IMC1,
        _Format.Format_IMC2,
        _Format.Format_IMC3,
        _Format.Format_IMC4,
        _Format.Format_Y8,
    }
)
# In these every second byte is the brightness, from the first or from the second.
_PACKED: Final = {_Format.Format_YUYV: 0, _Format.Format_UYVY: 1}


def grey_image(frame: QVideoFrame) -> Grey | None:
    """The brightness of a frame (mode `L`), or None where it cannot be had.

    What a camera gives is nearly always planar: one copy, no arithmetic.
    """
    kind = frame.pixelFormat()
    if kind not in _PLANAR and kind not in _PACKED:
        return _of_picture(frame.toImage())
    if not frame.map(QVideoFrame.MapMode.ReadOnly):
        return None
    try:
        size = (frame.width(), frame.height())
        stride, pixels = frame.bytesPerLine(0), frame.bits(0)
        if kind in _PACKED:
            bright = bytes(pixels)[_PACKED[kind] :: 2]
            return grey_rows(bright, size, stride // 2)
        return grey_rows(pixels, size, stride)
    finally:
        frame.unmap()


def _of_picture(picture: QImage) -> Grey | None:
    if picture.isNull():
        return None
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    size, stride = (grey.width(), grey.height()), grey.bytesPerLine()
    return grey_rows(grey.constBits(), size, stride)
