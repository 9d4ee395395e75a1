"""Imports beside the window wait until a key is answered, never for long, and never its own."""

import gc
import importlib
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QTimer

from boxoffice import giving_way
from boxoffice.ui import running

AWAY = 3600.0


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of a module that nobody has imported."""
    (tmp_path / "made_for_a_test_of_imports.py").write_text("HERE = True\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    return "made_for_a_test_of_imports"


@pytest.fixture(autouse=True)
def forgotten(module: str) -> Callable[[], None]:
    """Forget the module, so that it is imported anew."""

    def forget() -> None:
        sys.modules.pop(module, None)

    forget()
    return forget


def _imported_beside(module: str) -> float:
    """Import it on another thread; how many seconds that took."""
    took: list[float] = []

    def work() -> None:
        begun = time.monotonic()
        importlib.import_module(module)
        took.append(time.monotonic() - begun)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    return took[0]


def test_an_import_beside_waits_while_a_key_is_answered(module: str) -> None:
    """The clerk presses a key again and again: the module waits its whole time, and no longer."""
    asked: list[int] = []

    def answer_seconds() -> float:
        asked.append(threading.get_ident())
        return 0.0

    with giving_way.giving_way(answer_seconds):
        assert _imported_beside(module) >= giving_way.ANSWER_SECONDS
    assert threading.get_ident() not in asked
    assert module in sys.modules


def test_an_import_beside_goes_on_once_the_key_is_answered(module: str) -> None:
    """It looks again and again, and waits no longer than the answer takes."""
    looks = iter((0.0, 0.0, giving_way.ANSWER_SECONDS))
    with giving_way.giving_way(lambda: next(looks)):
        _imported_beside(module)
    assert next(looks, None) is None
    assert module in sys.modules


def test_nobody_there_holds_nothing_up(module: str) -> None:
    """One look, and the import goes on."""
    asked: list[float] = []

    def answer_seconds() -> float:
        asked.append(AWAY)
        return AWAY

    with giving_way.giving_way(answer_seconds):
        _imported_beside(module)
    assert asked == [AWAY]


def test_the_window_s_own_imports_never_wait(module: str) -> None:
    """Its thread is the one that is given way to: nobody asks what the clerk does."""
    asked: list[None] = []

    def answer_seconds() -> float:
        asked.append(None)
        return 0.0

    with giving_way.giving_way(answer_seconds):
        importlib.import_module(module)
    assert not asked


def test_afterwards_imports_are_as_they_were(module: str) -> None:
    """Also where the window ended badly."""
    before = list(sys.meta_path)
    with pytest.raises(RuntimeError), giving_way.giving_way(lambda: 0.0):
        raise RuntimeError
    assert sys.meta_path == before


@pytest.fixture
def as_before() -> Iterator[None]:
    """The interpreter's settings and what ends a program, put back."""
    interval = sys.getswitchinterval()
    handlers = {each: signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)}
    yield
    sys.setswitchinterval(interval)
    gc.unfreeze()
    for number, handler in handlers.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("as_before")
def test_the_window_s_loop_is_given_way_to(qapp: QCoreApplication, module: str) -> None:
    """While the program runs, an import on another thread asks what the clerk does."""
    asked: list[int] = []

    def answer_seconds() -> float:
        asked.append(threading.get_ident())
        return AWAY

    def in_the_loop() -> None:
        _imported_beside(module)
        QCoreApplication.exit(0)

    parent = QObject()
    QTimer.singleShot(0, parent, in_the_loop)
    assert running.run_until_closed(parent, lambda: AWAY, answer_seconds) == 0
    assert set(asked) - {threading.get_ident()}
    parent.deleteLater()
