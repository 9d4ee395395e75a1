"""Matters that wait for a coordinator: each with its facts and one action, accusing nobody."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sync.protocol.kinds import Finding, RowKind
from sync.protocol.programme import in_language
from sync.protocol.rows import IssueRow
from sync.server.centre import Centre
from sync.server.console.authority import Scope
from sync.server.console.given import events_named
from sync.server.console.words import word
from sync.server.judging.reporting import Uses
from sync.server.ledger.intake import read_stored
from sync.server.quotas.leasing import quotas_of
from sync.server.store import console_rows, devices, ledger, register
from sync.server.store import leases as stored_leases
from sync.server.store.console_rows import RowToSee
from sync.server.store.database import Transaction
from sync.server.store.devices import Device

MOST_ROWS = 100
CARD_END = 3
"""So many last characters of a code stand on a page, as on the desk's own screen."""
COPIED, LEASE = "copied", "lease"
WORDS: Mapping[str, tuple[str, str, str]] = {
    Finding.DOUBLE_ISSUE.value: (
        word("Given twice"),
        word(
            "Two desks gave tickets on one card before they heard of each other. This happens where"
            " desks work without a connection, and is nobody's fault."
        ),
        word("Note it"),
    ),
    Finding.OVER_QUOTA.value: (
        word("Beyond the quota"),
        word(
            "More tickets were given for the event than its quota holds. Tell the venue if it"
            " matters there."
        ),
        word("Note it"),
    ),
    Finding.UNKNOWN_CARD.value: (
        word("The card is not in the register"),
        word(
            "It may have been handed out and not entered yet, or its code was typed wrong. Once the"
            " card is entered, this goes away by itself."
        ),
        word("Note it"),
    ),
    Finding.REVIEW.value: (
        word("Please have a look"),
        word(
            "More children came than the card has, the desk was out of use by then, or the row does"
            " not go with the others of its ledger."
        ),
        word("Note it"),
    ),
    Finding.VIOLATION.value: (
        word("More than the card allows"),
        word("The desk may have had an older list, or gave by what stood on the card."),
        word("Note it"),
    ),
    Finding.QUARANTINED.value: (
        word("A row that cannot be read"),
        word("It counts nowhere. The desk's program may be damaged, or newer than this centre."),
        word("Note it"),
    ),
    COPIED: (
        word("A desk was copied, or put back twice"),
        word(
            "Find out whether two machines use it. If so, give each machine but one a code of its"
            " own, on the page of desks. Nothing is lost meanwhile."
        ),
        word("It is settled"),
    ),
    LEASE: (
        word("Tickets that were never reported"),
        word("The desk held them for an event and did not say what became of them."),
        word("Give them free"),
    ),
}
"""Title, explanation and action of each kind of matter."""


@dataclass(frozen=True, slots=True)
class Other:
    """Tickets that were given on the same card for the same event."""

    desk: str
    at: datetime
    uses: Uses


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter: what it is, by which path its action is done, and its facts."""

    kind: str
    path: str
    at: datetime
    venue: str
    desk: str
    event: str = ""
    uses: Uses | None = None
    card_end: str = ""
    units: int = 0
    others: Sequence[Other] = ()

    @property
    def words(self) -> tuple[str, str, str]:
        """Title, explanation and action, in English."""
        return WORDS[self.kind]


def matters_of(
    centre: Centre, connection: Transaction, scope: Scope, language: str
) -> list[Matter]:
    """What waits within a scope: copied desks, unreported leases, then rows, the newest first."""
    desks = {each.id: each for each in devices.all_devices(connection)}
    rows = console_rows.rows_to_see(connection, scope.ids, MOST_ROWS)
    return [
        *_copied(desks, scope),
        *_unreported(centre, connection, desks, scope, language),
        *_rows(connection, desks, scope, language, rows),
    ]


def _copied(desks: Mapping[str, Device], scope: Scope) -> Iterator[Matter]:
    for desk in desks.values():
        if desk.copied_at is not None and desk.venue in scope.venues:
            path = f"desks/{desk.id}"
            yield Matter(COPIED, path, desk.copied_at, scope.venues[desk.venue], desk.name)


def _unreported(
    centre: Centre,
    connection: Transaction,
    desks: Mapping[str, Device],
    scope: Scope,
    language: str,
) -> Iterator[Matter]:
    now = centre.now()
    events = stored_leases.all_leased_events(connection)
    owned = stored_leases.owned_events(connection, events)
    mine = [event for event, of in owned.items() if of.venue in scope.venues]
    named = events_named(connection, mine)
    for event, quota in quotas_of(connection, mine).items():
        for lease in quota.leases:
            desk = desks[lease.device]
            late = now > lease.report_by or not desk.in_use
            if late and lease.released_at is None and lease.unreported:
                yield Matter(
                    LEASE,
                    f"leases/{lease.id}",
                    lease.report_by,
                    scope.venues[owned[event].venue],
                    desk.name,
                    in_language(named[event].title, language),
                    units=lease.unreported,
                )


def _rows(
    connection: Transaction,
    desks: Mapping[str, Device],
    scope: Scope,
    language: str,
    rows: Sequence[RowToSee],
) -> Iterator[Matter]:
    said = {row.row_id: read_stored(row.body) if row.readable else None for row in rows}
    issues = {row_id: row for row_id, row in said.items() if isinstance(row, IssueRow)}
    events = events_named(connection, {row.event for row in issues.values()})
    card_of = ledger.cards_of(connection, issues.keys())
    ends = register.code_ends(connection, set(card_of.values()), CARD_END)
    for row in rows:
        issue = issues.get(row.row_id)
        matter = Matter(
            row.outcome,
            f"rows/{row.row_id}",
            issue.used_at or issue.corrected_at if issue else row.received_at,
            scope.venues[row.venue],
            desks[row.device].name,
        )
        if issue is None:
            yield matter
            continue
        event = events.get(issue.event)
        others: Sequence[Other] = ()
        card = card_of.get(row.row_id)
        if row.outcome == Finding.DOUBLE_ISSUE.value and card is not None:
            others = _others(connection, desks, card, row.row_id, issue)
        yield Matter(
            matter.kind,
            matter.path,
            matter.at,
            matter.venue,
            matter.desk,
            in_language(event.title, language) if event else "",
            uses_of(issue),
            ends.get(card, "") if card is not None else "",
            others=others,
        )


def uses_of(issue: IssueRow) -> Uses:
    """The tickets of an issue."""
    uses = Uses()
    uses.add(issue)
    return uses


def _others(
    connection: Transaction, desks: Mapping[str, Device], card: int, row_id: str, issue: IssueRow
) -> list[Other]:
    """What else the card got for the same event, oldest first."""
    found: list[Other] = []
    rows = ledger.rows_of_cards(connection, [card])
    voided = {row.of_row for row in rows if row.kind == RowKind.VOID.value}
    for row in rows:
        if row.row_id == row_id or row.row_id in voided or row.event != issue.event:
            continue
        other = read_stored(row.body)
        if isinstance(other, IssueRow):
            at = other.used_at or other.corrected_at
            found.append(Other(desks[row.device].name, at, uses_of(other)))
    return sorted(found, key=lambda each: each.at)
