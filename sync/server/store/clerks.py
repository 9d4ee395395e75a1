"""The clerks of the venues."""

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from sync.protocol.clerks import Clerk, ClerkRole
from sync.server.store.tables import clerks, venues


def clerks_of(connection: Connection, venue: str) -> list[Clerk]:
    """All clerks of a venue, by name."""
    query = select(clerks).where(clerks.c.venue == venue).order_by(clerks.c.name)
    return [
        Clerk(name=found.name, role=ClerkRole(found.role), pin=found.pin)
        for found in connection.execute(query)
    ]


def version_of(connection: Connection, venue: str) -> int:
    """The version of a venue's clerks; it grows with every change."""
    return int(connection.scalar(_VERSION, {"venue": venue}) or 0)


def put_clerk(connection: Connection, venue: str, clerk: Clerk) -> None:
    """Add a clerk, or give a known one another role and PIN."""
    remove(connection, venue, clerk.name)
    connection.execute(
        insert(clerks).values(venue=venue, name=clerk.name, role=clerk.role.value, pin=clerk.pin)
    )


def remove(connection: Connection, venue: str, name: str) -> bool:
    """Take a clerk away; whether there was one. The venue's version grows."""
    found = connection.execute(
        delete(clerks).where(clerks.c.venue == venue, clerks.c.name == name)
    ).rowcount
    connection.execute(
        update(venues)
        .where(venues.c.id == venue)
        .values(clerks_version=venues.c.clerks_version + 1)
    )
    return bool(found)


_VERSION = select(venues.c.clerks_version).where(venues.c.id == bindparam("venue"))
