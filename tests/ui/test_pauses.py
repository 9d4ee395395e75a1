"""What Python itself may make a clerk wait for, and where it deletes what nobody holds."""

import gc
import sys
import threading
import weakref
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QTimer
from pytestqt.qtbot import QtBot

from boxoffice.ui import collector, pauses, running
from boxoffice.ui.collector import Collector

INTERFACE = threading.get_ident()


class Circle(QObject):
    """An object of Qt's that only itself holds."""

    def __init__(self, deleted: Callable[[int], None]) -> None:
        """`deleted` is told the thread on which that happens."""
        super().__init__()
        self.me = self
        weakref.finalize(self, lambda: deleted(threading.get_ident()))


@pytest.fixture
def as_before() -> Iterator[None]:
    """The interpreter's settings, put back."""
    interval, enabled = sys.getswitchinterval(), gc.isenabled()
    yield
    sys.setswitchinterval(interval)
    gc.unfreeze()
    if enabled:
        gc.enable()
    else:
        gc.disable()


@pytest.fixture
def busy(qapp: QCoreApplication, as_before: None) -> Iterator[Collector]:
    """The collector of a window before which somebody works."""
    parent = QObject()
    gc.enable()
    yield Collector(parent, lambda: 0.0)
    parent.deleteLater()


def _work_beside() -> None:
    """Make so much on another thread that Python would collect there, all generations."""

    def work() -> None:
        kept = []
        for _ in range(200_000):
            kept.append([kept])

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


def test_no_other_thread_deletes_what_nobody_holds(busy: Collector) -> None:
    deleted: list[int] = []
    Circle(deleted.append)
    _work_beside()
    assert deleted == []
    busy.look()
    assert deleted == [INTERFACE]


@pytest.mark.usefixtures("qapp", "as_before")
def test_older_objects_are_looked_through_in_a_lull(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collector, "_BETWEEN_SECONDS", 0.0)
    deleted: list[int] = []
    idle = [0.0]
    parent = QObject()
    tidy = Collector(parent, lambda: idle[0])
    circle = Circle(deleted.append)
    gc.collect()  # it is old now
    del circle
    for _ in range(300):
        tidy.look()
        gc.collect(0)
    assert deleted == []
    idle[0] = 60.0
    for _ in range(300):
        tidy.look()
        gc.collect(0)
    assert deleted == [INTERFACE]


@pytest.mark.usefixtures("as_before")
def test_what_lasts_is_not_looked_through_again(busy: Collector) -> None:
    before = gc.get_freeze_count()
    busy.begin()
    assert gc.get_freeze_count() > before + 1_000


@pytest.mark.usefixtures("as_before")
def test_a_running_window_collects_by_itself_and_python_does_not(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pauses, "SETTLED_MS", 0)
    monkeypatch.setattr(running, "end_on_signals", lambda: None)
    deleted: list[int] = []
    parent = QObject()
    gc.enable()

    def in_the_loop() -> None:
        assert not gc.isenabled()
        Circle(deleted.append)
        _work_beside()

    def until_deleted() -> None:
        if deleted:
            QCoreApplication.exit()

    QTimer.singleShot(150, parent, in_the_loop)
    watch = QTimer(parent)
    watch.timeout.connect(until_deleted)
    watch.start(20)
    QTimer.singleShot(20_000, parent, QCoreApplication.exit)
    running.run_until_closed(parent, lambda: 0.0, lambda: 0.0)
    assert deleted == [INTERFACE]


@pytest.mark.usefixtures("as_before")
def test_a_thread_that_works_gives_way_soon() -> None:
    pauses.hand_over_quickly()
    assert sys.getswitchinterval() == pytest.approx(pauses.SWITCH_SECONDS)
