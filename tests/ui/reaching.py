"""What a screen reader and a keyboard find on a screen: names, roles, a way round."""

import re
from collections.abc import Iterator

from every_screen import settle, shown_children
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QListWidget,
    QWidget,
)

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
WALKED_WITH_ARROWS = QListWidget
"""The list of events never has the focus: arrows and Enter in its search field act on it."""
MOST_STOPS = 200


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


def wrong_names(shown: QWidget) -> list[str]:
    """What a screen reader would not name, call wrongly, or say that others must not hear."""
    wrong = []
    for found in _interfaces(shown):
        thing, name = found.object(), _name(found)
        if not isinstance(thing, QWidget) or thing is shown:
            continue
        if not (found.state().focusable or isinstance(thing, QAbstractButton)):
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


def _acted_on(shown: QWidget) -> set[QWidget]:
    """What a clerk may press, type into or choose from."""
    kinds = tuple(CONTROLS)
    return {
        each
        for each in shown_children(shown)
        if isinstance(each, kinds)
        and each.isEnabled()
        and not isinstance(each.parentWidget(), QComboBox | QLineEdit | QAbstractItemView)
        and not isinstance(each, WALKED_WITH_ARROWS)
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


class TabWalk:
    """Walks round screens with Tab alone; what stands as it did on a screen before is not walked
    again.
    """

    def __init__(self) -> None:
        """Nothing is walked yet."""
        self._walked: set[tuple[QWidget | None, frozenset[QWidget]]] = set()

    def unreached(self, shown: QWidget) -> list[str]:
        """What a clerk acts on and Tab does not lead to."""
        shown.activateWindow()
        settle()
        acted_on = _acted_on(shown)
        walk = QApplication.focusWidget(), frozenset(acted_on)
        # What has no control yet, as the first list being fetched, has nothing to walk to.
        if not acted_on or walk in self._walked:
            return []
        self._walked.add(walk)
        missed = acted_on - set(_walk())
        return [
            f"{type(each).__name__} {each.accessibleName()!r} is not reached" for each in missed
        ]
