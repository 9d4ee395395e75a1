"""Enter as the centre's word comes on the screen: it goes to who knows what it was meant for."""

from dataclasses import replace

import gallery
import pytest
from pytestqt.qtbot import QtBot

from boxoffice.ui.desk.screen import DeskScreen
from boxoffice.ui.desk.view import DeskView
from boxoffice.ui.keys import SETTLE_MS
from boxoffice.ui.window import DeskWindow


def screen(name: str, **more: object) -> DeskScreen:
    """A screen that leaves the code in its field alone, as one card's later screens do."""
    found = gallery.state(name)
    return replace(found, code=replace(found.code, text=None), **more)  # type: ignore[arg-type]


@pytest.fixture
def view(window: DeskWindow, qtbot: QtBot) -> tuple[DeskView, list[str]]:
    """A valid card that was seen long enough, and what Enter sends."""
    view, sent = window.desk, list[str]()
    view.give.connect(lambda: sent.append("give"))
    view.render_screen(screen("valid"))
    qtbot.waitUntil(lambda: view.verdict_age_ms >= SETTLE_MS)
    return view, sent


def test_enter_just_as_the_screen_changes_is_passed_on(view: tuple[DeskView, list[str]]) -> None:
    desk, sent = view
    desk.render_screen(screen("refined"))
    assert desk.verdict_age_ms >= SETTLE_MS
    desk.press_give()
    assert sent == ["give"]


def test_enter_for_another_verdict_that_came_just_now_is_not(
    view: tuple[DeskView, list[str]],
) -> None:
    desk, sent = view
    desk.render_screen(screen("blocked"))
    assert desk.verdict_age_ms < SETTLE_MS
    desk.press_give()
    assert sent == []


def test_the_next_card_behind_a_refined_one_begins_anew(
    view: tuple[DeskView, list[str]], qtbot: QtBot
) -> None:
    desk, sent = view
    desk.render_screen(screen("refined"))
    desk.render_screen(screen("last_day"))
    desk.press_give()
    assert sent == []
    qtbot.waitUntil(lambda: desk.verdict_age_ms >= SETTLE_MS)
    desk.press_give()
    assert sent == ["give"]
