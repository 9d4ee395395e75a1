"""Decodes the frames of a video sink on a thread of its own: the newest frame, and no other.

The thread asks the sink for its frame. A connected signal would queue every frame while the
window is busy; connected directly it would run Python on the camera's own thread, for which a
call that stops the camera waits with the interpreter's lock in its hand.
"""

import threading
from collections.abc import Callable
from time import monotonic
from typing import Final

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QVideoFrame, QVideoSink

from boxoffice.scanning.live import Agreement, LiveReader, Look
from boxoffice.ui.devices.grey import grey_image
from boxoffice.ui.threads import Deliverer, guarded

_PICTURE_SECONDS: Final = 0.04
"""A picture for people is made 25 times a second at most; decoding goes on in between."""
_LOOK_SECONDS: Final = 0.004
"""How often the sink is asked whether it has another frame."""
_PICTURE_SIZE: Final = QSize(960, 720)


class CameraFeed(QObject):
    """From a video sink to looks and pictures; frames that come meanwhile are passed over."""

    looked = Signal(object)
    """A `Look`, for each frame that was decoded."""
    pictured = Signal(QImage)
    """A picture for the screen, at most 960 by 720."""

    def __init__(
        self,
        reader: LiveReader,
        deliverer: Deliverer,
        parent: QObject | None = None,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Begin to wait for frames; `clock` gives monotonic seconds."""
        super().__init__(parent)
        self._reader = reader
        self._clock = clock
        self._agreement = Agreement()
        self._pictured_at = -1.0
        self._ended = threading.Event()
        self._hand_over = threading.Lock()
        self._looks: list[Look] = []
        self._picture: QImage | None = None
        self._deliverer = deliverer
        self.sink = QVideoSink(self)
        self._thread = threading.Thread(
            target=guarded, args=(self._run, deliverer), name="camera", daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        """End the thread after the frame under way; nothing is announced any more."""
        self._ended.set()
        self._thread.join()
        with self._hand_over:
            self._looks, self._picture = [], None

    def _run(self) -> None:
        last = QVideoFrame()
        while not self._ended.wait(_LOOK_SECONDS):
            frame = self.sink.videoFrame()
            while frame.isValid() and frame != last and not self._ended.is_set():
                last = frame
                self._decode(frame)
                frame = self.sink.videoFrame()

    def _decode(self, frame: QVideoFrame) -> None:
        now, picture = self._clock(), None
        if now - self._pictured_at >= _PICTURE_SECONDS:
            self._pictured_at, picture = now, _small(frame)
        grey = grey_image(frame)
        sightings = [] if grey is None else self._reader.look(grey)
        look = self._agreement.judge(sightings, self._clock() * 1000)
        with self._hand_over:
            waiting = bool(self._looks)
            self._looks.append(look)
            self._picture = picture or self._picture
        if not waiting:
            self._deliverer.deliver(self._announce)

    def _announce(self) -> None:
        with self._hand_over:
            looks, self._looks = self._looks, []
            picture, self._picture = self._picture, None
        if picture is not None:
            self.pictured.emit(picture)
        for look in looks:
            self.looked.emit(look)


def _small(frame: QVideoFrame) -> QImage:
    picture = frame.toImage()
    if picture.width() <= _PICTURE_SIZE.width() and picture.height() <= _PICTURE_SIZE.height():
        return picture
    return picture.scaled(_PICTURE_SIZE, Qt.AspectRatioMode.KeepAspectRatio)
