"""The camera panel: what the presenter decides, what the view paints, and F2 in the window."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from boxoffice.scanning.engines import Sighting
from boxoffice.scanning.live import Look
from boxoffice.scanning.sources import CameraName, CameraState
from boxoffice.scanning.symbologies import Acceptance
from boxoffice.ui import camera_words
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.camera.presenter import CameraPresenter
from boxoffice.ui.camera.screen import CameraScreen, Mark, MarkTone
from boxoffice.ui.camera.view import CameraView
from boxoffice.ui.camera_session import CameraSession
from boxoffice.ui.devices.memory import Devices, Forgetful
from boxoffice.ui.threads import Deliverer
from boxoffice.ui.window import DeskWindow, Section
from sync.protocol.card_codes import CodeFormat
from sync.protocol.symbologies import Symbology

CORNERS = ((0.2, 0.1), (0.6, 0.1), (0.6, 0.3), (0.2, 0.3))
FORMATS = (CodeFormat(id="a", pattern="KA[0-9]+", example="KA1", symbologies=("QR",)),)
TWO_CAMERAS = (CameraName("a", "Laptop camera"), CameraName("b", "Desk camera"))


def seen(text: str) -> Sighting:
    return Sighting(text, Symbology.QR, 0.4, 0.2, 0.4, CORNERS)


def counted(text: str) -> Look:
    return Look((seen(text),), text)


@dataclass
class Source:
    """Cameras that do what they are told."""

    names: tuple[CameraName, ...] = TWO_CAMERAS
    calls: list[str] = field(default_factory=list)

    def cameras(self) -> tuple[CameraName, ...]:
        return self.names

    def start(self, camera_id: str) -> None:
        self.calls.append(f"start {camera_id}".strip())

    def stop(self) -> None:
        self.calls.append("stop")


class Panel:
    """A presenter with all it does written down, on a clock that is set by hand."""

    def __init__(self, source: Source | None = None, camera_id: str = "") -> None:
        self.source = source or Source()
        self.screens: list[CameraScreen] = []
        self.read: list[str] = []
        self.remembered: list[str] = []
        self.now = 100.0
        self.presenter = CameraPresenter(
            self.source,
            self.screens.append,
            self.read.append,
            self.remembered.append,
            camera_id=camera_id,
            monotonic=lambda: self.now,
        )

    @property
    def shown(self) -> CameraScreen:
        return self.screens[-1]

    def live(self) -> "Panel":
        self.presenter.toggle()
        self.presenter.state_changed(CameraState.LIVE)
        return self


def test_f2_starts_the_camera_remembered_and_again_lets_it_go() -> None:
    panel = Panel(camera_id="b")
    panel.presenter.toggle()
    panel.presenter.toggle()
    assert panel.source.calls == ["start b", "stop"]
    assert (panel.screens[0].open, panel.shown.open) == (True, False)


def test_a_card_is_handed_on_once_while_it_stays_before_the_camera() -> None:
    panel = Panel().live()
    for _ in range(200):
        panel.presenter.looked(counted("KA11"))
        panel.now += 0.1
    assert panel.read == ["KA11"]
    panel.now += 3.1
    panel.presenter.looked(counted("KA11"))
    assert panel.read == ["KA11", "KA11"]


def test_the_next_card_is_handed_on_at_once() -> None:
    panel = Panel().live()
    panel.presenter.looked(counted("KA11"))
    panel.presenter.looked(counted("KA22"))
    assert panel.read == ["KA11", "KA22"]


def test_a_text_of_one_frame_is_framed_and_not_handed_on() -> None:
    panel = Panel().live()
    panel.presenter.looked(Look((seen("KA11"),)))
    assert panel.read == []
    assert panel.shown.marks == (Mark(CORNERS, MarkTone.SEEN),)


def test_two_codes_are_refused_and_asked_about() -> None:
    panel = Panel().live()
    panel.presenter.looked(Look((seen("KA11"), seen("KA22")), two=True))
    assert panel.read == []
    assert panel.shown.hint == camera_words.camera_hint("two")
    assert panel.shown.caution


def test_the_frame_goes_a_moment_after_the_card() -> None:
    panel = Panel().live()
    panel.presenter.looked(counted("KA11"))
    assert panel.shown.hint == camera_words.camera_hint("read")
    panel.now += 0.2
    panel.presenter.looked(Look())
    assert panel.shown.marks
    panel.now += 0.3
    panel.presenter.looked(Look())
    assert not panel.shown.marks
    assert panel.shown.hint == camera_words.camera_hint("seen")


@pytest.mark.parametrize(
    "state", [CameraState.NONE, CameraState.FORBIDDEN, CameraState.FAILED, CameraState.NO_DECODER]
)
def test_what_is_wrong_is_said_and_can_be_tried_again(state: CameraState) -> None:
    panel = Panel()
    panel.presenter.toggle()
    panel.presenter.state_changed(state)
    assert panel.shown.message == camera_words.camera_state(state)
    assert bool(panel.shown.retry) is (state is not CameraState.NO_DECODER)
    panel.presenter.retry()
    assert panel.source.calls == ["start", "start"]


def test_a_chosen_camera_is_used_and_remembered() -> None:
    panel = Panel().live()
    panel.presenter.choose("b")
    assert (panel.source.calls[-1], panel.remembered) == ("start b", ["b"])
    assert [each.chosen for each in panel.shown.cameras] == [False, True]


@pytest.mark.parametrize(("names", "chosen"), [(TWO_CAMERAS[:1], []), (TWO_CAMERAS, [True, False])])
def test_cameras_are_offered_where_there_are_several(
    names: tuple[CameraName, ...], chosen: list[bool]
) -> None:
    panel = Panel(Source(names), camera_id="gone")
    panel.presenter.toggle()
    assert [each.chosen for each in panel.shown.cameras] == chosen


def test_nothing_is_filmed_while_another_screen_is_up() -> None:
    panel = Panel().live()
    panel.presenter.leave()
    panel.presenter.looked(counted("KA11"))
    panel.presenter.come_back()
    assert panel.source.calls == ["start", "stop", "start"]
    assert panel.read == []


def test_a_closed_camera_stays_closed_on_the_way_back() -> None:
    panel = Panel().live()
    panel.presenter.toggle()
    panel.presenter.leave()
    panel.presenter.come_back()
    assert panel.source.calls == ["start", "stop"]


@pytest.fixture
def view(qtbot: QtBot, appearance: Appearance) -> Iterator[CameraView]:
    holder = QWidget()
    holder.resize(400, 360)
    made = CameraView(appearance)
    made.setParent(holder)
    made.resize(400, 360)
    holder.show()
    yield made
    holder.close()
    delete(holder)


def live_screen(**more: object) -> CameraScreen:
    return CameraScreen(open=True, title="Camera", hint="Hold", **more)  # type: ignore[arg-type]


def test_the_frame_is_painted_where_the_code_is(view: CameraView) -> None:
    picture = QImage(320, 180, QImage.Format.Format_RGB32)
    picture.fill(QColor("#808080"))
    view.render_screen(live_screen(marks=(Mark(CORNERS, MarkTone.READ),)))
    view.show()
    view.show_picture(picture)
    painted = view.picture.grab().toImage()
    width = painted.width()

    def colour(x: float, y: float) -> str:
        return painted.pixelColor(round(x * width), round(y * width)).name()

    assert colour(0.4, 0.1) == colour(0.2, 0.2) == colour(0.6, 0.2) == "#35d07f"
    assert colour(0.4, 0.2) == colour(0.8, 0.4) == "#808080"


def test_a_message_stands_where_the_picture_would_be(view: CameraView) -> None:
    view.show()
    view.render_screen(live_screen(message="No camera", retry="Try again"))
    assert view.picture.isHidden()
    assert (view.message.text(), view.retry.text()) == ("No camera", "Try again")
    view.render_screen(CameraScreen())
    assert view.isHidden()


class FakeCamera(QObject):
    """As `QtCamera`, without a camera."""

    state_changed = Signal(object)
    cameras_changed = Signal()
    looked = Signal(object)
    pictured = Signal(QImage)
    made: "list[FakeCamera]" = []  # noqa: RUF012 - emptied by the fixture

    def __init__(
        self, kinds: Callable[[], Acceptance], deliverer: Deliverer, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.kinds = kinds
        self.started: list[str] = []
        self.made.append(self)

    def cameras(self) -> tuple[CameraName, ...]:
        return TWO_CAMERAS

    def start(self, camera_id: str) -> None:
        self.started.append(camera_id)
        self.state_changed.emit(CameraState.LIVE)

    def stop(self) -> None:
        self.started.append("stop")
        self.state_changed.emit(CameraState.CLOSED)


@dataclass
class Filmed:
    """The camera of the shared window."""

    session: CameraSession
    read: list[str]
    memory: Forgetful

    @property
    def camera(self) -> FakeCamera:
        return FakeCamera.made[0]


@pytest.fixture
def filmed(window: DeskWindow) -> Iterator[Filmed]:
    FakeCamera.made.clear()
    read: list[str] = []
    memory = Forgetful(Devices(camera="b"))
    session = CameraSession(
        window, read.append, memory, Deliverer(), formats=lambda: FORMATS, make=FakeCamera
    )  # type: ignore[arg-type]
    yield Filmed(session, read, memory)
    window.desk.camera_requested.disconnect(session.toggle)
    # The window keeps the panel, as it does in a desk; the next test adds another.
    for panel in window.desk.findChildren(CameraView):
        panel.hide()
    delete(session)


def test_f2_opens_the_panel_and_the_code_field_listens_on(
    window: DeskWindow, filmed: Filmed
) -> None:
    assert not FakeCamera.made
    QTest.keyClick(window.desk.code_field.line, Qt.Key.Key_F2)
    panel = window.desk.findChildren(CameraView)[-1]
    assert panel.isVisible()
    assert filmed.camera.started == ["b"]
    assert window.focusWidget() is window.desk.code_field.line
    filmed.camera.looked.emit(counted("KA11"))
    assert filmed.read == ["KA11"]
    assert filmed.camera.kinds().symbologies == {Symbology.QR}
    QTest.keyClick(window.desk.code_field.line, Qt.Key.Key_F2)
    assert not panel.isVisible()


def test_the_panel_keeps_its_place_in_a_narrow_window(window: DeskWindow, filmed: Filmed) -> None:
    filmed.session.toggle()
    panel = window.desk.findChildren(CameraView)[-1]
    window.resize(720, 900)
    assert panel.isVisible()
    window.resize(1280, 800)
    assert panel.isVisible()


def test_another_screen_lets_the_camera_go(window: DeskWindow, filmed: Filmed) -> None:
    filmed.session.toggle()
    window.open(Section.SYNC)
    window.open(Section.DESK)
    assert filmed.camera.started == ["b", "stop", "b"]


def test_the_chosen_camera_is_kept(window: DeskWindow, filmed: Filmed) -> None:
    filmed.session.toggle()
    panel = window.desk.findChildren(CameraView)[-1]
    panel.chosen.emit("a")
    assert filmed.memory.devices() == Devices(camera="a")
