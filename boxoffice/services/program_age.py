"""Whether this program is too old to give tickets: the centre says so, from a day on."""

from datetime import datetime

from boxoffice.services.desk import Desk
from boxoffice.store.minimum_client import minimum_client
from boxoffice.store.state import State
from boxoffice.store.views import View
from sync.client.pulling import is_too_old


class ProgramTooOld(Exception):
    """The centre wants a newer program for giving since a day that is over; what was given before
    is still sent.
    """

    def __init__(self, minimum: str, since: datetime) -> None:
        super().__init__(minimum)
        self.minimum = minimum
        self.since = since


def too_old(view: View, desk: Desk, state: State) -> ProgramTooOld | None:
    """What stands against giving with this program now; None where nothing does."""
    minimum, since = minimum_client(view)
    if since is not None and is_too_old(minimum) and desk.time(state).at >= since:
        return ProgramTooOld(minimum, desk.days().local(since))
    return None
