"""Paper entry: any line of the list is taken back, not only the last one."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from boxoffice.domain.paper import LateRow
from boxoffice.ui.paper.composing import to_take_back
from boxoffice.ui.paper.screen import ActName
from boxoffice.ui.window import DeskWindow, Section
from sync.protocol.kinds import TicketKind
from tests.ui.paper_gallery import NOW
from tests.ui.test_paper import Entering, Work

pytestmark = pytest.mark.usefixtures("speaker")

ROWS = tuple(
    LateRow(name, "concert", {TicketKind.HOLDER: 1}, NOW, "…1", "valid", voided=name == "gone")
    for name in ("first", "second", "gone")
)


def entering() -> Entering:
    """Three lines, the last one taken back already."""
    state = replace(Work().state_now, rows=ROWS)
    return Entering(Work(state_now=state))


def offered(paper: Entering) -> tuple[str, bool]:
    """What F7 says, and whether it can be pressed."""
    assert paper.screen is not None
    act = next(each for each in paper.screen.acts if each.name is ActName.TAKE_BACK)
    return act.text, act.enabled


def test_a_line_is_taken_back_once_it_is_chosen() -> None:
    paper = entering()
    assert offered(paper) == ("Take back the last line", True)
    paper.presenter.row_chosen("first")
    assert offered(paper) == ("Take back the chosen line", True)
    paper.presenter.act(ActName.TAKE_BACK)
    assert paper.did("take back") == ["take back first"]
    assert offered(paper) == ("Take back the last line", True)
    paper.presenter.act(ActName.TAKE_BACK)
    assert paper.did("take back") == ["take back first", "take back second"]


def test_a_line_that_was_taken_back_is_not_taken_back_again() -> None:
    paper = entering()
    paper.presenter.row_chosen("gone")
    assert offered(paper) == ("Take back the chosen line", False)
    state = paper.work.state_now
    assert to_take_back(state, "gone") is None
    assert to_take_back(state, "elsewhere") is None
    assert to_take_back(state, "") == ROWS[1]


def test_the_next_line_leaves_what_was_chosen() -> None:
    paper = entering()
    paper.presenter.row_chosen("first")
    paper.enter(code="ESP000004")
    assert offered(paper) == ("Take back the last line", True)


def test_a_row_of_the_list_is_chosen_by_click_and_left_by_the_next_line(
    window: DeskWindow,
) -> None:
    paper = entering()
    window.open(Section.PAPER)
    view = window.paper
    asked: list[str] = []
    view.row_chosen.connect(asked.append)
    assert paper.screen is not None
    view.render_screen(paper.screen)
    row = view.model.row_of("first")
    QTest.mouseClick(
        view.list.viewport(),
        Qt.MouseButton.LeftButton,
        pos=view.list.visualRect(view.model.index(row, 1)).center(),
    )
    assert asked == ["first"]
    paper.presenter.row_chosen("first")
    view.render_screen(paper.screen)
    assert view.list.currentIndex().row() == row
    paper.presenter.added(replace(ROWS[0], row_id="new"))
    view.render_screen(paper.screen)
    assert not view.list.currentIndex().isValid()
    assert not view.list.selectionModel().hasSelection()
