"""Doing something as an account: one transaction, and the trail's line in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sync.server.centre import Centre
from sync.server.store import settings
from sync.server.store.database import Transaction
from sync.server.store.handing_out import audit, door
from sync.server.store.handing_out.audit import Entry, Facts


@dataclass(frozen=True, slots=True)
class Acting:
    """Who acts when, and the transaction."""

    connection: Transaction
    account: str
    now: datetime

    def note(
        self, act: str, kind: str, which: str, *, before: Facts | None = None, after: Facts
    ) -> None:
        """Write an act on the thing `which` of a kind into the trail."""
        entry = Entry(self.now, self.account, act, kind, which, before=before, after=after)
        audit.note(self.connection, entry)


@contextmanager
def acting(centre: Centre, account: str) -> Iterator[Acting]:
    """A transaction in which an account acts, one at a time."""
    with door.writing(centre.store) as connection:
        settings.take_turn(connection)
        yield Acting(connection, account, centre.now())
