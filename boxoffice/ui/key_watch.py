"""Shows a filter the keys and clicks of the application, and little else.

A filter on the application would be asked about every event of every widget: some hundreds for
one card, in Python, while the clerk waits. Keys come to the widget that has the focus, whichever
window it is in, and to a window itself where none of its widgets has it.
"""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

_SHOWN = QEvent.Type.Show


class KeyWatch(QObject):
    """Installs `asked` as the event filter of whatever keys go to now."""

    def __init__(self, asked: QObject, window: QWidget, *always: QWidget) -> None:
        """Watch the application's focus, `window` and the clicks on it, and the widgets `always`
        without regard to the focus.
        """
        super().__init__(asked)
        self._asked = asked
        self._window = window
        self._always = (window, *always)
        for each in self._always:
            each.installEventFilter(asked)
        # The window that the system knows comes only when ours is first shown.
        window.installEventFilter(self)
        application = QApplication.instance()
        self._application = application if isinstance(application, QApplication) else None
        if self._application is not None:
            self._application.focusChanged.connect(self._focus_moved)
            self._focus_moved(None, QApplication.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch the clicks as soon as there is a window for them; stop no event."""
        if watched is self._window and event.type() is _SHOWN:
            self._window.windowHandle().installEventFilter(self._asked)
            self._window.removeEventFilter(self)
        return False

    def stop(self) -> None:
        """Watch nothing more."""
        if self._application is not None:
            self._application.focusChanged.disconnect(self._focus_moved)
            self._focus_moved(QApplication.focusWidget(), None)
        self._window.removeEventFilter(self)
        for each in self._always:
            each.removeEventFilter(self._asked)
        if self._window.windowHandle() is not None:
            self._window.windowHandle().removeEventFilter(self._asked)

    def _focus_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None and isValid(before) and before not in self._always:
            before.removeEventFilter(self._asked)
        if now is not None:
            now.installEventFilter(self._asked)
