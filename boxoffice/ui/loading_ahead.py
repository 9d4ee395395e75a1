"""The code of the large screens, loaded beside the window before anybody opens them."""

from functools import partial
from types import ModuleType
from typing import Final

from boxoffice.ui.lane import Lane
from boxoffice.ui.paper import presenter as paper_presenter
from boxoffice.ui.paper import view as paper_view
from boxoffice.ui.paper import work as paper_work
from boxoffice.ui.reports import presenter as report_presenter
from boxoffice.ui.reports import view as report_view
from boxoffice.ui.settings import view as settings_view
from boxoffice.ui.shift import presenter as shift_presenter
from boxoffice.ui.shift import view as shift_view
from boxoffice.ui.today import view as today_view

_MODULES: Final = (
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
"""In the order in which they are likely to be opened; each waits for its first use (ADR 11)."""


def load_ahead(lane: Lane) -> None:
    """Load them on `lane`, one piece of work each; what is missing is said where it is opened."""
    for module in _MODULES:
        lane.run(partial(_use, module), lambda _: None, lambda error: None)


def _use(module: ModuleType) -> None:
    """Its first use: a deferred module runs when it is asked for any of its names."""
    module.__doc__  # noqa: B018 - asking is the use
