"""One application, its appearance and its languages for all tests of the interface."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boxoffice.scanning.wedge import WedgeDetector
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.language import LanguageCode, PlainEnglish, speak
from boxoffice.ui.theme import ThemeChoice, ThemeName
from boxoffice.ui.translation import Speaker, compile_translations
from boxoffice.ui.window import DeskWindow, Section
from tests.support.desk_work import Counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Test folders are no packages: the gallery beside the tests is found by its folder.
sys.path.insert(0, str(Path(__file__).parent))

from gallery import ready
from one_window import one_window


@pytest.fixture(scope="session", autouse=True)
def _translations() -> None:
    compile_translations()


@pytest.fixture(scope="session")
def shared_appearance(qapp: QApplication) -> Appearance:
    """The appearance of the application, made once."""
    qapp.setCursorFlashTime(0)
    return Appearance(qapp, ThemeChoice.LIGHT)


@pytest.fixture
def appearance(shared_appearance: Appearance) -> Iterator[Appearance]:
    """The appearance, light and at 100 % before and after each test."""
    shared_appearance.choose(ThemeChoice.LIGHT, 100)
    look = _look(shared_appearance)
    yield shared_appearance
    if _look(shared_appearance) != look:
        one_window.end()
    shared_appearance.choose(ThemeChoice.LIGHT, 100)


@pytest.fixture
def large_text(appearance: Appearance) -> None:
    """Text at 200 % before the window is made: to style it anew later takes longer. Stands in
    `usefixtures`, whose fixtures come first.
    """
    one_window.end()
    appearance.choose(scale=200)


def _look(appearance: Appearance) -> tuple[ThemeName, int]:
    return appearance.theme, appearance.px(100)


@pytest.fixture(scope="session")
def shared_speaker(qapp: QApplication) -> Speaker:
    """The languages of the application, made once."""
    return Speaker(qapp)


@pytest.fixture
def speaker(shared_speaker: Speaker) -> Iterator[Speaker]:
    """The languages, English before each test and the source texts after it."""
    shared_speaker.use(LanguageCode.ENGLISH)
    yield shared_speaker
    speak(PlainEnglish())


@pytest.fixture(scope="session")
def detector() -> WedgeDetector:
    """What tells a scanner from a person, for the one window."""
    return WedgeDetector()


@pytest.fixture
def counter() -> Counter:
    """A desk with an event, between two cards."""
    return Counter()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """End the window behind the last test of a file."""
    if nextitem is None or nextitem.path != item.path:
        one_window.end()


@pytest.fixture
def shared_window(appearance: Appearance, speaker: Speaker, detector: WedgeDetector) -> DeskWindow:
    """The one window."""
    return one_window.shown(appearance, detector)


@pytest.fixture
def window(
    qtbot: QtBot,
    appearance: Appearance,
    speaker: Speaker,
    shared_window: DeskWindow,
    detector: WedgeDetector,
) -> DeskWindow:
    """The window as it stands between two cards."""
    detector.flush()
    shared_window.resize(1280, 800)
    shared_window.desk.render_screen(ready())
    shared_window.open(Section.DESK)
    shared_window.activateWindow()
    shared_window.first_start.card.address.clear()
    qtbot.waitUntil(lambda: shared_window.focusWidget() is shared_window.desk.code_field.line)
    return shared_window
