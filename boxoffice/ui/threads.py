"""Qt's side of leaving the interface thread: lanes whose outcomes return by a queued signal."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

Value = TypeVar("Value")


class Deliverer(QObject):
    """Runs calls on the thread it lives on, whichever thread hands them over."""

    _handed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Deliver on the thread that makes this object."""
        super().__init__(parent)
        self._handed.connect(_call, Qt.ConnectionType.QueuedConnection)

    def deliver(self, call: Callable[[], None]) -> None:
        """Have `call` made on this object's thread soon."""
        self._handed.emit(call)


def _call(call: Callable[[], None]) -> None:
    call()


def guarded(work: Callable[[], None], deliverer: Deliverer) -> None:
    """Do work on another thread; a bug is raised again on the interface thread, where it reaches
    the crash dialog (and fails a test).
    """
    try:
        work()
    except Exception as error:
        deliverer.deliver(partial(_raise, error))


def _raise(error: Exception) -> None:
    raise error


class WorkLane:
    """One thread that does one piece of work after another."""

    def __init__(
        self, name: str, deliverer: Deliverer, expected: tuple[type[Exception], ...]
    ) -> None:
        """`expected` errors go to `failed`; any other is a bug and reaches the crash dialog."""
        self._pool = ThreadPoolExecutor(1, thread_name_prefix=name)
        self._deliverer = deliverer
        self._expected = expected
        self._stopped = False
        self._last: Future[None] | None = None

    def run(
        self,
        work: Callable[[], Value],
        done: Callable[[Value], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """As `boxoffice.ui.lane.Lane`; nothing once the lane was stopped."""
        if self._stopped:
            return
        doing = partial(self._do, work, done, failed)
        self._last = self._pool.submit(guarded, doing, self._deliverer)

    def _do(
        self,
        work: Callable[[], Value],
        done: Callable[[Value], None],
        failed: Callable[[Exception], None],
    ) -> None:
        try:
            value = work()
        except self._expected as error:
            self._deliverer.deliver(partial(failed, error))
        else:
            self._deliverer.deliver(partial(done, value))

    def stop(self, patience: float | None = None) -> bool:
        """Finish what runs and what waits: a clerk's Enter may be among it. Where only so many
        seconds may pass, false if something still runs then: its thread ends with the process.
        """
        self._stopped = True
        self._pool.shutdown(wait=patience is None)
        return self._last is None or self._last in wait([self._last], patience).done


class QtTimer(QObject):
    """One call later, on the interface thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Nothing waits yet."""
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._call: Callable[[], Any] = lambda: None
        self._timer.timeout.connect(self._fire)

    def after(self, seconds: float, call: Callable[[], None]) -> None:
        """As `boxoffice.ui.lane.Timer`."""
        self._call = call
        self._timer.start(int(seconds * 1000))

    def _fire(self) -> None:
        self._call()
