"""The uses of cards that a desk knows: its own and those heard from the venue's other desks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa
from sqlcipher3 import dbapi2

from boxoffice.domain.issues import KnownUse
from boxoffice.store import tables
from boxoffice.store.leases import refill
from boxoffice.store.moments import (
    TAG_SIGN,
    from_millis,
    tickets_of,
    tickets_text,
    to_millis,
    to_signed,
)
from boxoffice.store.state import count_anew
from boxoffice.store.views import View
from sync.protocol import messages
from sync.protocol.kinds import QUOTA_TICKETS, Channel
from sync.protocol.rows import IssueRow
from sync.protocol.tags import TAG_BYTES

FIRST_EPOCH = 1
"""Epochs count from here: what stands below is under a key of the desk's own numbering, or none."""
_BY_TAG = (
    "SELECT row, event, tickets, at, channel, here, collected FROM uses"
    " WHERE tag = ? AND epoch = ? AND NOT voided"
)
_GONE = "SELECT row FROM uses WHERE row = ? AND voided"
_OF_EVENT = "SELECT here, tickets FROM uses WHERE event = ? AND NOT voided"


def use_values(row: IssueRow) -> tuple[object, ...]:
    """What the use of an issue of this desk's own says of it, but for how it stands: from `row` and
    `device` to `channel`, as the table has them.
    """
    return (
        row.id,
        row.device,
        row.event,
        row.epoch,
        to_signed(row.tag),
        tickets_text(row.tickets),
        to_millis(row.used_at or row.corrected_at),
        row.channel.value,
    )


def uses_of(reader: dbapi2.Connection, tags: Iterable[tuple[int, int]]) -> tuple[KnownUse, ...]:
    """The unvoided uses of a card under its (epoch, signed tag) pairs."""
    found: list[Sequence[Any]] = []
    for epoch, tag in tags:
        found += reader.execute(_BY_TAG, (tag, epoch)).fetchall()
    return tuple(_known(each) for each in found)


def uses_of_in(transaction: View, tags: Iterable[tuple[int, int]]) -> tuple[KnownUse, ...]:
    """The same, as a transaction sees it."""
    found: list[Sequence[Any]] = []
    for epoch, tag in tags:
        found += transaction.exec_driver_sql(_BY_TAG, (tag, epoch)).fetchall()
    return tuple(_known(each) for each in found)


def taken_back(view: View, rows: Iterable[str]) -> frozenset[str]:
    """Those of these uses that were taken back, as far as this desk knows."""
    return frozenset(row for row in rows if view.exec_driver_sql(_GONE, (row,)).fetchone())


def tag_now(transaction: View, row: IssueRow) -> tuple[int, bytes]:
    """The epoch and tag that an issue's card has now; those of the issue where it stands under no
    key that its centre counts.
    """
    query = "SELECT epoch, tag FROM uses WHERE row = ?"
    epoch, tag = transaction.exec_driver_sql(query, (row.id,)).fetchone()
    if epoch < FIRST_EPOCH:
        return row.epoch, row.tag
    return int(epoch), (int(tag) + TAG_SIGN).to_bytes(TAG_BYTES)


def hear(transaction: sa.Connection, heard: Iterable[messages.Use]) -> None:
    """Note uses of other desks, and what they did about this desk's own. A use once voided or
    collected stays so, so that the order in which the same facts come does not matter.
    """
    heard = tuple(heard)
    for use in heard:
        if use.voided:
            refill(transaction, use.row)
    _note(transaction, heard, _HEAR)


def hear_early(transaction: sa.Connection, heard: Iterable[messages.Use]) -> None:
    """Note uses of desks near this one before the centre tells of them. What it told of stays as it
    is: a row may name its card by the tag of an epoch that is over.
    """
    _note(transaction, heard, _HEAR_EARLY)


def _note(transaction: sa.Connection, heard: Iterable[messages.Use], how: str) -> None:
    values = [
        {
            "row": use.row,
            "here": False,
            "device": use.device,
            "event": use.event,
            "epoch": use.epoch,
            "tag": to_signed(use.tag),
            "tickets": tickets_text(use.tickets),
            "at": to_millis(use.at),
            "channel": use.channel.value,
            "collected": use.collected,
            "voided": use.voided,
        }
        for use in heard
    ]
    if values:
        transaction.exec_driver_sql(how, values)


def take_note(
    transaction: sa.Connection, *, voided: Iterable[str], collected: Iterable[str]
) -> None:
    """Note what desks did about uses that are known here; of others the centre will tell."""
    for row in voided:
        refill(transaction, row)
        transaction.exec_driver_sql("UPDATE uses SET voided = 1 WHERE row = ?", (row,))
    for row in collected:
        transaction.exec_driver_sql("UPDATE uses SET collected = 1 WHERE row = ?", (row,))


def quota_given(view: View, event: str) -> tuple[int, int]:
    """Unvoided tickets inside the quota of an event: given here, and elsewhere."""
    found = view.exec_driver_sql(_OF_EVENT, (event,)).fetchall()
    totals = [0, 0]
    for here, text in found:
        counted = tickets_of(text)
        totals[0 if here else 1] += sum(
            count for kind, count in counted.items() if kind in QUOTA_TICKETS
        )
    return totals[0], totals[1]


def forget_heard(transaction: sa.Connection) -> None:
    """Drop what was heard of other desks' rows, before it comes again from the start: from the
    centre, and from a relay near.
    """
    count_anew(transaction)
    transaction.execute(sa.delete(tables.uses).where(~tables.uses.c.here))
    transaction.exec_driver_sql("DELETE FROM merged_uses WHERE row NOT IN (SELECT row FROM uses)")
    transaction.exec_driver_sql("DELETE FROM verdicts WHERE row NOT IN (SELECT id FROM rows)")


def _known(found: Sequence[Any]) -> KnownUse:
    row, event, tickets, at, channel, here, collected = found
    return KnownUse(
        row_id=row,
        event=event,
        tickets=tickets_of(tickets),
        at=from_millis(at),
        channel=Channel(channel),
        here=bool(here),
        collected=bool(collected),
    )


_INSERT = (
    "INSERT INTO uses"
    " (row, here, device, event, epoch, tag, tickets, at, channel, collected, voided)"
    " VALUES (:row, :here, :device, :event, :epoch, :tag, :tickets, :at, :channel, :collected,"
    " :voided) ON CONFLICT (row) DO "
)
_HEAR_EARLY = f"{_INSERT}NOTHING"
_HEAR = (
    f"{_INSERT}UPDATE SET epoch = excluded.epoch, tag = excluded.tag,"
    " collected = max(collected, excluded.collected), voided = max(voided, excluded.voided)"
    " WHERE NOT here OR excluded.collected OR excluded.voided"
)
