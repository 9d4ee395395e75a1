"""The large pages, made piece by piece beside the clerk's work before anybody opens them."""

from collections.abc import Callable, Iterator
from time import perf_counter
from typing import Final

from PySide6 import QtWidgets
from PySide6.QtCore import QObject, QTimer

from boxoffice.ui.appearance import Appearance
from boxoffice.ui.page import Page
from boxoffice.ui.paper import view as paper_view
from boxoffice.ui.reports import view as report_view
from boxoffice.ui.shift import view as shift_view
from boxoffice.ui.today import view as today_view
from boxoffice.ui.window import DeskWindow, Section

_PAGES: Final[dict[Section, Callable[[Appearance], Page]]] = {
    Section.TODAY: lambda look: today_view.TodayView(look, at_once=False),
    Section.SHIFT: lambda look: shift_view.ShiftView(look, at_once=False),
    Section.REPORTS: lambda look: report_view.ReportView(look, at_once=False),
    Section.PAPER: lambda look: paper_view.PaperView(look, at_once=False),
}
"""In the order in which they are likely to be opened."""
_SMALL: Final = (Section.SYNC, Section.EVENTS)
"""Made whole already, as they are small; only their places are still to be found."""
_QUIET_SECONDS: Final = 0.1
"""For so long nobody has touched anything: longer than lies between two keys of a card, so that
nothing is made between them or before a verdict, and shorter than the look a clerk takes at one, so
that a queue without a pause does not put it off for ever.
"""
_AT_A_TIME: Final = 0.004
_BETWEEN_MS: Final = 12
"""What is made at a time, in seconds, and the room for everything else behind it."""
_AGAIN_MS: Final = 60
_BEGIN_MS: Final = 1500


class MakingAhead(QObject):
    """Makes one page after another in pieces that are too short to be noticed."""

    def __init__(self, window: DeskWindow, begin_ms: int = _BEGIN_MS) -> None:
        """Nothing is made before `begin_ms` after `begin`."""
        super().__init__(window)
        self._begin_ms = begin_ms
        self._window = window
        self._stopped = False
        self._work = self._pieces()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._make)

    def begin(self) -> None:
        """The code of the pages is loaded: make them from soon on."""
        if not self._stopped:
            self._timer.start(self._begin_ms)

    def stop(self) -> None:
        """Make nothing more."""
        self._stopped = True
        self._timer.stop()

    def _make(self) -> None:
        if self._window.router.idle_seconds < _QUIET_SECONDS:
            self._timer.start(_AGAIN_MS)
            return
        until = perf_counter() + _AT_A_TIME
        while perf_counter() < until:
            if next(self._work, self) is self:
                return
        self._timer.start(_BETWEEN_MS)

    def _pieces(self) -> Iterator[None]:
        yield from self._window.desk.given.pieces()
        yield from _known_widgets()
        for section, begin in _PAGES.items():
            yield from self._window.pieces_ahead(section, begin)
        for section in _SMALL:
            yield from self._window.laid_out_ahead(section)


def _known_widgets() -> Iterator[None]:
    """Qt's classes of widgets, known to Python one by one: else the first list to be made has it
    learn all of them in one go, for 20 ms and more.
    """
    for name in dir(QtWidgets):
        if not name.startswith(("_", "QGraphics", "QStyle", "QCommon", "QFileSystem")):
            getattr(QtWidgets, name)
            yield
