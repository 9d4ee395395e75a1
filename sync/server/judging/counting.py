"""Counting tickets for statistics, in the transaction that judges their rows (ADR 21)."""

from collections.abc import Collection, Iterable, Mapping
from datetime import timedelta

from sync.protocol.kinds import RowKind, TicketKind
from sync.protocol.rows import IssueRow
from sync.server.judging.facts import Facts
from sync.server.ledger.intake import AnyRow, read_stored
from sync.server.store import given, ledger, register, venues
from sync.server.store.database import Transaction
from sync.server.store.given import Cell, Given
from sync.server.store.given_tables import KINDS
from sync.server.store.ledger import StoredRow
from sync.server.store.uses_counted import UseCell, Way

_KINDS = tuple(map(TicketKind, KINDS))
AT_ONCE = timedelta(minutes=5)
"""A desk with a connection sends within a minute; what comes later than this was given without."""


def count(
    connection: Transaction,
    facts: Facts,
    rows: Iterable[StoredRow],
    read: Mapping[str, AnyRow | None],
    card_of: Mapping[str, int],
    *,
    new: Collection[str] = (),
) -> None:
    """Let the counts say of these rows what the ledger says now: an issue's tickets, whatever its
    verdict, until somebody took it back. What judging put aside counts nowhere. `read` is what rows
    say, as far as it is known, `card_of` the number of each issue's card; `new` rows count as
    nothing yet.
    """
    issues = [row for row in rows if row.kind == RowKind.ISSUE.value]
    ids = [row.row_id for row in issues]
    voided = ledger.voided_among(connection, ids)
    region_of = venues.regions_of(connection, {row.venue for row in issues})
    home_of = register.home_regions(connection, {card_of[each] for each in ids if each in card_of})
    found: dict[str, Given] = {}
    for row in issues:
        said = read.get(row.row_id) or read_stored(row.body)
        if isinstance(said, IssueRow) and not row.aside and row.row_id not in voided:
            day = facts.days.day_of(said.used_at or said.corrected_at)
            event = facts.events.get(said.event)
            card = card_of.get(row.row_id)
            home = home_of.get(card, "") if card is not None else ""
            found[row.row_id] = Given(
                Cell(
                    day.year * 100 + day.month,
                    row.venue,
                    event.id if event else said.event,
                    event.sector.value if event else "",
                ),
                tuple(said.tickets.get(kind, 0) for kind in _KINDS),
                UseCell(
                    day.year,
                    region_of[row.venue],
                    home,
                    _way(row, said),
                    said.provisional is not None,
                ),
                card,
            )
    given.keep(connection, ids, found, new)


def _way(row: StoredRow, said: IssueRow) -> Way:
    if said.entered_late:
        return Way.PAPER
    return Way.LATER if row.received_at - said.corrected_at > AT_ONCE else Way.CONNECTED
