"""Painting a page that comes into sight part by part, with room between for what else happens."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QWidget
from shiboken6 import isValid

_AT_A_TIME: Final = 20
"""So many widgets are painted in one turn of the loop: two milliseconds to four."""
_A_TABLE: Final = 20
"""For so many widgets a table counts, whose cells are painted one by one."""
_MOST_TURNS: Final = 6


class PaintingInTurns(QObject):
    """Paints a page in several turns of the event loop.

    A page is some hundred small widgets, and Qt paints all of them in one go: 10 to 25 ms in which
    no key is taken and nothing moves. The page's ground comes first, then its parts from the top.
    """

    def __init__(self, parent: QObject) -> None:
        """Nothing waits to be painted."""
        super().__init__(parent)
        self._turns: list[list[QWidget]] = []
        # A timer that runs out behind all events: a single shot of no time would be one of them.
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._paint_some)

    def hold(self, page: QWidget) -> None:
        """`page` is about to come into sight: its parts wait for their turns."""
        self.finish()
        self._turns = _turns(page)
        for part in self._waiting():
            part.setUpdatesEnabled(False)
        self._timer.start()

    def finish(self) -> None:
        """Have all that waits painted in the next turn."""
        for part in self._waiting():
            part.setUpdatesEnabled(True)
        self._turns = []
        self._timer.stop()

    def _paint_some(self) -> None:
        for part in self._turns.pop(0) if self._turns else ():
            if isValid(part):
                part.setUpdatesEnabled(True)
        if self._turns:
            self._timer.start()

    def _waiting(self) -> Iterator[QWidget]:
        for turn in self._turns:
            for part in turn:
                if isValid(part):
                    yield part


@dataclass(frozen=True, slots=True)
class _Part:
    """A widget that is shown with its page, what is shown inside it, and how many all are."""

    widget: QWidget
    inside: list["_Part"]
    weight: int


def _turns(page: QWidget) -> list[list[QWidget]]:
    """The parts to be painted in each turn."""
    turns: list[list[QWidget]] = [[]]
    room = _AT_A_TIME
    for part in _pieces(_weighed(page)):
        if turns[-1] and part.weight > room and len(turns) < _MOST_TURNS:
            turns.append([])
            room = _AT_A_TIME
        turns[-1].append(part.widget)
        room -= part.weight
    return turns


def _pieces(whole: _Part) -> Iterator[_Part]:
    for part in whole.inside:
        if part.inside and part.weight > _AT_A_TIME:
            yield from _pieces(part)
        else:
            yield part


def _weighed(widget: QWidget) -> _Part:
    if isinstance(widget, QAbstractItemView):
        return _Part(widget, [], _A_TABLE)
    found = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    inside = [_weighed(each) for each in found if not each.isHidden() and not each.isWindow()]
    return _Part(widget, inside, 1 + sum(part.weight for part in inside))
