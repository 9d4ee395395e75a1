"""The power goes between a row on the disk and the next key; the desk asks about it, twice."""

import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from boxoffice.ui.buttons import Button
from boxoffice.ui.window import Section
from tests.desk.command_line import ROOT, environment
from tests.journeys.clerk import Clerk
from tests.journeys.house import House

Key = Qt.Key
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def _cut(house: House, *codes: str) -> None:
    """A desk that gives on these cards, and is killed at once after the last."""
    desk = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.power_child", str(house.folder), *codes],
        cwd=ROOT,
        env=environment(QT_QPA_PLATFORM="offscreen"),
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert desk.stdout is not None
        assert desk.stdout.readline() == "given\n"
    finally:
        desk.kill()
        desk.wait()
        if desk.stdout is not None:
            desk.stdout.close()


def _question(clerk: Clerk) -> str:
    clerk.see("the question", lambda: bool(clerk.screen.not_recorded))
    (question,) = clerk.screen.not_recorded
    return question.text.replace("\xa0", " ")


@pytest.mark.slow
def test_handed_over_and_not_handed_over(at_work: House) -> None:
    codes = at_work.codes(4)
    _cut(at_work, *codes[:2])
    assert len(at_work.rows()) == 2
    with at_work.desk() as clerk:
        assert f"…{codes[1][-3:]}, 1. Handed over?" in _question(clerk)
        clerk.on(Section.DESK)
        assert clerk.screen.event.title == "Tonight"
        clerk.press(Key.Key_F8)
        clerk.see("no question", lambda: not clerk.screen.not_recorded)
        assert len(at_work.standing()) == 2
    _cut(at_work, codes[2])
    with at_work.desk() as clerk:
        assert f"…{codes[2][-3:]}, 1. Handed over?" in _question(clerk)
        words = clerk.screen.not_recorded[0].not_given_text
        clerk.click(_button(clerk, words))
        clerk.see("no question", lambda: not clerk.screen.not_recorded)
        clerk.see("its row is taken back", lambda: len(at_work.standing()) == 2)
        # The next in the queue, and the one who was not served.
        clerk.give(codes[3])
        clerk.give(codes[2])
        clerk.all_sent()
        at_work.figures_agree(clerk)
    # Closed as it should be, it asks nothing.
    with at_work.desk() as clerk:
        clerk.see("what was given", lambda: bool(clerk.screen.given))
        assert clerk.screen.not_recorded == ()
    assert [row["kind"] for row in at_work.rows()] == ["issue"] * 3 + ["void"] + ["issue"] * 2
    assert at_work.agrees() == {"accepted": 6}


def _button(clerk: Clerk, words: str) -> QAbstractButton:
    buttons = clerk.window.desk.strip.findChildren(Button)
    return next(each for each in buttons if each.isVisible() and words in each.text())
