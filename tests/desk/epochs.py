"""Another list key at a centre and its desks, as tests make and look at it."""

from sync.server.keys import epochs as centre_epochs
from sync.server.lists.publishing import publish_list
from sync.server.store import settings as centre_settings
from tests.support.hand_desk import RunningCentre
from tests.support.whole_desks import WholeDesk


def keys_of(running: RunningCentre) -> dict[int, bytes]:
    with running.centre.store.read() as connection:
        return centre_settings.list_keys(connection)


def change_epoch(running: RunningCentre) -> int:
    """A new epoch, announced and then in force."""
    made = centre_epochs.announce(running.centre)
    running.clock.move(hours=48)
    publish_list(running.centre)
    return made.number


def good(desk: WholeDesk) -> None:
    done = desk.sync()
    assert done.error is None, done.error
