"""The one window of a file of tests: a new one for each test takes a quarter of a second."""

from shiboken6 import delete

from boxoffice.scanning.wedge import WedgeDetector
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.window import DeskWindow


class OneWindow:
    """Made for the first test that asks for it."""

    def __init__(self) -> None:
        """There is none yet."""
        self._made: DeskWindow | None = None

    def shown(self, appearance: Appearance, detector: WedgeDetector) -> DeskWindow:
        """The window."""
        if self._made is None:
            self._made = DeskWindow(appearance, detector)
            self._made.resize(1280, 800)
            self._made.show()
        return self._made

    def end(self) -> None:
        """Delete it, before another look is chosen: to style a window anew takes longer than to
        make one.
        """
        if self._made is not None:
            self._made.close()
            delete(self._made)
            self._made = None


one_window = OneWindow()
