"""The camera of an open desk: made when it is first asked for, and ended with the desk."""

from collections.abc import Callable, Collection
from dataclasses import replace

from PySide6.QtCore import QObject

import boxoffice.ui.devices.camera as camera_device
from boxoffice.scanning import symbologies
from boxoffice.ui.camera import presenter as camera_presenter
from boxoffice.ui.camera import view as camera_view
from boxoffice.ui.devices.memory import DeviceMemory
from boxoffice.ui.threads import Deliverer
from boxoffice.ui.window import DeskWindow, Section
from sync.protocol.card_codes import CodeFormat

MakeSource = Callable[
    ["Callable[[], symbologies.Acceptance]", Deliverer, QObject], "camera_device.QtCamera"
]


class CameraSession(QObject):
    """F2 and what follows, for as long as a desk is open."""

    def __init__(
        self,
        window: DeskWindow,
        read: Callable[[str], None],
        memory: DeviceMemory,
        deliverer: Deliverer,
        *,
        formats: Callable[[], Collection[CodeFormat]],
        make: MakeSource | None = None,
    ) -> None:
        """`read` gets each card's text; the camera looks for what cards of the network's `formats`
        carry. `make` makes it, by default Qt's.
        """
        super().__init__(window)
        self._window = window
        self._read = read
        self._formats = formats
        self._memory = memory
        self._deliverer = deliverer
        self._make = make
        self._source: camera_device.QtCamera | None = None
        self._presenter: camera_presenter.CameraPresenter | None = None
        window.desk.camera_requested.connect(self.toggle)
        window.section_changed.connect(self._section)

    def toggle(self) -> None:
        """Open the camera, or close it; the code field listens on."""
        if self._presenter is None:
            self._presenter = self._made()
        self._presenter.toggle()
        self._window.desk.listen()

    def show(self) -> None:
        """Say everything anew, in the language spoken now."""
        if self._presenter is not None:
            self._presenter.show()

    def stop(self) -> None:
        """Let go of the camera for good."""
        if self._source is not None:
            self._source.stop()

    def _made(self) -> "camera_presenter.CameraPresenter":
        # Qt's multimedia is a third of a second to load: not before anybody wants a camera.
        make = self._make or camera_device.QtCamera
        source = self._source = make(self._kinds, self._deliverer, self)
        view = camera_view.CameraView(self._window.appearance)
        view.setHidden(True)
        self._window.desk.add_camera(view)
        presenter = camera_presenter.CameraPresenter(
            source,
            view.render_screen,
            self._read,
            self._remember,
            camera_id=self._memory.devices().camera,
        )
        source.state_changed.connect(presenter.state_changed)
        source.cameras_changed.connect(presenter.show)
        source.looked.connect(presenter.looked)
        source.pictured.connect(view.show_picture)
        view.closed.connect(self.toggle)
        view.retried.connect(presenter.retry)
        view.chosen.connect(presenter.choose)
        return presenter

    def _kinds(self) -> "symbologies.Acceptance":
        return symbologies.acceptance_of(self._formats())

    def _remember(self, camera_id: str) -> None:
        self._memory.keep_devices(replace(self._memory.devices(), camera=camera_id))

    def _section(self, section: str) -> None:
        if self._presenter is None:
            return
        if section == Section.DESK:
            self._presenter.come_back()
        else:
            self._presenter.leave()
