"""What the centre judged to need a person, what somebody has noted, and the last receipt."""

from __future__ import annotations

from datetime import datetime

from boxoffice.domain.matters import OF_OUTCOME, Matter, Receipt
from boxoffice.store.moments import from_millis, tickets_of, to_millis
from boxoffice.store.views import View
from sync.protocol.card_codes import CardCode
from sync.protocol.kinds import Finding, RowKind
from sync.protocol.messages import Acknowledgement
from sync.protocol.rows import ReincarnationRow, UnknownCardsRow, read_row
from sync.protocol.statements import BadStatement, unverified_payload

_MOST, _MOST_SETTLED = 200, 20


_JUDGED = (
    "SELECT verdicts.row, verdicts.outcome, COALESCE(rows.corrected_at, uses.at), uses.event,"  # noqa: S608 - our own names
    " uses.tickets, rows.id IS NOT NULL, verdicts.noted_at,"
    " (SELECT codes.code FROM codes JOIN uses AS own ON own.row = codes.row"
    "  WHERE own.row = uses.row OR (own.tag = uses.tag AND own.epoch = uses.epoch)"
    "  ORDER BY own.row <> uses.row LIMIT 1)"
    " FROM verdicts LEFT JOIN rows ON rows.id = verdicts.row"
    ' LEFT JOIN uses ON uses.row = COALESCE(rows."of", verdicts.row)'
    f" WHERE verdicts.outcome IN ({', '.join(repr(str(each)) for each in OF_OUTCOME)})"
    " AND COALESCE(rows.id, uses.row) IS NOT NULL"
    " AND NOT (COALESCE(rows.kind, 'issue') = 'issue' AND COALESCE(uses.voided, 0))"
)
"""The last outcomes that need a look, of rows that stand: this desk's own, and those of other desks
of the venue that the centre told it of. The code is what is known here of the card.
"""
_OPEN = (
    f"{_JUDGED} AND verdicts.noted_at IS NULL AND NOT EXISTS"  # noqa: S608 - our own names
    " (SELECT 1 FROM noted WHERE matter = verdicts.outcome || ':' || verdicts.row)"
    " ORDER BY 3 DESC, rows.n DESC LIMIT ?"
)
_SETTLED = f"{_JUDGED} AND verdicts.noted_at >= ? ORDER BY verdicts.noted_at DESC, 3 DESC LIMIT ?"


def judged_matters(view: View) -> tuple[Matter, ...]:
    """What nobody has noted, here or at the centre, the latest first."""
    return _read_matters(view, _OPEN, _MOST)


def settled_matters(view: View, since: datetime) -> tuple[Matter, ...]:
    """What a coordinator has noted since a moment, whoever noted it here, the latest first."""
    return _read_matters(view, _SETTLED, to_millis(since), _MOST_SETTLED)


def _read_matters(view: View, query: str, *values: int) -> tuple[Matter, ...]:
    found = view.exec_driver_sql(query, values).fetchall()
    return tuple(
        Matter(
            key=f"{outcome}:{row}",
            kind=OF_OUTCOME[Finding(outcome)],
            since=from_millis(at),
            code=CardCode(code, None).shortened if code else None,
            event=event,
            tickets=tickets_of(tickets) if tickets else {},
            here=bool(here),
            noted_at=from_millis(noted_at) if noted_at else None,
        )
        for row, outcome, at, event, tickets, here, noted_at, code in found
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


def reincarnation_of(view: View, incarnation: str) -> ReincarnationRow | None:
    """The row by which an incarnation says that it follows another; None where it follows none."""
    found = view.exec_driver_sql(
        "SELECT bytes FROM rows WHERE incarnation = ? AND seq = 1", (incarnation,)
    ).fetchone()
    row = None if found is None else read_row(bytes(found[0]))
    return row if isinstance(row, ReincarnationRow) else None


def last_unknown_cards(view: View) -> UnknownCardsRow | None:
    """The row that last said that many cards were unknown; None where none did."""
    found = view.exec_driver_sql(
        "SELECT bytes FROM rows WHERE kind = ? ORDER BY n DESC LIMIT 1",
        (RowKind.UNKNOWN_CARDS.value,),
    ).fetchone()
    row = None if found is None else read_row(bytes(found[0]))
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
