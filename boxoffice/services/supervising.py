"""What needs a supervisor, who answers for it, and that it is written down."""

from collections.abc import Iterable

from boxoffice.domain.clerks import KnownClerk
from boxoffice.services.desk import Desk
from boxoffice.services.signing_in import clerks
from boxoffice.store.look_ups import LookUp, note_look_up
from boxoffice.store.views import View


class SupervisorNeeded(Exception):
    """Only a supervisor may see or change older days and other desks' rows; nothing was done."""


def answering(desk: Desk, supervisor: KnownClerk | None) -> str | None:
    """The pseudonym of who answers: the supervisor who gave a PIN or is signed in; None at a venue
    without clerks, which may look all the same. Raises `SupervisorNeeded`, `StoreError`.
    """
    for each in (supervisor, desk.duty.clerk):
        if each is not None and each.supervises:
            return each.name
    if clerks(desk):
        raise SupervisorNeeded
    return None


def note(
    transaction: View, desk: Desk, clerk: str | None, act: str, rows: Iterable[str | None]
) -> None:
    """Write down who looked up or changed what, in the caller's transaction."""
    now = desk.now()
    for row in rows:
        note_look_up(transaction, LookUp(now, clerk, act, row))
