"""What `window_child` does in the desk's own window: each task is a function that answers JSON.

Only what is needed to watch the program is added to it. Times are read from the clock that all
processes share.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from boxoffice.__main__ import main as boxoffice
from boxoffice.ui.desk.screen import DeskScreen
from boxoffice.ui.desk.verdict_panel import VerdictPanel
from boxoffice.ui.desk.view import DeskView
from boxoffice.ui.first_start.view import FirstStartView

TICK_MS = 5
WARM_UP = 20
_OPENED_MS = 2000
_NO_MODIFIER = Qt.KeyboardModifier.NoModifier
Answer = dict[str, object]


def now() -> float:
    """Seconds on the clock that parent and child share."""
    return time.clock_gettime(time.CLOCK_MONOTONIC)


class Watch(QObject):
    """Sees paint events, and calls back once what was painted is on the screen."""

    def __init__(
        self,
        on: QObject,
        seen: Callable[[QWidget], bool],
        then: Callable[[QWidget], None],
    ) -> None:
        """Wait for a widget (`on` itself, or any of the application) that `seen` says true to while
        it is painted; only once.
        """
        super().__init__(on)
        self._on, self._seen, self._then = on, seen, then
        on.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at paint events; stop none."""
        if event.type() is QEvent.Type.Paint and isinstance(watched, QWidget):
            widget = watched
            if self._seen(widget):
                self._on.removeEventFilter(self)
                # One event paints the whole window: what comes next finds it on the screen.
                QTimer.singleShot(0, self, lambda: self._called(widget))
        return False

    def _called(self, widget: QWidget) -> None:
        self.deleteLater()
        self._then(widget)


class Ticks(QObject):
    """A timer of 5 ms on the interface thread, and the milliseconds between its calls."""

    def __init__(self) -> None:
        """Not yet running."""
        super().__init__()
        self.gaps: list[float] = []
        self._last = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Begin to count."""
        self._last = now()
        self._timer.start(TICK_MS)

    def stop(self) -> list[float]:
        """The gaps, the one under way included."""
        self._tick()
        self._timer.stop()
        return self.gaps

    def _tick(self) -> None:
        moment = now()
        self.gaps.append((moment - self._last) * 1000)
        self._last = moment


def start_up(folder: Path) -> Answer:
    """When the desk's screen was painted with its data and listened for a code."""
    answer: Answer = {}

    def usable(_view: QWidget) -> None:
        answer["usable_at"] = now()
        QApplication.quit()

    _when_usable(usable)
    _run(folder)
    return answer


def keys(folder: Path) -> Answer:
    """Milliseconds from Enter to the painted verdict for each code, and the memory after all."""
    codes: list[str] = json.load(sys.stdin)
    typing = _Typing(iter(codes))
    _when_usable(typing.begin)
    _run(folder)
    return {"milliseconds": typing.milliseconds[WARM_UP:], "resident_kib": typing.resident_kib}


class _Typing(QObject):
    """Enters one code after another; each is dismissed before the next."""

    def __init__(self, codes: Iterator[str]) -> None:
        super().__init__()
        self._codes = codes
        self._code = ""
        self._begun = 0.0
        self.milliseconds: list[float] = []
        self.resident_kib = 0

    def begin(self, widget: QWidget) -> None:
        """The desk is usable: start with the first code."""
        if isinstance(widget, DeskView):
            self._view = widget
            self._next()

    def _next(self) -> None:
        code = next(self._codes, None)
        if code is None:
            self.resident_kib = _resident_kib()
            QApplication.quit()
            return
        self._code = code
        _press(self._view, Qt.Key.Key_Escape, "\x1b")
        self._view.code_field.type_text(code, afresh=True)
        # Enter comes once the screen is at rest, as it is when a person has typed ten characters.
        QTimer.singleShot(2 * TICK_MS, self, self._enter)

    def _enter(self) -> None:
        Watch(self._view.verdict, lambda panel: _shows(panel, self._code), self._painted)
        self._begun = now()
        _press(self._view, Qt.Key.Key_Return, "\r")

    def _painted(self, _panel: QWidget) -> None:
        self.milliseconds.append((now() - self._begun) * 1000)
        self._next()


