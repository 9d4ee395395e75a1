"""What a screen reader is told of a verdict, and that Tab alone leads everywhere."""

from collections.abc import Iterator

import pytest
from every_screen import Tour
from gallery import gallery
from one_window import one_window
from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleEvent
from reaching import TabWalk

from boxoffice.ui import styling
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.language import LanguageCode
from boxoffice.ui.translation import Speaker
from boxoffice.ui.window import DeskWindow


@pytest.fixture
def tour(
    request: pytest.FixtureRequest, appearance: Appearance, speaker: Speaker, scale: int
) -> Iterator[Tour]:
    """A window that is made at its text size: to style it anew takes longer."""
    one_window.end()
    appearance.choose(scale=scale)
    speaker.use(LanguageCode.FINNISH)
    made = Tour(request.getfixturevalue("window"), appearance)
    yield made
    made.end()
    one_window.end()


@pytest.mark.slow
@pytest.mark.no_cover
@pytest.mark.qt_log_ignore("propagateSizeHints")
@pytest.mark.parametrize("scale", [100, 200])
def test_tab_alone_leads_to_every_control_and_back(tour: Tour, scale: int) -> None:
    """A tour of its own: walking scrolls the screens that are looked at."""
    walk = TabWalk()
    wrong: dict[str, list[str]] = {}
    for name, shown in tour.screens(LanguageCode.FINNISH):
        for missed in walk.unreached(shown):
            wrong.setdefault(missed, []).append(name)
    assert not wrong, "\n".join(f"{what}: {', '.join(names)}" for what, names in wrong.items())


class _Heard(QObject):
    """Stands where the platform's screen reader is told."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.AnnouncementPoliteness = QAccessible.AnnouncementPoliteness

    def updateAccessibility(self, event: QAccessibleEvent) -> None:
        """As `QAccessible` does."""
        self.said.append(event.message())  # type: ignore[attr-defined]


def test_every_verdict_is_announced_without_its_code(
    window: DeskWindow, speaker: Speaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = _Heard()
    monkeypatch.setattr(styling, "QAccessible", heard)
    speaker.use(LanguageCode.FINNISH)
    screens = dict(gallery())
    for name, screen in screens.items():
        if screen.verdict is None:
            continue
        window.desk.render_screen(screens["ready"])
        heard.said.clear()
        window.desk.render_screen(screen)
        said = list(heard.said)
        assert sum(screen.verdict.title in each for each in said) == 1, name
        code = screen.verdict.code.split(" · ", 1)[-1]
        assert not any(code in each for each in said), name
        window.desk.render_screen(screen)
        assert heard.said == said, name
