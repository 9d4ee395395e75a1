"""A page that comes into sight is painted part by part, and whole in the end."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from boxoffice.ui.painting import PaintingInTurns

PANELS, LABELS = 5, 12


class Painted(QObject):
    """Counts the labels that are painted."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stop no event."""
        self.count += event.type() == QEvent.Type.Paint and isinstance(watched, QLabel)
        return False


class Place(QWidget):
    """A page of panels with labels, still out of sight."""

    def __init__(self) -> None:
        super().__init__()
        self.page = QWidget(self)
        self.page.setHidden(True)
        self.labels: list[QLabel] = []
        column = QVBoxLayout(self.page)
        for _ in range(PANELS):
            panel = QWidget()
            inside = QVBoxLayout(panel)
            for number in range(LABELS):
                self.labels.append(QLabel(str(number)))
                inside.addWidget(self.labels[-1])
            column.addWidget(panel)
        self.page.resize(300, 1500)
        self.turns = PaintingInTurns(self)


@pytest.fixture
def place(qtbot: QtBot) -> Place:
    """On the screen."""
    made = Place()
    made.resize(300, 1500)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_parts_are_painted_in_several_turns_and_each_once(place: Place, qtbot: QtBot) -> None:
    painted, seen = Painted(), set[int]()
    for each in place.labels:
        each.installEventFilter(painted)
    place.turns.hold(place.page)
    place.page.setHidden(False)
    for _ in range(100):
        QApplication.processEvents()
        seen.add(painted.count)
    assert max(seen) == PANELS * LABELS
    assert len(seen) > PANELS
    assert all(each.updatesEnabled() for each in place.labels)


def test_what_waits_is_painted_where_another_page_comes(place: Place, qtbot: QtBot) -> None:
    other = Place()
    qtbot.addWidget(other)
    place.turns.hold(place.page)
    assert not all(each.updatesEnabled() for each in place.labels)
    place.turns.hold(other.page)
    assert all(each.updatesEnabled() for each in place.labels)
    other.close()
    del other.page
    qtbot.waitUntil(lambda: all(each.updatesEnabled() for each in other.labels))


def test_a_part_that_is_gone_keeps_nobody_waiting(place: Place, qtbot: QtBot) -> None:
    place.turns.hold(place.page)
    gone = place.labels[0].parentWidget()
    gone.deleteLater()
    QApplication.sendPostedEvents(gone, QEvent.Type.DeferredDelete)
    left = place.labels[LABELS:]
    qtbot.waitUntil(lambda: all(each.updatesEnabled() for each in left))