def first_sync(folder: Path) -> Answer:
    """Gaps of the ticks while an enrolled desk without a list fetches its first one."""
    ticks, failed = Ticks(), list[bool]()

    def begin(view: QWidget) -> None:
        if not isinstance(view, FirstStartView):
            return
        card = view.card

        def ended(_card: QWidget) -> bool:
            # Past its last step, or it says what went wrong.
            return not card.error.isHidden() or (card.bar.isHidden() and card.address.isHidden())

        def end(_card: QWidget) -> None:
            ticks.stop()
            failed.append(not card.error.isHidden())
            QApplication.quit()

        ticks.start()
        # The card, for the page around it need not be painted when a step changes.
        Watch(card, ended, end)
        card.update()  # the list may have come before the watch began

    Watch(_application(), _list_comes, begin)
    _run(folder)
    if any(failed):
        raise SystemExit("the first list did not come")
    return {"gaps": ticks.gaps}


def photos(folder: Path) -> Answer:
    """Gaps of the ticks while photos are dropped on the window, each after the last was read, once
    the window has been usable for `_OPENED_MS`: what follows its start is told apart from photos.

    On standard input `[[file, code], ...]`.
    """
    dropping = _Dropping(iter(json.load(sys.stdin)))
    _when_usable(dropping.begin)
    _run(folder)
    return {"gaps": dropping.ticks.gaps, "read": dropping.read}


class _Dropping(QObject):
    """Drops one file after another on the desk's screen."""

    def __init__(self, files: Iterator[tuple[str, str]]) -> None:
        super().__init__()
        self._files = files
        self.ticks = Ticks()
        self.read = 0

    def begin(self, widget: QWidget) -> None:
        """The desk is usable: start with the first file."""
        if isinstance(widget, DeskView):
            self._view = widget
            QTimer.singleShot(_OPENED_MS, self, self._first)

    def _first(self) -> None:
        self.ticks.start()
        self._next()

    def _next(self) -> None:
        file, code = next(self._files, ("", ""))
        if not file:
            self.ticks.stop()
            QApplication.quit()
            return
        _press(self._view, Qt.Key.Key_Escape, "\x1b")
        Watch(self._view.verdict, lambda panel: _shows(panel, code), self._painted)
        dropped = QMimeData()
        dropped.setUrls([QUrl.fromLocalFile(file)])
        copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        # Qt lets nothing be dropped that was not dragged in before.
        for event in (
            QDragEnterEvent(QPoint(9, 9), copy, dropped, left, _NO_MODIFIER),
            QDropEvent(QPointF(9, 9), copy, dropped, left, _NO_MODIFIER),
        ):
            QApplication.sendEvent(self._view, event)

    def _painted(self, _panel: QWidget) -> None:
        self.read += 1
        self._next()


def _when_usable(then: Callable[[QWidget], None]) -> None:
    """Watch the desk's view from the first screen with an event on: a filter on the application
    would be asked about some thousand events of the start, in Python.
    """
    plain = DeskView.render_screen

    def render(view: DeskView, screen: DeskScreen) -> None:
        plain(view, screen)
        if screen.event.chosen:
            setattr(DeskView, "render_screen", plain)  # noqa: B010 - for mypy
            Watch(view, _listens, then)
            view.update()

    setattr(DeskView, "render_screen", render)  # noqa: B010 - for mypy


def _application() -> QObject:
    application = QApplication.instance()
    if application is None:
        raise RuntimeError("no application")
    return application


def _listens(widget: QWidget) -> bool:
    """Whether a desk's screen has its data and takes a code."""
    if not isinstance(widget, DeskView) or widget.screen_shown is None:
        return False
    return widget.screen_shown.event.chosen and widget.code_field.line.hasFocus()


def _shows(panel: QWidget, code: str) -> bool:
    shown = panel.shown if isinstance(panel, VerdictPanel) else None
    return shown is not None and "".join(filter(str.isalnum, shown.code)) == code


def _list_comes(widget: QWidget) -> bool:
    """Whether the first start shows its progress bar."""
    return isinstance(widget, FirstStartView) and not widget.card.bar.isHidden()


def _press(view: DeskView, key: Qt.Key, text: str) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(view.code_field.line, QKeyEvent(kind, key, _NO_MODIFIER, text))


def _resident_kib() -> int:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1])


def _run(folder: Path) -> None:
    """The program as its command starts it, until it ends."""
    code = boxoffice(["--data", str(folder), "--language", "fi"])
    if code:
        raise SystemExit(code)


TASKS = {"start-up": start_up, "keys": keys, "first-sync": first_sync, "photos": photos}


def main() -> None:
    """Do the task of the command line, and print its answer."""
    task, folder = sys.argv[1:]
    application = QApplication(sys.argv[:1])
    answer = TASKS[task](Path(folder))
    json.dump(answer, sys.stdout)
    del application
