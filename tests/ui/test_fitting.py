"""Every label, button, field and row of every screen fits, in three languages at 100 and 200 %; and
has its name and role for a screen reader.
"""

from collections.abc import Iterator
from itertools import combinations

import pytest
from every_screen import SIZE, Tour, shown_children
from one_window import one_window
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QMainWindow,
    QPushButton,
    QScrollArea,
    QTableView,
    QToolButton,
    QWidget,
)
from reaching import wrong_names

from boxoffice.ui.appearance import Appearance
from boxoffice.ui.desk.page import DeskPage
from boxoffice.ui.language import LanguageCode
from boxoffice.ui.translation import Speaker
from boxoffice.ui.window import DeskWindow

TOUCH = 44
ROUNDED = 1
"""A layout may round the place of a widget, or the height of a wrapped line, by a pixel."""
MEASURED = (LanguageCode.FINNISH, 100)
"""The tour that coverage is measured in: the others run the same lines."""
_FIELD_PADDING = 24
_HEAD_PADDING = 12
_ARROW = 36


@pytest.fixture
def tour(
    request: pytest.FixtureRequest, appearance: Appearance, code: LanguageCode, scale: int
) -> Iterator[Tour]:
    """In one language the text grows in an open window; in the others, and wherever it does not
    grow, the window is made for it, which takes less.
    """
    if code is not MEASURED[0] and scale != MEASURED[1]:
        one_window.end()
        appearance.choose(scale=scale)
    made = Tour(request.getfixturevalue("window"), appearance)
    appearance.choose(scale=scale)
    yield made
    made.end()


def _words(label: QLabel) -> str:
    """What is cut of a label."""
    needed = label.sizeHint().height()
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
    elif label.width() < label.sizeHint().width() - ROUNDED:
        return "too narrow"
    if label.height() < needed - ROUNDED:
        return f"needs {needed} high"
    longest = max(map(label.fontMetrics().horizontalAdvance, label.text().split()), default=0)
    return "a word is cut" if longest > label.contentsRect().width() + ROUNDED else ""


def _field(text: str, widget: QWidget, room: int) -> str:
    wanted = widget.fontMetrics().horizontalAdvance(text)
    return "text is cut" if wanted > widget.width() - room else ""


def _table(table: QTableView) -> str:
    model = table.model()
    if not model.rowCount():
        return ""
    if table.horizontalScrollBar().maximum():
        return "has to be scrolled sideways"
    across = table.horizontalHeader()
    for column in range(model.columnCount()):
        heading = str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        lines = map(across.fontMetrics().horizontalAdvance, heading.split("\n"))
        written = max(lines) + _HEAD_PADDING
        tip = model.data(model.index(0, column), Qt.ItemDataRole.ToolTipRole)
        shortened = column == getattr(table, "giving_way", None) and tip is not None
        wanted = written if shortened else max(table.sizeHintForColumn(column), written)
        if table.columnWidth(column) < wanted - ROUNDED:
            return f"column {column} needs {wanted}"
    wanted = max(table.sizeHintForRow(row) for row in range(min(3, model.rowCount())))
    return f"rows need {wanted}" if table.rowHeight(0) < wanted - ROUNDED else ""


def cut(widget: QWidget) -> str:
    """What a widget does not show of its own text; empty where all is shown."""
    if isinstance(widget, QLabel):
        return _words(widget) if widget.text() else ""
    if isinstance(widget, QLineEdit):
        return _field(widget.text() or widget.placeholderText(), widget, _FIELD_PADDING)
    if isinstance(widget, QComboBox):
        return _field(widget.currentText(), widget, _FIELD_PADDING + _ARROW)
    if isinstance(widget, QPushButton | QToolButton) and widget.text():
        wanted, size = widget.sizeHint(), widget.size()
        narrow = size.width() < wanted.width() - ROUNDED
        low = size.height() < wanted.height() - ROUNDED
        return f"needs {wanted.toTuple()}" if narrow or low else ""
    return _table(widget) if isinstance(widget, QTableView) else ""


def _scrolls(parent: QWidget) -> bool:
    """Whether what stands in `parent` may be larger than it."""
    return isinstance(parent.parentWidget(), QAbstractScrollArea)


def outside(widget: QWidget) -> bool:
    """Whether a widget reaches beyond its parent, where nothing scrolls."""
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or isinstance(parent, QAbstractScrollArea):
        return False
    if _scrolls(parent):
        area = parent.parentWidget()
        return isinstance(area, QScrollArea) and widget.width() > parent.width() + ROUNDED
    room = parent.rect().adjusted(-ROUNDED, -ROUNDED, ROUNDED, ROUNDED)
    return not room.contains(widget.geometry())


