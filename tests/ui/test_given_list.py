"""*Just given*: a new row moves the others down as they are."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from boxoffice.ui.appearance import Appearance
from boxoffice.ui.desk.given_list import MOST_ROWS, GivenList
from boxoffice.ui.desk.screen import GivenRow, GivenState


def _row(number: int, state: GivenState = GivenState.WAITING) -> GivenRow:
    return GivenRow(
        row_id=f"row-{number}",
        time=f"18.{number:02}",
        card=f"{number:03}",
        counts="1",
        state=state,
        state_text="Saved",
        can_undo=True,
        can_give_again=False,
        reasons=(),
        note="",
    )


def _newest(count: int) -> tuple[GivenRow, ...]:
    return tuple(_row(number) for number in range(count, 0, -1))


@pytest.fixture
def given(qtbot: QtBot, appearance: Appearance) -> Iterator[GivenList]:
    """The list in a window of its own, empty."""
    window = QWidget()
    qtbot.addWidget(window)
    made = GivenList(appearance)
    made.setParent(window)
    made.resize(420, 640)
    window.show()
    yield made
    window.close()


def _lines(given: GivenList) -> list[QWidget]:
    """All of them, also those without a row."""
    return [each for each in given.findChildren(QWidget) if each.property("role") == "givenRow"]


def _undo_buttons(given: GivenList) -> list[QPushButton]:
    """From top to bottom."""
    QApplication.processEvents()
    shown = [
        each
        for each in given.findChildren(QPushButton)
        if each.isVisible() and each.text() == "Undo"
    ]
    return sorted(shown, key=lambda each: each.mapTo(given, each.rect().topLeft()).y())


def _cards(given: GivenList) -> list[str]:
    return [each.accessibleName().split()[-1] for each in _undo_buttons(given)]


def test_the_newest_rows_stand_from_the_top(given: GivenList) -> None:
    for count in range(MOST_ROWS + 4):
        given.render_rows(_newest(count))
        wanted = [row.card for row in _newest(count)[:MOST_ROWS]]
        assert _cards(given) == wanted


def test_a_row_keeps_its_line_when_another_comes(given: GivenList) -> None:
    given.render_rows(_newest(3))
    before = _undo_buttons(given)
    given.render_rows(_newest(4))
    assert _undo_buttons(given)[1:] == before
    given.render_rows(_newest(MOST_ROWS))
    before = _undo_buttons(given)
    given.render_rows(_newest(MOST_ROWS + 2))
    assert _undo_buttons(given)[2:] == before[:-2]


def test_keys_and_screen_readers_go_from_the_top(given: GivenList) -> None:
    for count in (2, 5, MOST_ROWS, MOST_ROWS + 3):
        given.render_rows(_newest(count))
    buttons = _undo_buttons(given)
    walked = [buttons[0]]
    buttons[0].setFocus()
    for _ in buttons[1:]:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        walked.append(QApplication.focusWidget())
    assert walked == buttons
    lines = [each.parentWidget() for each in buttons]
    children = [each for each in given.children() if each in lines]
    assert children == lines


def test_enter_never_undoes_a_row_that_came_under_the_focus(given: GivenList) -> None:
    given.render_rows(_newest(MOST_ROWS))
    last = _undo_buttons(given)[-1]
    last.setFocus()
    given.render_rows(_newest(MOST_ROWS + 1))
    assert not any(each.hasFocus() for each in _undo_buttons(given))


def test_lines_are_made_ahead_in_pieces_and_show_nothing(given: GivenList) -> None:
    given.render_rows(_newest(2))
    made = [len(_lines(given)) for _ in given.pieces()]
    assert made[0] == 3
    assert made[-1] == MOST_ROWS
    assert _cards(given) == ["002", "001"]
    given.render_rows(_newest(3))
    assert _cards(given) == ["003", "002", "001"]
