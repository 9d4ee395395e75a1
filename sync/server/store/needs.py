"""Desks at which somebody waits for tickets of a hard quota that no lease there has left.

They stand in the database, for a desk that can give units back may ask another process.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select

from sync.server.store.lease_tables import lease_needs

STANDS_FOR = timedelta(minutes=3)
"""So long units are gathered for somebody, unless the desk asks again."""


def lacking(connection: Connection, event: str, now: datetime) -> Mapping[str, int]:
    """The units that desks lack of an event, by desk."""
    query = select(lease_needs.c.device, lease_needs.c.units).where(
        lease_needs.c.event == event, lease_needs.c.at > now - STANDS_FOR
    )
    return {device: units for device, units in connection.execute(query)}


def forget_old(connection: Connection, now: datetime) -> None:
    """Drop what stands too long, of every event."""
    connection.execute(delete(lease_needs).where(lease_needs.c.at <= now - STANDS_FOR))


def note(connection: Connection, event: str, device: str, units: int, now: datetime) -> None:
    """A desk lacks so many units; with none it has all that it needs. What stands too long goes.
    The event is locked by the caller.
    """
    connection.execute(
        delete(lease_needs).where(
            lease_needs.c.event == event,
            (lease_needs.c.device == device) | (lease_needs.c.at <= now - STANDS_FOR),
        )
    )
    if units:
        connection.execute(
            insert(lease_needs).values(event=event, device=device, units=units, at=now)
        )