def overlapping(shown: list[QWidget]) -> list[str]:
    """Neighbours in one parent that lie over each other."""
    families: dict[QWidget, list[QWidget]] = {}
    for each in shown:
        parent = each.parentWidget()
        if parent is not None and not isinstance(
            parent, QAbstractScrollArea | QMainWindow | QHeaderView | QComboBox | QLineEdit
        ):
            families.setdefault(parent, []).append(each)
    return [
        f"{_said(one)} lies over {_said(other)}"
        for family in families.values()
        for (one, place), (other, beside) in combinations(
            [(each, each.geometry()) for each in family], 2
        )
        if _common(place, beside)
    ]


def _common(one: QRect, other: QRect) -> bool:
    both = one.intersected(other)
    return both.width() > ROUNDED and both.height() > ROUNDED


def _said(widget: QWidget) -> str:
    text = getattr(widget, "text", str)()
    return f"{type(widget).__name__} {text or widget.accessibleName()!r} {widget.size().toTuple()}"


def misfits(root: QWidget) -> list[str]:
    """What a clerk could not read on a screen."""
    return _misfits(list(shown_children(root)))


def _misfits(shown: list[QWidget]) -> list[str]:
    found = [f"{_said(each)}: {what}" for each in shown if (what := cut(each))]
    found += [f"{_said(each)} is outside" for each in shown if outside(each)]
    return found + overlapping(shown)


def scrolling(shown: list[QWidget]) -> list[str]:
    """Where an open card has to be scrolled, in a window of the least size and at 100 %."""
    desks = [each for each in shown if isinstance(each, DeskPage)]
    return ["the card scrolls" for each in desks if each.scrolls]


def too_small(shown: list[QWidget]) -> list[str]:
    """What of the shown widgets a finger would miss."""
    touched = (QAbstractButton, QLineEdit, QComboBox)
    found = [
        _said(each)
        for each in shown
        if isinstance(each, touched)
        and min(each.width(), each.height()) < TOUCH
        and not isinstance(each.parentWidget(), QLineEdit | QAbstractItemView)
    ]
    for each in shown:
        model = each.model() if isinstance(each, QAbstractItemView) else None
        if model is None or not model.rowCount():
            continue
        if isinstance(each, QTableView):
            heights = [each.rowHeight(row) for row in range(model.rowCount())]
        elif isinstance(each, QListView):
            rows = [model.index(row, 0) for row in range(model.rowCount())]
            chosen = [row for row in rows if row.flags() & Qt.ItemFlag.ItemIsSelectable]
            heights = [each.visualRect(row).height() for row in chosen]
        else:
            continue
        if min(heights) < TOUCH:
            found.append(f"{_said(each)}: rows of {min(heights)}")
    return found


def unseen_problems(shown: list[QWidget]) -> list[str]:
    """Where a page says what is wrong, but below what can be seen."""
    return [
        f"{_said(each)} has to be scrolled to"
        for each in shown
        if each.property("role") == "error" and each.visibleRegion().boundingRect() != each.rect()
    ]


def out_of_sight(window: DeskWindow) -> list[str]:
    """What of an open card would have to be scrolled to: its verdict, and the way on."""
    desk = window.desk
    if not desk.isVisible():
        return []
    found = []
    give = desk.give_button
    if give.isVisible() and give.mapTo(window, give.rect().bottomLeft()).y() >= window.height():
        found.append("the way on is out of sight")
    title = desk.verdict.findChild(QLabel, "title")
    assert title is not None
    area = desk.middle_viewport
    if title.isVisible() and title.mapTo(area, title.rect().bottomLeft()).y() > area.height():
        found.append("the verdict is out of sight")
    return found


@pytest.mark.slow
@pytest.mark.qt_log_ignore("propagateSizeHints")
@pytest.mark.parametrize(
    ("code", "scale"),
    [
        pytest.param(code, scale, marks=() if (code, scale) == MEASURED else pytest.mark.no_cover)
        for code in LanguageCode
        for scale in (100, 200)
    ],
)
def test_every_screen_is_shown_whole_and_named(
    tour: Tour, speaker: Speaker, code: LanguageCode, scale: int
) -> None:
    """One tour looks at all that stands still, for laying the screens out takes most of the time;
    names and roles are looked at in one language.
    """
    speaker.use(code)
    wrong: dict[str, list[str]] = {}
    for name, shown in tour.screens(code):
        found = wrong_names(shown) if (code, scale) == MEASURED else []
        if not isinstance(shown, QDialog):  # Qt lays it out itself
            assert (shown.width(), shown.height()) == SIZE, name
            parts = list(shown_children(shown))
            found += _misfits(parts) + too_small(parts) + unseen_problems(parts)
            found += scrolling(parts) if scale == 100 else []
        if isinstance(shown, DeskWindow):
            found += out_of_sight(shown)
        for each in found:
            wrong.setdefault(each, []).append(name)
    assert not wrong, "\n".join(f"{what}: {', '.join(names)}" for what, names in wrong.items())
