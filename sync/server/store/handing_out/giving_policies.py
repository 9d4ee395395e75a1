"""How regions hand cards out, dated."""

from datetime import date

from sqlalchemy import Connection, delete, insert, select

from sync.server.store.handing_out.tables import giving_policies
from sync.server.store.register import from_day_number, to_day_number


def put(connection: Connection, region: str, from_day: date, body: str) -> None:
    """A policy of a region from a day on, in place of one from the same day."""
    forget(connection, region, from_day)
    values = {"region": region, "from_day": to_day_number(from_day), "body": body}
    connection.execute(insert(giving_policies).values(values))


def forget(connection: Connection, region: str, from_day: date) -> None:
    """Have none begin on a day."""
    where = (
        giving_policies.c.region == region,
        giving_policies.c.from_day == to_day_number(from_day),
    )
    connection.execute(delete(giving_policies).where(*where))


def in_force(connection: Connection, region: str, day: date) -> str | None:
    """The policy of a region on a day, as JSON."""
    query = (
        select(giving_policies.c.body)
        .where(giving_policies.c.region == region)
        .where(giving_policies.c.from_day <= to_day_number(day))
        .order_by(giving_policies.c.from_day.desc())
    )
    return connection.scalar(query.limit(1))


def all_of(connection: Connection, region: str) -> list[tuple[date, str]]:
    """(from day, JSON) of a region's policies, oldest first."""
    query = (
        select(giving_policies.c.from_day, giving_policies.c.body)
        .where(giving_policies.c.region == region)
        .order_by(giving_policies.c.from_day)
    )
    return [(from_day_number(day), body) for day, body in connection.execute(query)]
