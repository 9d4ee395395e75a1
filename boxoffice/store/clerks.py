"""The clerks that a desk knows: those of the venue, and those a supervisor added for an event."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import sqlalchemy as sa

from boxoffice.domain.clerks import KnownClerk
from boxoffice.store import tables
from boxoffice.store.moments import from_millis, to_millis
from boxoffice.store.views import View
from sync.protocol.clerks import Clerk, ClerkRole


def put_clerks(transaction: sa.Connection, found: Iterable[Clerk]) -> None:
    """Put the venue's clerks in place of those before. Wrong tries are remembered as long as the
    PIN is the same; a temporary clerk whose name the venue has taken goes.
    """
    kept = {
        (each.name, each.pin): (each.failures, each.try_after)
        for each in transaction.execute(sa.select(tables.clerks))
    }
    transaction.execute(sa.delete(tables.clerks).where(sa.not_(tables.clerks.c.local)))
    for clerk in found:
        failures, try_after = kept.get((clerk.name, clerk.pin), (0, None))
        transaction.execute(sa.delete(tables.clerks).where(tables.clerks.c.name == clerk.name))
        transaction.execute(
            sa.insert(tables.clerks).values(
                name=clerk.name,
                role=clerk.role.value,
                pin=clerk.pin,
                local=False,
                failures=failures,
                try_after=try_after,
            )
        )


def forget_clerks(transaction: sa.Connection) -> None:
    """Forget every clerk, those for one event too."""
    transaction.execute(sa.delete(tables.clerks))


def add_temporary(transaction: sa.Connection, clerk: Clerk, until: datetime) -> bool:
    """Add a clerk for one event; False where the name is taken."""
    taken = transaction.execute(
        sa.select(tables.clerks.c.name).where(tables.clerks.c.name == clerk.name)
    )
    if taken.first() is not None:
        return False
    transaction.execute(
        sa.insert(tables.clerks).values(
            name=clerk.name,
            role=clerk.role.value,
            pin=clerk.pin,
            local=True,
            until=to_millis(until),
        )
    )
    return True


def remove_ended(transaction: sa.Connection, now: datetime) -> int:
    """Forget temporary clerks whose event is over; how many went."""
    ended = sa.delete(tables.clerks).where(
        tables.clerks.c.local, tables.clerks.c.until <= to_millis(now)
    )
    return int(transaction.execute(ended).rowcount)


def known_clerks(view: View) -> tuple[KnownClerk, ...]:
    """Every clerk the desk knows, by name."""
    found = view.exec_driver_sql(
        "SELECT name, role, local, until, failures, try_after FROM clerks ORDER BY name"
    )
    return tuple(
        KnownClerk(
            name=name,
            role=ClerkRole(role),
            temporary=bool(local),
            until=None if until is None else from_millis(until),
            failures=failures,
            try_after=None if try_after is None else from_millis(try_after),
        )
        for name, role, local, until, failures, try_after in found.fetchall()
    )


def pin_hash(view: sa.Connection, name: str) -> str | None:
    """The hash of a clerk's PIN; None where the desk knows no such clerk."""
    found = view.execute(
        sa.select(tables.clerks.c.pin).where(tables.clerks.c.name == name)
    ).scalar()
    return None if found is None else str(found)


def note_try(
    transaction: sa.Connection, name: str, failures: int, try_after: datetime | None
) -> None:
    """Remember how many wrong PINs came in a row, and when the next one is looked at."""
    transaction.execute(
        sa.update(tables.clerks)
        .where(tables.clerks.c.name == name)
        .values(failures=failures, try_after=None if try_after is None else to_millis(try_after))
    )
