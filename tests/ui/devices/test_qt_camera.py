"""Qt's cameras on a computer that has none, and where they are not allowed."""

from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtMultimedia import QMediaDevices
from pytestqt.qtbot import QtBot

from boxoffice.scanning.sources import CameraState
from boxoffice.scanning.symbologies import Acceptance
from boxoffice.ui.devices import camera as device
from boxoffice.ui.devices.camera import QtCamera
from boxoffice.ui.threads import Deliverer

pytestmark = [
    pytest.mark.qt_log_ignore("Couldn't (load|resolve)", "No RHI backend"),
    pytest.mark.skipif(bool(QMediaDevices.videoInputs()), reason="this computer has a camera"),
]


class Allowed:
    """An application of a system that asks people before a camera is used."""

    def __init__(self, status: Qt.PermissionStatus) -> None:
        self.status = status
        self.answer: Callable[[object], None] | None = None

    def checkPermission(self, permission: object) -> Qt.PermissionStatus:
        return self.status

    def requestPermission(
        self, permission: object, context: object, call: Callable[[object], None]
    ) -> None:
        self.answer = call


@pytest.fixture
def camera(qapp: QCoreApplication) -> Iterator[tuple[QtCamera, list[CameraState]]]:
    made, states = QtCamera(Acceptance, Deliverer()), []
    made.state_changed.connect(states.append)
    yield made, states
    made.stop()


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> Callable[[Qt.PermissionStatus], Allowed]:
    """Puts a system that answers so in the place of this one."""

    def put(status: Qt.PermissionStatus) -> Allowed:
        asked = Allowed(status)
        monkeypatch.setattr(device, "QCoreApplication", SimpleNamespace(instance=lambda: asked))
        return asked

    return put


def test_no_camera_is_said(camera: tuple[QtCamera, list[CameraState]]) -> None:
    made, states = camera
    made.start("")
    assert states == [CameraState.STARTING, CameraState.NONE]
    assert made.cameras() == ()


def test_a_denied_camera_is_said(
    camera: tuple[QtCamera, list[CameraState]], system: Callable[..., Allowed]
) -> None:
    made, states = camera
    system(Qt.PermissionStatus.Denied)
    made.start("")
    assert states == [CameraState.STARTING, CameraState.FORBIDDEN]


def test_a_person_is_asked_and_the_answer_counts(
    camera: tuple[QtCamera, list[CameraState]], system: Callable[..., Allowed]
) -> None:
    made, states = camera
    asked = system(Qt.PermissionStatus.Undetermined)
    made.start("")
    assert states == [CameraState.STARTING]
    asked.status = Qt.PermissionStatus.Denied
    assert asked.answer is not None
    asked.answer(None)
    assert states[-1] is CameraState.FORBIDDEN


def test_cameras_that_only_others_may_open_are_no_permission(
    camera: tuple[QtCamera, list[CameraState]], monkeypatch: pytest.MonkeyPatch
) -> None:
    made, states = camera
    monkeypatch.setattr(device, "_locked_away", lambda: True)
    made.start("")
    assert states[-1] is CameraState.FORBIDDEN


def test_an_answer_that_comes_after_the_panel_was_closed_starts_nothing(
    qtbot: QtBot,
    camera: tuple[QtCamera, list[CameraState]],
    system: Callable[..., Allowed],
) -> None:
    made, states = camera
    asked = system(Qt.PermissionStatus.Undetermined)
    made.start("")
    made.stop()
    asked.status = Qt.PermissionStatus.Granted
    assert asked.answer is not None
    asked.answer(None)
    assert states[-1] is CameraState.CLOSED
