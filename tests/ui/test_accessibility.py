"""What a screen reader and a keyboard find on every screen: names, roles, a way round."""

import re
from collections.abc import Iterator

import pytest
from every_screen import Tour, settle, shown_children
from gallery import gallery
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QWidget,
)

from boxoffice.ui import styling
from boxoffice.ui.appearance import Appearance
from boxoffice.ui.language import LanguageCode
from boxoffice.ui.translation import Speaker
from boxoffice.ui.window import DeskWindow

Role = QAccessible.Role
CONTROLS = {
    QAbstractButton: {Role.Button, Role.CheckBox, Role.RadioButton, Role.ButtonMenu},
    QLineEdit: {Role.EditableText},
    QComboBox: {Role.ComboBox},
    QAbstractItemView: {Role.List, Role.Table, Role.Tree},
}
"""What a clerk acts on, and as what a screen reader may call it."""
WHOLE_CODE = re.compile(r"[A-ZÅÄÖ]{2,4}[ ·]*(?:Y[ ·]*)?\d[\d ·]{3,}\d")
"""As the codes of the gallery are written: never in a name, which is said where others listen."""
WALKED_WITH_ARROWS = "QListWidget"
"""The list of events never has the focus: arrows and Enter in its search field act on it."""
MOST_STOPS = 200


@pytest.fixture
def tour(window: DeskWindow, appearance: Appearance, speaker: Speaker) -> Iterator[Tour]:
    speaker.use(LanguageCode.FINNISH)
    made = Tour(window, appearance)
    yield made
    made.end()


def _tree(found: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """An interface and all below it that can be seen."""
    yield found
    for index in range(found.childCount()):
        child = found.child(index)
        # The cells of a table are rows of the ledger, named by what they show.
        if child is None or not child.isValid() or child.role() in {Role.Cell, Role.ColumnHeader}:
            continue
        if not child.state().invisible:
            yield from _tree(child)


def _interfaces(shown: QWidget) -> list[QAccessibleInterface]:
    root = QAccessible.queryAccessibleInterface(shown)
    assert root is not None
    return list(_tree(root))


def _name(found: QAccessibleInterface) -> str:
    return found.text(QAccessible.Text.Name)


def _wrong_names(shown: QWidget) -> list[str]:
    wrong = []
    for found in _interfaces(shown):
        thing, name = found.object(), _name(found)
        if not found.state().focusable or not isinstance(thing, QWidget) or thing is shown:
            continue
        said = f"{type(thing).__name__} {thing.objectName()} {name!r}"
        if not name.strip():
            wrong.append(f"{said} has no name")
        if WHOLE_CODE.search(name):
            wrong.append(f"{said} says a whole code")
        for kind, roles in CONTROLS.items():
            if isinstance(thing, kind) and found.role() not in roles:
                wrong.append(f"{said} is called {found.role()}")
    return wrong


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_every_control_has_a_name_and_a_role_that_fits(tour: Tour) -> None:
    wrong = {
        name: found
        for name, shown in tour.screens(LanguageCode.FINNISH)
        if (found := _wrong_names(shown))
    }
    assert wrong == {}


def _acted_on(shown: QWidget) -> set[QWidget]:
    """What a clerk may press, type into or choose from."""
    kinds = tuple(CONTROLS)
    return {
        each
        for each in shown_children(shown)
        if isinstance(each, kinds)
        and each.isEnabled()
        and not isinstance(each.parentWidget(), QComboBox | QLineEdit | QAbstractItemView)
        and type(each).__name__ != WALKED_WITH_ARROWS
    }


def _walk() -> list[QWidget]:
    """Where Tab leads, from where the focus is until it is back there."""
    start = QApplication.focusWidget()
    assert start is not None
    stops = [start]
    while len(stops) < MOST_STOPS:
        QTest.keyClick(stops[-1], Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        assert now is not None
        if now in {start, stops[-1]}:
            break
        stops.append(now)
    return stops


@pytest.mark.qt_log_ignore("propagateSizeHints")
@pytest.mark.parametrize("scale", [100, 200])
def test_tab_alone_leads_to_every_control_and_back(tour: Tour, scale: int) -> None:
    tour.appearance.choose(scale=scale)
    wrong: dict[str, list[str]] = {}
    for name, shown in tour.screens(LanguageCode.FINNISH):
        shown.activateWindow()
        settle()
        acted_on = _acted_on(shown)
        # What has no control yet, as the first list being fetched, has nothing to walk to.
        for each in acted_on - set(_walk()) if acted_on else ():
            missed = f"{type(each).__name__} {each.accessibleName()!r}"
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
