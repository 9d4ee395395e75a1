"""The pages of a desk's window from which practice is reached."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QTimer

from boxoffice import throw_away
from boxoffice.config import Config
from boxoffice.ui.practice import launching
from boxoffice.ui.practice_button import PracticeButton
from boxoffice.ui.window import DeskWindow, Section

_LATER_MS: Final = 10_000
"""When the desk has long been usable."""


class PracticePlaces:
    """Opens practice from sign-in, first start and settings; `lock` locks the desk before."""

    def __init__(
        self,
        window: DeskWindow,
        config: Config,
        lock: Callable[[], None],
        staffed: Callable[[], bool],
    ) -> None:
        """Nothing is imported of practice until somebody asks for it; what a killed one left is
        thrown away a while after the start. `staffed` says whether the venue has clerks.
        """
        self._window = window
        self._config = config
        self._lock = lock
        self._staffed = staffed
        self._launcher: launching.Launcher | None = None
        self._buttons: list[PracticeButton] = []
        pages: dict[Section, Callable[[], PracticeButton]] = {
            Section.SIGN_IN: lambda: window.sign_in.practice,
            Section.FIRST_START: lambda: window.first_start.practice,
            Section.SETTINGS: lambda: window.settings.practice,
        }
        for section, button in pages.items():
            window.when_made(section, partial(self._offer, button))
        QTimer.singleShot(_LATER_MS, window, self.tidy)

    def tidy(self) -> None:
        """Throw away what killed practices left."""
        throw_away.wipe_leftovers(self._config)

    def stop(self) -> None:
        """The window closes."""
        if self._launcher is not None:
            self._launcher.stop()

    def _offer(self, found: Callable[[], PracticeButton]) -> None:
        button = found()
        button.setHidden(False)
        button.wanted.connect(self._open)
        self._buttons.append(button)

    def _open(self) -> None:
        if self._launcher is None:
            self._launcher = launching.Launcher(self._window, self._config.data, self._told)
        if not self._launcher.running:
            self._lock()
        self._launcher.start(staffed=self._staffed())

    def _told(self, state: str) -> None:
        for button in self._buttons:
            button.told(state)
        if state != "open":
            self.tidy()
            self._window.activateWindow()
