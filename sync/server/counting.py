"""Counting tickets for statistics, in the transaction that judges their rows (ADR 21)."""

from collections.abc import Iterable, Mapping

from sync.protocol.days import LocalDays
from sync.protocol.kinds import RowKind, TicketKind
from sync.protocol.programme import Event
from sync.protocol.rows import IssueRow
from sync.server.intake import AnyRow, read_stored
from sync.server.store import given, ledger
from sync.server.store.database import Transaction
from sync.server.store.given import Cell, Tickets
from sync.server.store.given_tables import KINDS
from sync.server.store.ledger import StoredRow


def count(
    connection: Transaction,
    days: LocalDays,
    rows: Iterable[StoredRow],
    read: Mapping[str, AnyRow | None],
    events: Mapping[str, Event],
) -> None:
    """Let the counts say of these rows what the ledger says now: an issue's tickets, whatever its
    verdict, until somebody took it back. What judging put aside counts nowhere. `read` is what rows
    say, as far as it is known.
    """
    issues = [row for row in rows if row.kind == RowKind.ISSUE.value]
    ids = [row.row_id for row in issues]
    voided = ledger.voided_among(connection, ids)
    found: dict[str, tuple[Cell, Tickets]] = {}
    for row in issues:
        said = read.get(row.row_id) or read_stored(row.body)
        if isinstance(said, IssueRow) and not row.aside and row.row_id not in voided:
            day = days.day_of(said.used_at or said.corrected_at)
            event = events.get(said.event)
            found[row.row_id] = (
                Cell(
                    day.year * 100 + day.month,
                    row.venue,
                    event.id if event else said.event,
                    event.sector.value if event else "",
                ),
                tuple(said.tickets.get(TicketKind(kind), 0) for kind in KINDS),
            )
    given.keep(connection, ids, found)
