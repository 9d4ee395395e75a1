"""The running application: Qt's one object, how this desk likes it, and the loop until it ends."""

import signal
import sys
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from boxoffice.config import Config, DeskSettings
from boxoffice.errors import EXPECTED
from boxoffice.giving_way import giving_way
from boxoffice.ui import pauses
from boxoffice.ui.assets import resource
from boxoffice.ui.collector import Collector
from boxoffice.ui.devices.memory import Devices, SlipPaper, SlipWhen, SoundWhen
from boxoffice.ui.language import LanguageCode
from boxoffice.ui.reception import LOCK_MINUTES
from boxoffice.ui.settings.presenter import Preferences
from boxoffice.ui.theme import ThemeChoice
from boxoffice.ui.translation import system_language

_HEARTBEAT_MS = 300


def qt_application() -> QApplication:
    """The one that runs, else a new one."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    application = QApplication(sys.argv[:1])
    application.setApplicationName("kaiku-boxoffice")
    application.setWindowIcon(QIcon(str(resource("icons", "desk.svg"))))
    return application


def kept_settings(config: Config) -> DeskSettings:
    """The settings of the desk; those of a new one where they cannot be read."""
    try:
        return config.settings()
    except EXPECTED:
        return DeskSettings()


def preferences_of(settings: DeskSettings, language: LanguageCode | None) -> Preferences:
    """How the window looks; `language` is what was asked for at the start."""
    kept = LanguageCode(settings.language) if settings.language else None
    return Preferences(
        language or kept or system_language(),
        ThemeChoice(settings.theme) if settings.theme else ThemeChoice.SYSTEM,
        settings.text_size or 100,
        LOCK_MINUTES if settings.lock_minutes is None else settings.lock_minutes,
        bool(settings.kiosk),
    )


def devices_of(settings: DeskSettings) -> Devices:
    """The devices of the desk."""
    return Devices(
        settings.camera or "",
        settings.scanner_prefix or "",
        settings.scanner_suffix or "",
        settings.serial_port or "",
        settings.serial_rate or Devices().serial_rate,
        settings.slip_printer or "",
        SlipPaper(settings.slip_paper or Devices().slip_paper),
        SlipWhen(settings.slip_when or Devices().slip_when),
        SoundWhen(settings.sound or Devices().sound),
        settings.page_printer or "",
    )


def end_on_signals() -> None:
    """From now on SIGINT and SIGTERM end the program: at once while there is no application."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _end)


def end() -> None:
    """End the loop that runs, whatever windows are open."""
    QApplication.exit()


def _end(_number: int, _frame: FrameType | None) -> None:
    if QApplication.instance() is None:
        sys.exit(0)
    # Not `quit`, which asks the window, and in kiosk mode that asks a supervisor. By a timer: an
    # exit that is asked for before the loop runs would be forgotten.
    QTimer.singleShot(0, QApplication.exit)


def run_until_closed(
    parent: QObject, idle_seconds: Callable[[], float], answer_seconds: Callable[[], float]
) -> int:
    """Stay until the last window is closed, or the process is asked to end; the exit code.
    `idle_seconds` is how long the clerk has done nothing now, `answer_seconds` how long the answer
    to what the clerk did has been due (infinite where it is there).
    """
    end_on_signals()
    # Python sees a signal only when it runs: an idle window lets it, now and then.
    heartbeat = QTimer(parent)
    heartbeat.start(_HEARTBEAT_MS)
    heartbeat.timeout.connect(lambda: None)
    pauses.hand_over_quickly()
    collector = Collector(parent, idle_seconds)
    QTimer.singleShot(pauses.SETTLED_MS, collector, collector.begin)
    with giving_way(answer_seconds):
        return int(QApplication.exec())
