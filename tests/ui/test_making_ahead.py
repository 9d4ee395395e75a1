"""The large pages, made in pieces beside the clerk's work."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from boxoffice.scanning.wedge import WedgeDetector
from boxoffice.ui import today_words
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.language import LanguageCode
from boxoffice.ui.making_ahead import MakingAhead
from boxoffice.ui.page import Page
from boxoffice.ui.paper.view import PaperView
from boxoffice.ui.reports.view import ReportView
from boxoffice.ui.shift.view import ShiftView
from boxoffice.ui.today.view import TodayView
from boxoffice.ui.translation import Speaker
from boxoffice.ui.window import DeskWindow, Section

_LARGE = (Section.TODAY, Section.SHIFT, Section.REPORTS, Section.PAPER)


@pytest.fixture
def window(appearance: Appearance, speaker: Speaker, qtbot: QtBot) -> Iterator[DeskWindow]:
    """A window in which nothing but the desk is made."""
    made = DeskWindow(appearance, WedgeDetector())
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    delete(made)


def _begun(view: Appearance) -> TodayView:
    return TodayView(view, at_once=False)


def test_every_large_page_is_made_styled_and_laid_out_without_being_shown(
    window: DeskWindow, qtbot: QtBot
) -> None:
    made: list[Section] = []
    for section in _LARGE:
        window.when_made(section, lambda each=section: made.append(each))
    ahead = MakingAhead(window, begin_ms=0)
    ahead.begin()
    qtbot.waitUntil(lambda: made == list(_LARGE), timeout=20_000)
    qtbot.waitUntil(lambda: window.paper.width() == window.desk.width(), timeout=20_000)
    assert window.section is Section.DESK
    assert not window.today.isVisible()
    assert window.shift.figures.width() > 0


@pytest.mark.parametrize("section", [Section.SYNC, Section.SHIFT])
def test_what_is_laid_out_ahead_finds_its_places_taken_when_it_is_opened(
    window: DeskWindow, section: Section
) -> None:
    page = {Section.SYNC: window.sync, Section.SHIFT: window.shift}[section]
    for _ in window.laid_out_ahead(section):
        assert page.isHidden()
    parts = [each for each in page.findChildren(QWidget) if "viewport" not in each.objectName()]
    before = {each: each.geometry() for each in parts}
    window.open(section)
    for _ in range(5):
        QApplication.processEvents()
    seen = [each for each in before if isValid(each) and each.isVisible()]
    assert len(seen) > 20
    assert [each for each in seen if each.geometry() != before[each]] == []


def test_a_page_that_is_opened_half_made_is_whole(window: DeskWindow) -> None:
    connected: list[QWidget] = []
    window.when_made(Section.TODAY, lambda: connected.append(window.today.totals))
    pieces = window.pieces_ahead(Section.TODAY, _begun)
    for _ in range(4):
        next(pieces)
    assert not connected
    window.open(Section.TODAY)
    assert connected == [window.today.totals]
    assert window.today.search.hasFocus() or not window.isActiveWindow()
    assert window.today.rows.isVisibleTo(window.today)
    list(pieces)
    assert connected == [window.today.totals], "a page is connected once"


def test_language_and_text_size_may_change_while_a_page_is_half_made(
    window: DeskWindow, appearance: Appearance, speaker: Speaker
) -> None:
    pieces = window.pieces_ahead(Section.TODAY, _begun)
    for _ in range(4):
        next(pieces)
    speaker.use(LanguageCode.FINNISH)
    appearance.choose(scale=200)
    QApplication.processEvents()
    list(pieces)
    today = window.today
    assert today.search_label.text() == today_words.label("search")
    assert today.rows.minimumHeight() == appearance.px(260)


@pytest.mark.parametrize("kind", [TodayView, ShiftView, ReportView, PaperView])
def test_a_page_may_be_resized_while_it_is_half_made(
    kind: Callable[..., Page], appearance: Appearance, speaker: Speaker, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    page = kind(appearance, at_once=False)
    page.setParent(window)
    window.show()
    page.show()
    width = 500
    while page.make_piece():
        width += 60
        page.resize(width, 700)
        QApplication.processEvents()
    assert page.made
    assert width > 500


def test_nothing_is_made_while_somebody_works(window: DeskWindow, qtbot: QtBot) -> None:
    made: list[Section] = []
    window.when_made(Section.TODAY, lambda: made.append(Section.TODAY))
    ahead = MakingAhead(window, begin_ms=0)
    keys = QTimer(window)
    pressed: list[int] = []

    def press() -> None:
        window.router.acted()
        pressed.append(len(pressed))

    keys.timeout.connect(press)
    press()
    keys.start(20)
    ahead.begin()
    qtbot.waitUntil(lambda: len(pressed) == 60, timeout=20_000)
    assert not made
    keys.stop()
    qtbot.waitUntil(lambda: bool(made), timeout=20_000)
    ahead.stop()
