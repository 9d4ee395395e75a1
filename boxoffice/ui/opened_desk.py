"""A desk as the window gets it from the composition root."""

from collections.abc import Callable
from dataclasses import dataclass

from boxoffice.services.desk import Desk
from boxoffice.ui.anew import work as anew_work
from boxoffice.ui.desk.screen import DeskScreen
from boxoffice.ui.finish import presenter as finish_presenter


@dataclass(frozen=True, slots=True)
class Apart:
    """What makes a desk that has no centre be seen as such: the word on all that it prints, why its
    rows are not sent, and the main screen with that said in it.
    """

    mark: Callable[[], str]
    unsent: Callable[[], str]
    dress: Callable[[DeskScreen], DeskScreen]


@dataclass(frozen=True, slots=True)
class OpenedDesk:
    """A desk as the window gets it: the use cases' desk, and how to do one round of sync; a desk
    that stands `apart` has none, and no thread for it.
    """

    desk: Desk
    sync: Callable[[], Exception | None] | Apart
    leave: "Callable[[bool], finish_presenter.Gone | finish_presenter.Refusal] | None" = None
    """Sends and tells the centre that this desk leaves; None: it cannot from here."""
    anew: "Callable[[], anew_work.EnrollingAnew] | None" = None
    """Makes what enrols this desk once more; None: it cannot from here."""
