"""The desks of venues: a one-time code for a new one, another name, out of use, lost, settled."""

from sync.server.asking.enrolment import add_code
from sync.server.centre import Centre
from sync.server.keeping.acting import Acting, acting
from sync.server.keeping.events import Venues
from sync.server.keeping.following import following
from sync.server.keys.epochs import follow_loss, lose_within
from sync.server.store import console_rows, devices
from sync.server.store.devices import Device
from sync.server.store.epochs import Epoch


class NoDesk(LookupError):
    """There is no such desk, none of the venues that were asked for, or nothing to do with it."""


def make_code(centre: Centre, account: str, venue: str, name: str) -> str:
    """A one-time code for a new desk of a venue. Raises `UnknownVenue`."""
    with acting(centre, account) as act:
        code = add_code(act.connection, venue, name, act.now)
        act.note("code_made", "desk", "", after={"name": name, "venue": venue})
    return code


def rename_desk(centre: Centre, account: str, of: Venues, desk: str, name: str) -> None:
    """Another name. Raises `NoDesk`."""
    with acting(centre, account) as act:
        before = _known(act, of, desk)
        console_rows.rename_desk(act.connection, desk, name)
        act.note(
            "renamed",
            "desk",
            desk,
            before={"name": before.name},
            after={"name": name, "venue": before.venue},
        )


def revoke_desk(centre: Centre, account: str, of: Venues, desk: str) -> None:
    """Take a desk out of use: it gets no lists any more. Raises `NoDesk`."""
    with acting(centre, account) as act:
        found = _known(act, of, desk)
        if not devices.revoke_device(act.connection, desk, act.now):
            raise NoDesk(desk)
        act.note("revoked", "desk", desk, after={"name": found.name, "venue": found.venue})


def lose_desk(centre: Centre, account: str, of: Venues, desk: str) -> Epoch:
    """Take a lost desk out of use, and begin a new epoch of the list key. Raises `NoDesk`."""
    with acting(centre, account) as act:
        found = _known(act, of, desk)
        made = lose_within(act.connection, centre, desk)
        act.note("lost", "desk", desk, after={"name": found.name, "venue": found.venue})
    with following():
        return follow_loss(centre, made)


def settle_desk(centre: Centre, account: str, of: Venues, desk: str) -> None:
    """Somebody saw to a desk that seemed copied. Raises `NoDesk`."""
    with acting(centre, account) as act:
        found = _known(act, of, desk)
        if not devices.settle_copied(act.connection, desk):
            raise NoDesk(desk)
        act.note("settled", "desk", desk, after={"name": found.name, "venue": found.venue})


def _known(act: Acting, of: Venues, desk: str) -> Device:
    found = devices.device(act.connection, desk, lock=True)
    if found is None or (of is not None and found.venue not in of):
        raise NoDesk(desk)
    return found
