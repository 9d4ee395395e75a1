"""Language and theme of the real window change on the page that is open, and change back whole."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from boxoffice.ui.theme import ThemeName
from boxoffice.ui.window import Section
from tests.desk.desks import CommandDesk
from tests.window.conftest import Opened, Opener

PAGES = (
    Section.DESK,
    Section.TODAY,
    Section.PAPER,
    Section.SHIFT,
    Section.REPORTS,
    Section.SYNC,
    Section.SETTINGS,
)
_SHOWS = {Section.SYNC: "no connection", Section.SHIFT: "All tickets were collected"}
"""What pages show only after they have read the desk's records, or a round of sync."""


def words_on(opened: Opened) -> list[str]:
    """Every text that can be seen in the window."""
    window = opened.hands.window
    found: list[QLabel | QAbstractButton] = [*window.findChildren(QLabel)]
    found += window.findChildren(QAbstractButton)
    return sorted(each.text() for each in found if each.isVisible() and each.text())


@pytest.mark.parametrize("page", PAGES)
def test_the_open_page_speaks_the_language_chosen_now(
    opener: Opener, desk: CommandDesk, page: Section
) -> None:
    opened = opener(desk)
    opened.at_tonight()
    hands = opened.hands
    hands.window.open(page)
    if shows := _SHOWS.get(page):
        hands.see(shows, lambda: shows in " ".join(words_on(opened)))
    said: dict[str, list[str]] = {}
    for language in ("en", "fi", "sv", "en"):
        opened.speak(language)
        QApplication.processEvents()
        hands.on(page)
        before, said[language] = said.get(language, []), words_on(opened)
        assert before in ([], said[language])
    assert said["en"] != said["fi"] != said["sv"] != said["en"]
    assert len({_without_figures(texts) for texts in said.values()}) == 3


def _without_figures(texts: list[str]) -> str:
    """All words of a page without figures: what a language makes of it."""
    return " ".join(each for each in texts if not any(sign.isdigit() for sign in each))


def test_high_contrast_acts_at_once_on_every_page(opener: Opener, desk: CommandDesk) -> None:
    opened = opener(desk)
    opened.at_tonight()
    window = opened.hands.window
    appearance = opened.application._appearance
    for theme in (ThemeName.CONTRAST, ThemeName.LIGHT):
        window.settings.chosen.emit("theme", str(theme))
        for page in PAGES:
            window.open(page)
            QApplication.processEvents()
            ground = window.grab().toImage().pixelColor(window.width() - 2, 2)
            assert appearance.theme is theme
            assert (ground.lightness() < 40) is (theme is ThemeName.CONTRAST), page
