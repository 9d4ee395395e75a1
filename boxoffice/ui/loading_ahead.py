"""The code of the screens that are not shown yet, loaded beside the window before it is wanted."""

import math
from collections.abc import Callable
from functools import partial
from types import ModuleType
from typing import Final

from PySide6.QtCore import QObject, QTimer

from boxoffice.services import syncing
from boxoffice.ui import event_session
from boxoffice.ui.customer import view as customer_view
from boxoffice.ui.devices import printing
from boxoffice.ui.event_choice import presenter as event_presenter
from boxoffice.ui.event_choice import view as event_view
from boxoffice.ui.lane import Lane
from boxoffice.ui.paper import presenter as paper_presenter
from boxoffice.ui.paper import view as paper_view
from boxoffice.ui.paper import work as paper_work
from boxoffice.ui.reports import presenter as report_presenter
from boxoffice.ui.reports import view as report_view
from boxoffice.ui.settings import view as settings_view
from boxoffice.ui.shift import presenter as shift_presenter
from boxoffice.ui.shift import view as shift_view
from boxoffice.ui.sync_status import composing as sync_composing
from boxoffice.ui.sync_status import presenter as sync_presenter
from boxoffice.ui.sync_status import view as sync_view
from boxoffice.ui.sync_status import work as sync_work
from boxoffice.ui.today import presenter as today_presenter
from boxoffice.ui.today import view as today_view
from boxoffice.ui.today import work as today_work

_QUIET_SECONDS: Final = 0.2
_LOOK_MS: Final = 20
_MOST_LOOKS: Final = 100
_SOON: Final = (
    event_presenter,
    event_view,
    event_session,
    printing,
    sync_presenter,
    sync_work,
    sync_composing,
    sync_view,
    customer_view,
    syncing,
)
"""What the window makes by itself once the desk is shown; each waits for its first use (ADR 11)."""
_LARGE: Final = (
    today_presenter,
    today_work,
    today_view,
    shift_view,
    shift_presenter,
    report_view,
    report_presenter,
    paper_view,
    paper_presenter,
    paper_work,
    settings_view,
)
"""In the order in which they are likely to be opened."""


class Lull(QObject):
    """Finds moments in which the clerk does nothing, for work that nobody waits for."""

    def __init__(
        self, parent: QObject, idle_seconds: Callable[[], float], patient: bool = False
    ) -> None:
        """`idle_seconds` is how long the clerk has done nothing now; who is `patient` waits for
        such a moment for as long as it takes.
        """
        super().__init__(parent)
        self._idle_seconds = idle_seconds
        self._left = math.inf if patient else _MOST_LOOKS

    @property
    def given_up(self) -> bool:
        """Whether no such moment came for long: calls are made in the middle of the work."""
        return self._left <= 0

    def then(self, call: Callable[[], None]) -> None:
        """Make `call` in such a moment; at once where none came for long, all calls together, for
        a desk with a queue is to sync as well.
        """
        if self._left > 0 and self._idle_seconds() < _QUIET_SECONDS:
            self._left -= 1
            QTimer.singleShot(_LOOK_MS, self, lambda: self.then(call))
        else:
            call()


def load_soon(lane: Lane, lull: Lull, then: Callable[[], None]) -> None:
    """Load on `lane`, one after another, what is made first, so that the interface thread need not,
    and call `then`; what is missing is said where it is used.
    """
    _load(lane, lull, _SOON, then)


def load_large(lane: Lane, lull: Lull, then: Callable[[], None]) -> None:
    """Load the large screens on `lane`, in the same way."""
    _load(lane, lull, _LARGE, then)


def _load(
    lane: Lane, lull: Lull, modules: tuple[ModuleType, ...], then: Callable[[], None]
) -> None:
    if not modules:
        then()
        return
    first, *rest = modules

    def on() -> None:
        _load(lane, lull, tuple(rest), then)

    lull.then(lambda: lane.run(partial(_use, first), lambda _: on(), lambda error: on()))


def _use(module: ModuleType) -> None:
    """Its first use: a deferred module runs when it is asked for any of its names."""
    module.__doc__  # noqa: B018 - asking is the use
