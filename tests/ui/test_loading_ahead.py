"""What is loaded beside the window waits for a lull, but not for ever."""

from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from boxoffice.ui import loading_ahead
from boxoffice.ui.loading_ahead import Lull, load_soon


class Seen(ModuleType):
    """A module that says when it is used first."""

    def __init__(self, name: str, told: list[str]) -> None:
        super().__init__(name)
        self.told = told

    def __getattribute__(self, name: str) -> Any:
        if name == "__doc__":
            self.told.append(self.__name__)
        return super().__getattribute__(name)


class OneLane:
    """A lane that does its work when the test says so, or fails at it."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []
        self.missing = False

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """As `Lane`."""
        self.waiting.append(
            lambda: failed(ImportError("a library")) if self.missing else done(work())
        )

    def go(self) -> None:
        """Do the one piece of work that waits."""
        (work,) = self.waiting
        self.waiting.clear()
        work()


def test_nothing_is_called_while_the_clerk_works(qtbot: QtBot) -> None:
    parent, idle, called = QObject(), [0.0], list[int]()
    lull = Lull(parent, lambda: idle[0])
    lull.then(lambda: called.append(1))
    qtbot.wait(60)
    assert called == []
    idle[0] = 1.0
    qtbot.waitUntil(lambda: called == [1])


def test_what_nobody_waits_for_is_patient(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading_ahead, "_MOST_LOOKS", 0)
    parent, idle, called = QObject(), [0.0], list[int]()
    lull = Lull(parent, lambda: idle[0], patient=True)
    lull.then(lambda: called.append(1))
    qtbot.wait(60)
    assert called == []
    idle[0] = 1.0
    qtbot.waitUntil(lambda: called == [1])


def test_a_queue_holds_it_up_for_a_while_only(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading_ahead, "_MOST_LOOKS", 3)
    parent, called = QObject(), list[int]()
    lull = Lull(parent, lambda: 0.0)
    lull.then(lambda: called.append(1))
    assert (called, lull.given_up) == ([], False)
    qtbot.waitUntil(lambda: called == [1])
    assert lull.given_up
    lull.then(lambda: called.append(2))
    assert called == [1, 2]


@pytest.mark.parametrize("missing", [False, True])
def test_one_module_after_another_and_then_what_needs_them(
    missing: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    told, ended = list[str](), list[bool]()
    monkeypatch.setattr(loading_ahead, "_SOON", (Seen("first", told), Seen("second", told)))
    parent, lane = QObject(), OneLane()
    lane.missing = missing
    load_soon(lane, Lull(parent, lambda: 9.0), lambda: ended.append(True))
    lane.go()
    assert (told, ended) == ([] if missing else ["first"], [])
    lane.go()
    assert (told, ended) == ([] if missing else ["first", "second"], [True])
    assert lane.waiting == []
