"""Writing down what somebody did in the console, in the transaction that does it."""

from sync.server.console.visits import Visit
from sync.server.store.database import Transaction
from sync.server.store.handing_out import audit
from sync.server.store.handing_out.audit import Entry, Facts


def note(
    connection: Transaction,
    visit: Visit,
    act: str,
    kind: str,
    which: str,
    *,
    before: Facts | None = None,
    after: Facts | None = None,
) -> None:
    """Add an act on the thing `which` of a kind to the trail; the transaction is the door's."""
    entry = Entry(visit.centre.now(), visit.account.name, act, kind, which, None, before, after)
    audit.note(connection, entry)
