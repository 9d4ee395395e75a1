"""One application, its appearance and its languages for all tests of the interface."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from boxoffice.scanning.wedge import WedgeDetector
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.language import LanguageCode, PlainEnglish, speak
from boxoffice.ui.theme import ThemeChoice
from boxoffice.ui.translation import Speaker, compile_translations
from boxoffice.ui.window import DeskWindow

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Test folders are no packages: the gallery beside the tests is found by its folder.
sys.path.insert(0, str(Path(__file__).parent))


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
    yield shared_appearance
    shared_appearance.choose(ThemeChoice.LIGHT, 100)


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


@pytest.fixture
def window(qtbot: QtBot, appearance: Appearance, speaker: Speaker) -> Iterator[DeskWindow]:
    """The window at its usual size."""
    made = DeskWindow(appearance, WedgeDetector())
    made.resize(1280, 800)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.desk.listen()
    yield made
    made.router.stop()
    made.close()
    # Hundreds of widgets of past tests would be styled again at each change of the look.
    delete(made)
