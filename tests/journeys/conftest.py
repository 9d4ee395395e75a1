"""A house of its own for each journey, and the words of the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from boxoffice.ui.language import PlainEnglish, speak
from boxoffice.ui.translation import compile_translations
from tests.journeys.house import House, house


@pytest.fixture(scope="session", autouse=True)
def _translations() -> None:
    compile_translations()


@pytest.fixture
def at_work(qapp: QApplication, tmp_path: Path) -> Iterator[House]:
    """A house whose desk can be opened."""
    with house(tmp_path) as made:
        yield made
    speak(PlainEnglish())
