"""Practice beside the real desk: opened from it, in kiosk mode, and before any desk is set up."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from boxoffice.config import Config, DeskSettings
from boxoffice.ui.files import KIOSK
from boxoffice.ui.window import Section
from tests.desk.desks import CommandDesk
from tests.support.network import code
from tests.window.conftest import Opener
from tests.window.practising import practised, wait_for


def test_practice_opens_beside_the_real_desk_which_stays_as_it_is(
    opener: Opener, desk: CommandDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    opened = opener(desk)
    opened.at_tonight()
    hands = opened.hands
    hands.on(Section.DESK)
    hands.scan(code(1))
    hands.verdict("Valid")
    hands.window.open(Section.SETTINGS)
    way = hands.window.settings.practice
    way.button.click()
    folder = desk.data / "practice"
    wait_for(lambda: any(folder.glob("*/desk/cards-*.db")))
    assert way.note.text() == "Practice is open in a window of its own."
    way.button.click()
    assert len(list(folder.iterdir())) == 1
    hands.window.open(Section.DESK)
    assert hands.screen.verdict is not None
    hands.enter()
    hands.given("1")
    opened.close()
    assert not folder.exists()
    assert [row["tickets"] for row in desk.rows()] == [{"holder": 1}]


@pytest.mark.parametrize("kiosk", [False, True])
def test_practice_fills_the_screen_where_the_desk_is_in_kiosk_mode(
    qapp: QApplication, tmp_path: Path, kiosk: bool
) -> None:
    config = Config(tmp_path / "desk")
    config.save(DeskSettings(kiosk=kiosk))
    with practised(config, tmp_path / "pictures") as opened:
        first = opened.hands.window
        assert first.isFullScreen() is kiosk
        assert bool(first.property(KIOSK)) is kiosk
        opened.application.again()
        assert opened.hands.window is not first
        assert opened.hands.window.isFullScreen() is kiosk
        # Leaving leads back to the desk and asks nobody.
        again = opened.hands.window
        opened.application.leave()
        assert not again.isVisible()


def test_practice_is_offered_before_any_desk_is_set_up(opener: Opener, tmp_path: Path) -> None:
    opened = opener(CommandDesk(tmp_path / "empty", tmp_path / "key"))
    opened.hands.on(Section.FIRST_START)
    assert opened.hands.window.first_start.practice.button.isVisible()
