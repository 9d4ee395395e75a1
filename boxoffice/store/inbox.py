"""What the centre judged to need a person, what somebody has noted, and the last receipt."""

from __future__ import annotations

from datetime import datetime

from boxoffice.domain.matters import OF_OUTCOME, Matter, Receipt
from boxoffice.store.moments import from_millis, tickets_of, to_millis
from boxoffice.store.views import View
from sync.protocol.card_codes import CardCode
from sync.protocol.kinds import Finding, RowKind
from sync.protocol.messages import Acknowledgement
from sync.protocol.rows import ReincarnationRow, Row, RowHeader, UnknownCardsRow, read_row
from sync.protocol.statements import BadStatement, unverified_payload

_MOST = 200


def judged_matters(view: View) -> tuple[Matter, ...]:
    """Rows of this desk that stand, whose last outcome needs a look nobody has noted, the latest
    first.
    """
    outcomes = ", ".join(f"'{each}'" for each in OF_OUTCOME)
    found = view.exec_driver_sql(
        "SELECT rows.id, verdicts.outcome, rows.corrected_at, codes.code, uses.event, uses.tickets"  # noqa: S608 - our own names
        " FROM verdicts JOIN rows ON rows.id = verdicts.row"
        ' LEFT JOIN uses ON uses.row = COALESCE(rows."of", rows.id)'
        " LEFT JOIN codes ON codes.row = uses.row"
        " LEFT JOIN noted ON noted.matter = verdicts.outcome || ':' || rows.id"
        f" WHERE verdicts.outcome IN ({outcomes}) AND noted.matter IS NULL"
        " AND NOT (rows.kind = 'issue' AND COALESCE(uses.voided, 0))"
        " ORDER BY rows.n DESC LIMIT ?",
        (_MOST,),
    ).fetchall()
    return tuple(
        Matter(
            key=f"{outcome}:{row}",
            kind=OF_OUTCOME[Finding(outcome)],
            since=from_millis(at),
            code=CardCode(code, None).shortened if code else None,
            event=event,
            tickets=tickets_of(tickets) if tickets else {},
        )
        for row, outcome, at, code, event, tickets in found
    )


def note_matter(transaction: View, key: str, at: datetime) -> None:
    """A person has seen to it."""
    transaction.exec_driver_sql(
        "INSERT INTO noted (matter, at) VALUES (?, ?) ON CONFLICT (matter) DO NOTHING",
        (key, to_millis(at)),
    )


def is_noted(view: View, key: str) -> bool:
    """Whether a person has seen to it."""
    query = "SELECT 1 FROM noted WHERE matter = ?"
    return view.exec_driver_sql(query, (key,)).fetchone() is not None


def last_reincarnation(view: View) -> ReincarnationRow | None:
    """The row by which an incarnation last said that it follows another; None where none did."""
    row = _last_row(view, RowKind.REINCARNATION)
    return row if isinstance(row, ReincarnationRow) else None


def last_unknown_cards(view: View) -> UnknownCardsRow | None:
    """The row that last said that many cards were unknown; None where none did."""
    row = _last_row(view, RowKind.UNKNOWN_CARDS)
    return row if isinstance(row, UnknownCardsRow) else None


def last_receipt(view: View) -> Receipt | None:
    """What the centre signed for last; None before the first time."""
    found = view.exec_driver_sql(
        "SELECT seq, at, statement FROM receipts ORDER BY n DESC LIMIT 1"
    ).fetchone()
    if found is None:
        return None
    (rows,) = view.exec_driver_sql(
        "SELECT count(*) FROM rows JOIN incarnations ON incarnations.id = rows.incarnation"
        " WHERE rows.seq <= incarnations.acknowledged_seq"
    ).fetchone()
    seq, at, statement = found
    try:
        chain_hash = unverified_payload(statement, Acknowledgement).head_hash
    except BadStatement:
        return None
    return Receipt(int(rows), int(seq), chain_hash, from_millis(at), bytes(statement))


def _last_row(view: View, kind: RowKind) -> Row | RowHeader | None:
    found = view.exec_driver_sql(
        "SELECT bytes FROM rows WHERE kind = ? ORDER BY n DESC LIMIT 1", (kind.value,)
    ).fetchone()
    return None if found is None else read_row(bytes(found[0]))
