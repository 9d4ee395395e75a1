"""Writing down what somebody did in the console, in the transaction that does it."""

from sync.server.console.visits import Visit
from sync.server.store import console_rows
from sync.server.store.console_rows import Act
from sync.server.store.database import Transaction

MOST_SUBJECT = 120


def note(
    connection: Transaction, visit: Visit, act: str, subject: str, venue: str | None = None
) -> None:
    """Add an act to the trail."""
    account = visit.account
    console_rows.add_act(
        connection,
        Act(visit.centre.now(), account.name, act, subject[:MOST_SUBJECT], venue, account.region),
    )
