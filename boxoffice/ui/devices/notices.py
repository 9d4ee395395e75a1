"""Notices of the system beside its tray; where there is none, the window says it all the same."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QSystemTrayIcon


class Notices(QObject):
    """Shows one notice at a time; the icon stands in the tray only while there is one."""

    def __init__(self, parent: QObject) -> None:
        """Nothing is shown yet."""
        super().__init__(parent)
        self._tray: QSystemTrayIcon | None = None

    def show(self, title: str, text: str) -> bool:
        """Show a notice; False where the system has no place for it."""
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return False
        if self._tray is None:
            self._tray = QSystemTrayIcon(self._icon(), self)
            self._tray.messageClicked.connect(self._tray.hide)
        self._tray.show()
        self._tray.showMessage(title, text)
        return True

    @staticmethod
    def _icon() -> QIcon:
        running = QApplication.instance()
        return running.windowIcon() if isinstance(running, QApplication) else QIcon()
