"""The event in two keys: F6, then a digit; never by the rest of a code that is being typed."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from test_window import events

from boxoffice.ui.event_choice.delegate import DIGIT
from boxoffice.ui.event_choice.screen import EventChoiceScreen
from boxoffice.ui.event_choice.view import EventChoiceView
from boxoffice.ui.window import DeskWindow, Section


def _open(window: DeskWindow, qtbot: QtBot, screen: EventChoiceScreen) -> EventChoiceView:
    window.open(Section.EVENTS)
    view = window.events
    view.render_screen(screen)
    qtbot.waitUntil(lambda: view.settled)
    return view


def _digits(view: EventChoiceView) -> list[str]:
    items = [view.list.item(row) for row in range(view.list.count())]
    return [each.data(DIGIT) for each in items if each.data(DIGIT)]


def test_a_digit_chooses(window: DeskWindow, qtbot: QtBot) -> None:
    view = _open(window, qtbot, events())
    assert _digits(view) == ["1", "2", "3"]
    with qtbot.waitSignal(view.chosen) as chosen:
        QTest.keyClick(view.search, Qt.Key.Key_2)
        QTest.keyClick(view.search, Qt.Key.Key_Shift)
    assert chosen.args == ["e2"]
    assert view.search.text() == ""


@pytest.mark.parametrize("typed", ["4", "o1", " 2"])
def test_other_digits_search(window: DeskWindow, qtbot: QtBot, typed: str) -> None:
    view = _open(window, qtbot, events())
    searched, chosen = list[str](), list[str]()
    view.search_edited.connect(searched.append)
    view.chosen.connect(chosen.append)
    for character in typed:
        QTest.keyClick(view.search, character)
    qtbot.waitUntil(lambda: bool(searched) and searched[-1] == typed)
    assert chosen == []


def test_a_page_that_opened_by_itself_chooses_by_no_digit(window: DeskWindow, qtbot: QtBot) -> None:
    view = _open(window, qtbot, replace(events(), can_go_back=False))
    assert _digits(view) == []
    chosen: list[str] = []
    view.chosen.connect(chosen.append)
    QTest.keyClick(view.search, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: view.search.text() == "1")
    assert chosen == []
