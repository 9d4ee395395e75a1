"""The sounds of an open desk: what plays them is loaded behind the window, once it is at rest."""

from PySide6.QtCore import QObject

import boxoffice.ui.devices.sounds as sound_device
from boxoffice.ui.desk.hearing import GIVEN, LOOK, Hearing
from boxoffice.ui.desk.screen import DeskScreen
from boxoffice.ui.devices.memory import DeviceMemory
from boxoffice.ui.lane import Lane


class SoundSession(QObject):
    """Sounds for the screens that are shown; silent until `listen`, and where nothing can play."""

    def __init__(self, parent: QObject, memory: DeviceMemory, lane: Lane) -> None:
        """`memory` says when there is to be a sound; `lane` is where nobody waits."""
        super().__init__(parent)
        self._memory = memory
        self._hearing = Hearing()
        self._player: sound_device.Player | None = None
        self._lane = lane

    def listen(self) -> None:
        """Load Qt's sounds on the lane, which would make the clerk wait, and then ask for a device;
        a system without the libraries or a device is silent. The screens follow.
        """
        # A deferred module is loaded where its first name is asked for: on the lane.
        self._lane.run(lambda: sound_device.load(), self._loaded, lambda error: None)  # noqa: PLW0108

    def shown(self, screen: DeskScreen) -> None:
        """A screen was painted."""
        name = self._hearing.sound_for(screen, self._memory.devices().sound)
        if name and self._player is not None:
            self._player.play(name)

    def stop(self) -> None:
        """Play no more."""
        self._player = None

    def _loaded(self, _nothing: None) -> None:
        player = sound_device.available()
        if player is not None:
            self._player = player(self, (LOOK, GIVEN))
