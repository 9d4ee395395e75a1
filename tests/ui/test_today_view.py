"""The Today screen's model and view: painted rows, keys, names and room."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel, QObject, QSize, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from boxoffice.domain.day_rows import DayRow
from boxoffice.domain.issues import RowState
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.lists import panels
from boxoffice.ui.lists.model import ROW_ID, ListingModel
from boxoffice.ui.lists.screen import Cell, Listing
from boxoffice.ui.lists.table import RowsTable
from boxoffice.ui.scrolling import ScrollColumn
from boxoffice.ui.today import composing
from boxoffice.ui.today.screen import ActName
from boxoffice.ui.window import DeskWindow, Section
from tests.ui import today_gallery as made
from tests.ui.today_gallery import Seeing

pytestmark = pytest.mark.usefixtures("speaker")

# The model.


def test_the_model_keeps_qts_contract(appearance: Appearance, qtmodeltester: ModelTester) -> None:
    model = ListingModel(appearance)
    qtmodeltester.check(model, force_py=True)  # type: ignore[no-untyped-call]
    view, rows = made.day(), made.rows()
    model.show(composing.row_listing(view, rows[1:]))
    model.show(composing.row_listing(view, rows))
    model.show(composing.row_listing(view, (replace(rows[0], state=RowState.VOIDED), *rows[1:])))
    model.show(composing.row_listing(view, rows[3:5]))
    for stacked in (True, False):
        model.stack(stacked)
    model.show(composing.event_listing(view))
    model.show(composing.row_listing(view, ()))
    assert model.rowCount() == 0


def test_new_rows_come_above_and_the_chosen_one_stays(appearance: Appearance) -> None:
    model = ListingModel(appearance)
    view, rows = made.day(), made.rows()
    model.show(composing.row_listing(view, rows[1:]))
    chosen = QItemSelectionModel(model)
    chosen.select(model.index(2, 0), QItemSelectionModel.SelectionFlag.Select)
    model.show(composing.row_listing(view, rows))
    assert [each.data(ROW_ID) for each in chosen.selectedIndexes()] == ["row-3"]


def test_only_painted_rows_are_worded(appearance: Appearance) -> None:
    """2,000 rows of a festival day open without wording them all."""
    worded = []
    view = made.day()
    rows = tuple(replace(made.rows()[0], row_id=f"r{n}") for n in range(2000))
    listing = composing.row_listing(view, rows)

    def wording(row: DayRow) -> tuple[object, ...]:
        worded.append(row)
        return listing.wording(row)

    model = ListingModel(appearance)
    model.show(replace(listing, wording=wording))  # type: ignore[arg-type]
    model.index(1000, 2).data()
    model.index(1000, 3).data()
    assert len(worded) == 1


def test_a_title_is_no_markup_in_a_tip(appearance: Appearance) -> None:
    """Another desk may call its event as it likes: a picture of a share would be fetched."""
    title = '<img src="file://elsewhere/share.png">\nYard'
    model = ListingModel(appearance)
    model.show(Listing("", ("Event",), ("a",), (title,), lambda item: (Cell(item),)))
    shown = QTextDocument()
    shown.setHtml(model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole))
    assert shown.toPlainText() == title
    assert model.index(0, 0).data() == title


def test_rows_above_each_other_begin_where_those_with_a_sign_do(
    appearance: Appearance, qtbot: QtBot
) -> None:
    cells = {"a": (Cell("one"), Cell("two", icon="verdict_check")), "b": (Cell("three"), Cell(""))}
    model = ListingModel(appearance)
    table = RowsTable(appearance, model, QAbstractItemView.SelectionMode.SingleSelection)
    qtbot.addWidget(table)
    table.resize(60, 300)
    model.show(Listing("", ("x", "y"), ("a", "b"), ("a", "b"), cells.__getitem__, upper=1))
    assert model.stacked
    signs = [model.index(row, 0).data(Qt.ItemDataRole.DecorationRole) for row in (0, 1)]
    sizes = [each.actualSize(QSize(20, 20)) for each in signs]
    assert sizes[0] == sizes[1]
    shown = [each.pixmap(20, 20).toImage() for each in signs]
    assert shown[0] != shown[1]
    # Where no row has one, none leaves room.
    cells["a"] = cells["b"]
    model.show(Listing("", ("x", "z"), ("a", "b"), ("a", "b"), cells.__getitem__, upper=1))
    assert model.index(0, 0).data(Qt.ItemDataRole.DecorationRole) is None


# The view.


def _open(window: DeskWindow, today: Seeing) -> None:
    window.open(Section.TODAY)
    window.today.render_screen(today.screen)


@pytest.fixture
def today(window: DeskWindow) -> Iterator[Seeing]:
    """The open screen, which answers."""
    view, today = window.today, Seeing(paint=window.today.render_screen)
    ties = (
        view.searched.connect(today.presenter.search),
        view.rows_chosen.connect(today.presenter.choose_rows),
        view.act.connect(today.presenter.act),
    )
    _open(window, today)
    view.listen()
    yield today
    for tie in ties:
        QObject.disconnect(tie)


def test_keys_lead_from_the_search_to_the_rows_and_back(window: DeskWindow, qtbot: QtBot) -> None:
    today = Seeing()
    _open(window, today)
    view = window.today
    with qtbot.waitSignal(view.searched) as searched:
        QTest.keyClick(view.search, Qt.Key.Key_2)
    assert searched.args == ["2"]
    today.presenter.search("2")
    view.render_screen(today.screen)
    with qtbot.waitSignal(view.rows_chosen) as chosen:
        QTest.keyClick(view.search, Qt.Key.Key_Return)
    assert (chosen.args, view.rows.hasFocus()) == ([("row-0",)], True)
    QTest.keyClick(view.rows, Qt.Key.Key_Up)
    assert view.search.hasFocus()
    QTest.keyClick(view.search, Qt.Key.Key_Escape)
    assert view.search.text() == ""


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return])
def test_a_key_before_the_search_has_answered_leads_to_what_is_found(
    window: DeskWindow, today: Seeing, qtbot: QtBot, key: Qt.Key
) -> None:
    """Not to a row of the list before: the next key would act on that one."""
    view = window.today
    today.lane.held = True
    QTest.keyClicks(view.search, "719")
    qtbot.waitUntil(lambda: view.search.text() == "719")
    QTest.keyClick(view.search, key)
    assert (view.search.hasFocus(), today.screen.chosen) == (True, ())
    today.lane.release()
    assert (view.rows.hasFocus(), today.screen.chosen) == (True, ("row-2",))


def test_who_types_on_stays_in_the_search(window: DeskWindow, today: Seeing, qtbot: QtBot) -> None:
    view = window.today
    today.lane.held = True
    QTest.keyClicks(view.search, "7")
    qtbot.waitUntil(lambda: view.search.text() == "7")
    QTest.keyClick(view.search, Qt.Key.Key_Down)
    QTest.keyClicks(view.search, "1")
    qtbot.waitUntil(lambda: view.search.text() == "71")
    today.lane.release()
    assert view.search.hasFocus()


def test_rows_without_room_stand_on_two_lines_and_stay_chosen(
    window: DeskWindow, today: Seeing, appearance: Appearance
) -> None:
    today.choose("row-1", "row-3")
    rows, model = window.today.rows, window.today.row_model
    QApplication.processEvents()
    assert (model.columnCount(), model.index(3, 2).data()) == (6, "group\u00a02\u00a0+\u00a05")
    appearance.choose(scale=200)
    QApplication.processEvents()
    assert model.columnCount() == 1
    assert model.index(3, 0).data().count("\n") == 1
    assert "…204 · group\u00a02\u00a0+\u00a05\n" in model.index(3, 0).data()
    assert [each.row() for each in rows.selectionModel().selectedRows()] == [1, 3]
    assert today.screen.chosen == ("row-1", "row-3")
    appearance.choose(scale=100)
    QApplication.processEvents()
    assert model.columnCount() == 6
    assert [each.row() for each in rows.selectionModel().selectedRows()] == [1, 3]


def test_a_word_that_became_longer_has_room(window: DeskWindow) -> None:
    """A row that was taken back says more than before."""
    today = Seeing()
    _open(window, today)
    table, model = window.today.rows, window.today.row_model
    listing = today.screen.rows
    wide = table.columnWidth(1)
    longer = replace(listing.items[4], code="…8888")
    items = (*listing.items[:4], longer, *listing.items[5:])
    model.show(replace(listing, items=items))
    QApplication.processEvents()
    assert table.columnWidth(1) > wide


def test_keys_do_what_the_buttons_say(window: DeskWindow, qtbot: QtBot) -> None:
    today = Seeing()
    today.choose("row-0")
    _open(window, today)
    view = window.today
    for key, name in (
        (Qt.Key.Key_F7, ActName.UNDO),
        (Qt.Key.Key_F4, ActName.CORRECT),
        (Qt.Key.Key_F5, ActName.MOVE),
        (Qt.Key.Key_Return, ActName.CORRECT),
    ):
        view.rows.setFocus()
        with qtbot.waitSignal(view.act) as pressed:
            QTest.keyClick(view.rows, key)
        assert pressed.args == [name]


def test_esc_closes_the_panel_then_the_search_and_the_row_stays_chosen(
    window: DeskWindow, today: Seeing
) -> None:
    today.presenter.search("888")
    today.choose("row-9").press(ActName.MOVE)
    for open_panel, rows in ((False, 1), (False, 10)):
        QTest.keyClick(window.today.rows, Qt.Key.Key_Escape)
        assert (today.screen.panel is not None, len(today.screen.rows.ids)) == (open_panel, rows)
        assert today.screen.chosen == ("row-9",)
        marked = window.today.rows.selectionModel().selectedRows()
        assert [window.today.row_model.row_id(each.row()) for each in marked] == ["row-9"]


def test_what_opens_above_the_list_leaves_the_chosen_row_in_sight_and_no_second_bar(
    window: DeskWindow, today: Seeing
) -> None:
    window.show()
    rows, page = window.today.rows, window.today.findChild(ScrollColumn)
    assert page is not None
    for name in (ActName.MOVE, ActName.CORRECT):
        today.choose("row-9")
        _settle()
        assert rows.viewport().rect().contains(rows.visualRect(rows.currentIndex())), name
        today.press(name)
        _settle()
        assert today.screen.panel is not None
        assert rows.viewport().rect().contains(rows.visualRect(rows.currentIndex())), name
        assert page.verticalScrollBar().maximum() == 0, name
        today.press(ActName.CANCEL)


@pytest.mark.usefixtures("large_text")
def test_what_was_done_to_many_rows_is_seen_and_said_each_time(
    window: DeskWindow, today: Seeing, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(panels, "announce", lambda source, text: said.append(text))
    hint, page = window.today.hint, window.today.findChild(ScrollColumn)
    assert page is not None
    bar = page.verticalScrollBar()
    for rows in (("row-2",), ("row-2", "row-4"), ("row-6", "row-9")):
        today.choose(*rows).press(ActName.MOVE)
        today.presenter.rows.choose_scope("chosen")
        today.presenter.rows.choose_event("late")
        _settle()
        bar.setValue(bar.maximum())
        today.press(ActName.MOVE_NOW)
        _settle()
        whole = hint.visibleRegion().boundingRect() == hint.rect()
        # What was done to one row is seen in it: the list does not move away.
        assert whole is (len(rows) > 1), rows
    assert said == ["1 row moved to Late-night club.", *["2 rows moved to Late-night club."] * 2]


def _settle() -> None:
    for _ in range(8):
        QApplication.processEvents()


def test_a_key_without_its_button_does_nothing(window: DeskWindow, qtbot: QtBot) -> None:
    _open(window, Seeing())
    with qtbot.assertNotEmitted(window.today.act):
        QTest.keyClick(window.today.search, Qt.Key.Key_F7)


def test_what_is_chosen_stays_so_when_the_list_begins_afresh(window: DeskWindow) -> None:
    today = Seeing()
    today.choose("row-0", "row-2")
    _open(window, today)
    less = replace(today.work.shown, rows=today.work.shown.rows[:5])
    today.presenter._read(today.presenter._asked, less)
    window.today.render_screen(today.screen)
    chosen = window.today.rows.selectionModel().selectedRows()
    assert [each.row() for each in chosen] == [0, 2]
