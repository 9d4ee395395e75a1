"""What moves, what waits and for how long: by the timers' own settings and clocks of the test's."""

from collections.abc import Callable

import gallery
import pytest
from PySide6.QtCore import QAbstractAnimation, QObject
from PySide6.QtWidgets import QApplication, QProgressBar
from pytestqt.qtbot import QtBot

from boxoffice.ui import live_session
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.desk import not_recorded_strip
from boxoffice.ui.desk.not_recorded_strip import NotRecordedStrip
from boxoffice.ui.desk.screen import NotRecorded
from boxoffice.ui.desk.view import DeskView
from boxoffice.ui.first_start.screen import FirstStartScreen, Step
from boxoffice.ui.live_session import LiveSession
from boxoffice.ui.threads import Deliverer
from boxoffice.ui.window import DeskWindow, Section
from tests.support.desk_work import A, verdict
from tests.ui.start_gallery import start_gallery


def _moving() -> list[str]:
    """What moves by itself: animations that run, ours and Qt's, and a bar that goes to and fro."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    roots: list[QObject] = [application, application.style(), *QApplication.allWidgets()]
    made = {each for root in roots for each in root.findChildren(QAbstractAnimation)}
    bars = {each for root in roots for each in root.findChildren(QProgressBar)}
    runs = QAbstractAnimation.State.Running
    moves = [repr(each) for each in made if each.state() is runs]
    busy = [repr(each) for each in bars if each.isVisible() and each.minimum() == each.maximum()]
    return moves + busy


def test_nothing_on_any_page_moves_by_itself(window: DeskWindow) -> None:
    """Motion is short where there is none, and nobody has to ask the system for less."""
    for section in Section:
        if section in {Section.SIGN_IN, Section.CUSTOMER}:
            continue  # they are opened with what they show, and come below
        window.open(section)
        QApplication.processEvents()
        assert _moving() == [], section
    waiting = FirstStartScreen(Step.LIST)
    for name, screen in (*start_gallery(), ("before the first piece", waiting)):
        window.first_start.render_screen(screen)
        window.open(Section.FIRST_START)
        QApplication.processEvents()
        assert _moving() == [], name
    for name, shown in gallery.gallery():
        window.open(Section.DESK)
        window.desk.render_screen(shown)
        QApplication.processEvents()
        assert _moving() == [], name
    window.customer.render_verdict("valid")
    window.open(Section.CUSTOMER)
    QApplication.processEvents()
    assert _moving() == []


@pytest.mark.parametrize(("after", "gives"), [(0.149, []), (0.150, ["give"])])
def test_enter_is_meant_once_the_verdict_was_there_for_150_ms(
    appearance: Appearance, qtbot: QtBot, after: float, gives: list[str]
) -> None:
    now, sent = [10.0], list[str]()
    view = DeskView(appearance, clock=lambda: now[0])
    qtbot.addWidget(view)
    view.show()
    view.give.connect(lambda: sent.append("give"))
    view.render_screen(gallery.valid())
    now[0] += after
    view.press_give()
    assert sent == gives


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_a_second_press_on_the_strip_is_for_the_card_that_went(
    appearance: Appearance, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    now, given = [10.0], list[str]()
    monkeypatch.setattr(not_recorded_strip, "monotonic", lambda: now[0])
    strip = NotRecordedStrip(appearance)
    qtbot.addWidget(strip)
    strip.give.connect(given.append)
    first, second = (NotRecorded(name, name, "Give 1", "Not given") for name in ("a", "b"))
    strip.render_cards((first, second))
    assert strip.first == "a"
    strip.render_cards((second,))
    for after, key in ((0.399, ""), (0.001, "b")):
        now[0] += after
        assert strip.first == key
        strip._lines[0]._give.click()
    assert given == ["b"]


def test_the_centre_is_asked_about_a_card_30_ms_behind_its_verdict(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[int] = []

    class Timer:
        @staticmethod
        def singleShot(milliseconds: int, _parent: QObject, _call: Callable[[], None]) -> None:
            waits.append(milliseconds)

    monkeypatch.setattr(live_session, "QTimer", Timer)
    parent = QObject()
    asks = LiveSession(_Nobody(), Deliverer(parent), parent)
    asks.ask(verdict(A), lambda: True, lambda word: None)
    assert waits == [30]


class _Nobody:
    """A centre that is not asked."""

    def ask(self, _verdict: object) -> None:
        raise AssertionError("asked")

    def close(self) -> None:
        """Nothing is open."""
