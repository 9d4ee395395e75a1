"""Work leaves the interface thread and its outcome comes back to it."""

import sys
import threading

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boxoffice.ui.threads import Deliverer, QtTimer, WorkLane


class Heard:
    """What came back, and on which thread."""

    def __init__(self) -> None:
        self.values: list[object] = []

    def __call__(self, value: object) -> None:
        """Keep it."""
        assert QThread.currentThread() is QApplication.instance().thread()  # type: ignore[union-attr]
        self.values.append(value)


@pytest.fixture
def heard(qapp: QApplication) -> Heard:
    """Nothing heard yet."""
    return Heard()


def test_work_runs_elsewhere_in_order_and_answers_here(qtbot: QtBot, heard: Heard) -> None:
    lane = WorkLane("test", Deliverer(), (OSError,))
    names: list[str] = []

    def work(number: int) -> int:
        names.append(threading.current_thread().name)
        return number

    for number in range(20):
        lane.run(lambda number=number: work(number), heard, pytest.fail)
    qtbot.waitUntil(lambda: len(heard.values) == 20)
    lane.stop()
    assert heard.values == list(range(20))
    assert {name.rpartition("_")[0] for name in names} == {"test"}


def test_an_expected_error_is_an_answer(qtbot: QtBot, heard: Heard) -> None:
    lane = WorkLane("test", Deliverer(), (OSError,))
    error = FileNotFoundError("gone")

    def fail() -> None:
        raise error

    lane.run(fail, pytest.fail, heard)
    qtbot.waitUntil(lambda: bool(heard.values))
    lane.stop()
    assert heard.values == [error]


def test_a_bug_reaches_the_crash_dialog(
    qtbot: QtBot, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    lane = WorkLane("test", Deliverer(), (OSError,))
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: heard((kind, str(error))))
    lane.run(lambda: {}["no such key"], pytest.fail, pytest.fail)
    qtbot.waitUntil(lambda: bool(heard.values))
    lane.stop()
    assert heard.values == [(KeyError, "'no such key'")]


def test_a_lane_that_stops_finishes_what_runs_and_what_waits(qtbot: QtBot, heard: Heard) -> None:
    lane = WorkLane("test", Deliverer(), ())
    began, go_on = threading.Event(), threading.Event()
    done: list[str] = []

    def first() -> None:
        began.set()
        assert go_on.wait(10)
        done.append("first")

    lane.run(first, heard, pytest.fail)
    lane.run(lambda: done.append("second"), heard, pytest.fail)
    assert began.wait(10)
    stopper = threading.Thread(target=lane.stop)
    stopper.start()
    go_on.set()
    stopper.join()
    qtbot.waitUntil(lambda: len(heard.values) > 1)
    assert (done, heard.values) == (["first", "second"], [None, None])


def test_the_later_of_two_calls_takes_the_place_of_the_first(qtbot: QtBot) -> None:
    timer, called = QtTimer(), []
    timer.after(60, lambda: called.append("first"))
    timer.after(0.001, lambda: called.append("second"))
    qtbot.waitUntil(lambda: bool(called))
    assert called == ["second"]


def test_nobody_waits_for_work_that_does_not_end(qapp: QApplication) -> None:
    lane, held = WorkLane("test", Deliverer(), ()), threading.Event()
    lane.run(held.wait, lambda _: None, pytest.fail)
    assert not lane.stop(patience=0.0)
    held.set()
    assert lane.stop(), "what was begun is finished"
    assert WorkLane("test", Deliverer(), ()).stop(patience=0.0)
