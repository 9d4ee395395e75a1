"""Practice beside a real desk: a process of its own, so that the desk goes on as it is behind it.

The real window keeps its open card, its strip and its rows, and goes on syncing; the two share no
memory. Where the venue has clerks the real desk is locked before, and whoever comes back signs in.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QProcess

from boxoffice.ui.language import spoken

_PACKAGE_ROOT = Path(__file__).resolve().parents[3]
_PATIENCE_MS = 10_000


class Launcher(QObject):
    """At most one practice of one window."""

    def __init__(self, parent: QObject, data: Path, told: Callable[[str], None]) -> None:
        """`data` is the desk's folder; `told` hears `open`, `failed`, and nothing at its end."""
        super().__init__(parent)
        self._told = told
        self._arguments = ["-m", "boxoffice", "--practice", "--data", str(data)]
        self._process: QProcess | None = None

    @property
    def running(self) -> bool:
        """Whether a practice is open."""
        return self._process is not None

    def start(self, *, staffed: bool) -> None:
        """Open a practice in the language spoken now, `staffed` with made-up clerks; nothing where
        one is open.
        """
        if self._process is not None:
            return
        process = QProcess(self)
        process.setWorkingDirectory(str(_PACKAGE_ROOT))
        process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedChannels)
        process.finished.connect(self._finished)
        process.errorOccurred.connect(self._failed)
        self._process = process
        self._told("open")
        clerks = ["--clerks"] if staffed else []
        language = ["--language", spoken().code.value]
        process.start(sys.executable, [*self._arguments, *language, *clerks])

    def stop(self) -> None:
        """The real window closes: the practice goes along, and throws its folder away."""
        process, self._process = self._process, None
        if process is not None:
            process.finished.disconnect(self._finished)
            process.errorOccurred.disconnect(self._failed)
            process.terminate()
            if not process.waitForFinished(_PATIENCE_MS):
                process.kill()
                process.waitForFinished(_PATIENCE_MS)

    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        well = code == 0 and status is QProcess.ExitStatus.NormalExit
        self._end("" if well else "failed")

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._end("failed")

    def _end(self, state: str) -> None:
        if self._process is not None:
            self._process.deleteLater()
            self._process = None
        self._told(state)
