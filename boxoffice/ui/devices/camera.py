"""Qt's cameras: permission, choice, start, and what may go wrong."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCameraPermission, QCoreApplication, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import (
    QCamera,
    QCameraDevice,
    QCameraFormat,
    QMediaCaptureSession,
    QMediaDevices,
)

from boxoffice.scanning.decoding import NoDecoder
from boxoffice.scanning.live import LiveReader
from boxoffice.scanning.sources import CameraName, CameraState
from boxoffice.scanning.symbologies import Acceptance
from boxoffice.ui.devices.feed import CameraFeed
from boxoffice.ui.threads import Deliverer

_SILENT_MS: Final = 6000
"""A camera that gives no picture for so long does not work."""
_WIDE: Final = 1920
_FAST: Final = 24.0


class QtCamera(QObject):
    """The `CameraSource` of the window."""

    state_changed = Signal(object)
    """A `CameraState`."""
    cameras_changed = Signal()
    looked = Signal(object)
    """As `CameraFeed`."""
    pictured = Signal(QImage)
    """As `CameraFeed`."""

    def __init__(
        self,
        kinds: Callable[[], Acceptance],
        deliverer: Deliverer,
        parent: QObject | None = None,
    ) -> None:
        """No camera is touched before `start`, which asks for the kinds of code to look for."""
        super().__init__(parent)
        self._kinds = kinds
        self._deliverer = deliverer
        self._devices = QMediaDevices(self)
        self._devices.videoInputsChanged.connect(self._plugged)
        self._session = QMediaCaptureSession(self)
        self._camera: QCamera | None = None
        self._feed: CameraFeed | None = None
        self._wanted: str | None = None
        self._silence = QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.setInterval(_SILENT_MS)
        self._silence.timeout.connect(lambda: self._end(CameraState.FAILED))

    def cameras(self) -> tuple[CameraName, ...]:
        """As `CameraSource`."""
        default = bytes(QMediaDevices.defaultVideoInput().id().data())
        found = [
            CameraName(bytes(each.id().data()).decode("utf-8", "replace"), each.description())
            for each in _inputs(default)
        ]
        return tuple(found)

    def start(self, camera_id: str) -> None:
        """As `CameraSource`."""
        self._let_go()
        self._wanted = camera_id
        self.state_changed.emit(CameraState.STARTING)
        application = QCoreApplication.instance()
        permission = QCameraPermission()
        status = Qt.PermissionStatus.Granted
        if application is not None:
            status = application.checkPermission(permission)
        if application is not None and status is Qt.PermissionStatus.Undetermined:
            application.requestPermission(permission, self, self._answered)
        else:
            self._permitted(status)

    def stop(self) -> None:
        """As `CameraSource`."""
        self._wanted = None
        self._end(CameraState.CLOSED)

    def _answered(self, permission: QCameraPermission) -> None:
        application = QCoreApplication.instance()
        if application is not None and self._wanted is not None:
            self._permitted(application.checkPermission(permission))

    def _permitted(self, status: Qt.PermissionStatus) -> None:
        if status is not Qt.PermissionStatus.Granted:
            self._end(CameraState.FORBIDDEN)
            return
        inputs = _inputs(bytes(QMediaDevices.defaultVideoInput().id().data()))
        if not inputs:
            self._end(CameraState.FORBIDDEN if _locked_away() else CameraState.NONE)
            return
        wanted = (self._wanted or "").encode()
        chosen = next((each for each in inputs if bytes(each.id().data()) == wanted), inputs[0])
        self._open(chosen)

    def _open(self, device: QCameraDevice) -> None:
        feed = self._make_feed()
        if feed is None:
            self._end(CameraState.NO_DECODER)
            return
        camera = QCamera(device, self)
        camera.setCameraFormat(_best_format(device))
        camera.errorOccurred.connect(self._failed)
        self._camera = camera
        self._session.setCamera(camera)
        self._session.setVideoSink(feed.sink)
        self._silence.start()
        camera.start()

    def _make_feed(self) -> CameraFeed | None:
        try:
            feed = CameraFeed(LiveReader(self._kinds()), self._deliverer, self)
        except NoDecoder:
            return None
        feed.pictured.connect(self._picture_came)
        feed.looked.connect(self.looked)
        self._feed = feed
        return feed

    def _picture_came(self, picture: QImage) -> None:
        if self._silence.isActive():
            self._silence.stop()
            self.state_changed.emit(CameraState.LIVE)
        self.pictured.emit(picture)

    def _failed(self, error: QCamera.Error, _words: str) -> None:
        if error is not QCamera.Error.NoError:
            gone = not QMediaDevices.videoInputs()
            self._end(CameraState.NONE if gone else CameraState.FAILED)

    def _plugged(self) -> None:
        self.cameras_changed.emit()
        if self._wanted is not None and self._camera is None and QMediaDevices.videoInputs():
            self.start(self._wanted)

    def _end(self, state: CameraState) -> None:
        self._let_go()
        self.state_changed.emit(state)

    def _let_go(self) -> None:
        self._silence.stop()
        if self._camera is not None:
            self._camera.errorOccurred.disconnect(self._failed)
            self._camera.stop()
            self._session.setCamera(None)  # type: ignore[arg-type]  # none is allowed
            self._camera.deleteLater()
            self._camera = None
        if self._feed is not None:
            self._session.setVideoSink(None)  # type: ignore[arg-type]  # none is allowed
            self._feed.stop()
            self._feed.deleteLater()
            self._feed = None


def _locked_away() -> bool:
    """Whether Linux has cameras that this user may not open, which Qt then does not list."""
    found = list(Path("/dev").glob("video*")) if sys.platform == "linux" else []
    return bool(found) and not any(os.access(each, os.R_OK | os.W_OK) for each in found)


def _inputs(default: bytes) -> list[QCameraDevice]:
    """The cameras, the system's first choice first."""
    return sorted(QMediaDevices.videoInputs(), key=lambda each: bytes(each.id().data()) != default)


def _best_format(device: QCameraDevice) -> QCameraFormat:
    """The most pixels up to 1080p at 24 frames a second or more, else the camera's own choice."""
    return max(device.videoFormats(), key=_merit, default=QCameraFormat())


def _merit(offered: QCameraFormat) -> tuple[bool, bool, int, float]:
    size = offered.resolution()
    fast, fits = offered.maxFrameRate() >= _FAST, size.width() <= _WIDE
    return fits, fast, size.width() * size.height(), offered.maxFrameRate()
