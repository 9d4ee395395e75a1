"""What is chosen, and what comes next, stays in sight where text is large or room is taken late."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from boxoffice.ui import words
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.desk.screen import TicketsBody
from boxoffice.ui.language import LanguageCode
from boxoffice.ui.lists.model import ListingModel
from boxoffice.ui.lists.screen import Cell, Listing
from boxoffice.ui.lists.table import RowsTable
from boxoffice.ui.practice.frame import PracticeFrame
from boxoffice.ui.styling import label
from boxoffice.ui.translation import Speaker
from boxoffice.ui.window import DeskWindow, Section
from tests.ui.gallery import state
from tests.ui.shift_gallery import finish_gallery
from tests.ui.start_gallery import choice_gallery, start_gallery

pytestmark = pytest.mark.usefixtures("speaker")

_ROUNDS = 12
"""Wrapped words and rows of chips find their sizes in a few rounds."""


def _settle() -> None:
    for _ in range(_ROUNDS):
        QApplication.processEvents()


@pytest.mark.usefixtures("large_text")
def test_the_chosen_event_and_its_heading_are_whole_beside_a_row_of_organisers(
    window: DeskWindow,
) -> None:
    window.resize(1280, 800)
    window.open(Section.EVENTS)
    shown = dict(choice_gallery())
    for name in ("events", "events_of_several"):
        window.events.render_screen(shown[name])
        _settle()
        events, room = window.events.list, window.events.list.viewport().rect()
        row = events.currentRow()
        assert room.contains(events.visualItemRect(events.item(row))), name
        assert room.contains(events.visualItemRect(events.item(row - 1))), name


def test_a_list_that_loses_room_keeps_the_chosen_row_in_sight(
    appearance: Appearance, qtbot: QtBot
) -> None:
    model = ListingModel(appearance)
    table = RowsTable(appearance, model, RowsTable.SelectionMode.SingleSelection)
    qtbot.addWidget(table)
    table.restyle()
    table.resize(600, 600)
    names = tuple(str(number) for number in range(12))
    model.show(Listing("", ("x",), names, names, lambda item: (Cell(item),)))
    table.show()
    table.choose([11])
    _settle()
    table.resize(600, 200)
    _settle()
    assert table.viewport().rect().contains(table.visualRect(model.index(11, 0)))


def test_the_frame_of_a_list_with_the_focus_is_whole_along_its_headings(
    appearance: Appearance, qtbot: QtBot
) -> None:
    model = ListingModel(appearance)
    table = RowsTable(appearance, model, RowsTable.SelectionMode.SingleSelection)
    qtbot.addWidget(table)
    table.restyle()
    table.resize(600, 300)
    model.show(Listing("", ("x",), ("a",), ("a",), lambda item: (Cell(item),)))
    table.show()
    table.activateWindow()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    _settle()
    picture, focus = table.grab().toImage(), QColor(appearance.colours["focus"])
    middle = table.horizontalHeader().height() // 2
    assert [picture.pixelColor(300, y) for y in (0, 1)] == [focus, focus]
    assert [picture.pixelColor(x, middle) for x in (0, 1)] == [focus, focus]


@pytest.mark.usefixtures("large_text")
@pytest.mark.parametrize("code", list(LanguageCode))
def test_no_line_is_cut_where_the_end_of_a_laptop_says_what_is_wrong_and_asks_again(
    window: DeskWindow, speaker: Speaker, code: LanguageCode
) -> None:
    speaker.use(code)
    window.resize(1280, 800)
    window.open(Section.FINISH)
    page = window.finish
    for name, screen in finish_gallery():
        page.render_screen(screen)
        _settle()
        heading = page.heading.visibleRegion().boundingRect()
        assert heading.isEmpty() or heading == page.heading.rect(), name
        if screen.error:
            assert page.error.visibleRegion().boundingRect() == page.error.rect(), name
        else:
            assert not heading.isEmpty(), name


@pytest.mark.usefixtures("large_text")
@pytest.mark.parametrize("code", list(LanguageCode))
def test_why_a_child_alone_gets_no_ticket_comes_into_sight(
    window: DeskWindow, speaker: Speaker, code: LanguageCode
) -> None:
    speaker.use(code)
    window.resize(1280, 800)
    window.open(Section.DESK)
    family = state("valid")
    assert isinstance(family.body, TicketsBody)
    window.desk.render_screen(family)
    _settle()
    note = words.child_needs_holder()
    window.desk.render_screen(replace(family, body=replace(family.body, note=note)))
    _settle()
    (said,) = (each for each in window.desk.tickets.findChildren(QLabel) if each.text() == note)
    assert said.visibleRegion().boundingRect() == said.rect()


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_a_practised_desk_stays_whole_when_the_words_above_it_wrap_anew(
    appearance: Appearance, qtbot: QtBot
) -> None:
    guide, inside = label("body", wrap=True), label("body")
    guide.setText("One line.")
    frame = PracticeFrame(appearance, guide, inside)
    qtbot.addWidget(frame)
    frame.resize(500, 300)
    frame.show()
    _settle()
    bar = frame.findChild(QScrollArea).verticalScrollBar()
    before = bar.maximum()
    frame.show_desk(whole=True)
    guide.setText("Words enough for several lines. " * 12)
    _settle()
    assert bar.maximum() > before
    assert bar.value() == bar.maximum()
    bar.setValue(0)
    guide.setText("Words enough for more lines. " * 24)
    _settle()
    assert bar.value() == 0


def test_the_ways_on_behind_the_first_start_stand_apart(window: DeskWindow) -> None:
    window.open(Section.FIRST_START)
    window.first_start.render_screen(dict(start_gallery())["first_start_done"])
    _settle()
    card = window.first_start.card
    assert card.scanner.x() - (card.second.x() + card.second.width()) == 8
