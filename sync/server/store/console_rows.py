"""What the console's pages ask of the ledger."""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, exists, literal_column, select, update

from sync.protocol.kinds import RowKind
from sync.server.store.chunks import SideBySide, in_chunks, one_of
from sync.server.store.console_tables import (
    NEEDS_A_PERSON,
    desk_sightings,
    noted_rows,
)
from sync.server.store.tables import devices, incarnations, ledger_rows, to_milliseconds, verdicts

_BULK = 2_000
Venues = Collection[str] | None
"""Ids of venues; None means all."""


class GivenRow(NamedTuple):
    """An issue that nobody took back."""

    row_id: str
    venue: str
    device: str
    body: bytes


class RowToSee(NamedTuple):
    """A row whose verdict in effect wants a person, and nobody noted it yet."""

    row_id: str
    venue: str
    device: str
    kind: str | None
    readable: bool
    body: bytes
    received_at: datetime
    outcome: str
    judged_at: datetime


def given_since(connection: Connection, venues: Venues, since: datetime) -> Iterator[GivenRow]:
    """Issues received since a moment that nobody took back."""
    query = select(*(ledger_rows.c[name] for name in GivenRow._fields)).where(
        ledger_rows.c.received_at >= since,
        ledger_rows.c.kind == RowKind.ISSUE.value,
        ledger_rows.c.repeats.is_(None),
        ~_voided(),
    )
    found = connection.execution_options(yield_per=_BULK).execute(*_within(query, venues))
    for row in found:
        yield GivenRow(row.row_id, row.venue, row.device, bytes(row.body))


def rows_to_see(
    connection: Connection, venues: Venues, most: int, row_id: str | None = None
) -> list[RowToSee]:
    """Rows whose verdict in effect wants a person, the newest first; of one row where asked."""
    newer = verdicts.alias("newer")
    columns = [
        ledger_rows.c[name] for name in RowToSee._fields if name not in {"outcome", "judged_at"}
    ]
    query = (
        select(*columns, verdicts.c.outcome, verdicts.c.judged_at)
        .join(verdicts, verdicts.c.row_id == ledger_rows.c.row_id)
        .where(NEEDS_A_PERSON)
        .where(~exists().where(newer.c.row_id == verdicts.c.row_id, newer.c.id > verdicts.c.id))
        .where(
            ~exists().where(
                noted_rows.c.row_id == verdicts.c.row_id,
                noted_rows.c.outcome == verdicts.c.outcome,
            )
        )
        .where(~_voided())
        .order_by(verdicts.c.id.desc())
        .limit(most)
    )
    if row_id is not None:
        query = query.where(ledger_rows.c.row_id == row_id)
    return [
        RowToSee(*row)._replace(body=bytes(row.body))
        for row in connection.execute(*_within(query, venues))
    ]


def note_seen(connection: Connection, desks: Collection[str], now: datetime) -> None:
    """Desks were heard."""
    if desks:
        _NOTE_SEEN.run(connection, [(desk,) for desk in desks], at=to_milliseconds(now))


def sightings(connection: Connection) -> dict[str, datetime]:
    """When each desk was heard last."""
    found = connection.execute(select(desk_sightings.c.device, desk_sightings.c.seen_at))
    return {device: seen_at for device, seen_at in found}


def last_rows(connection: Connection, desks: Collection[str]) -> dict[str, bytes]:
    """The last row of each desk's newest ledger that has one."""
    query = (
        select(ledger_rows.c.device, ledger_rows.c.body)
        .join(
            incarnations,
            (incarnations.c.device == ledger_rows.c.device)
            & (incarnations.c.incarnation == ledger_rows.c.incarnation)
            & (incarnations.c.head_seq == ledger_rows.c.seq),
        )
        .where(one_of(incarnations.c.device), ledger_rows.c.branch == 0)
        .order_by(incarnations.c.first_at)
    )
    return {
        device: bytes(body)
        for chunk in in_chunks(desks)
        for device, body in connection.execute(query, {"values": chunk})
    }


def rename_desk(connection: Connection, device: str, name: str) -> None:
    """Give a desk another name."""
    connection.execute(update(devices).where(devices.c.id == device).values(name=name))


def _within(query: Select[Any], venues: Venues) -> tuple[Select[Any], dict[str, object]]:
    """A query of rows of some venues, and its parameters."""
    if venues is None:
        return query, {}
    return query.where(one_of(ledger_rows.c.venue, "venues")), {"venues": list(venues)}


def _voided() -> Any:
    void = ledger_rows.alias("void")
    return (
        select(literal_column("1"))
        .where(
            void.c.of_row == ledger_rows.c.row_id,
            void.c.kind == RowKind.VOID.value,
            void.c.repeats.is_(None),
        )
        .exists()
    )


_NOTE_SEEN = SideBySide(
    "INSERT INTO desk_sightings (device, seen_at) SELECT devices, :at FROM {} WHERE true"
    " ORDER BY devices ON CONFLICT (device) DO UPDATE SET seen_at = excluded.seen_at",
    devices="text",
)
"""In order, for two that change the same ones in different orders would wait for each other."""
