"""Telling copied desks from others: by forks, and by incarnations that follow the same one."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from sync.protocol.rows import BadRow, ReincarnationRow, RowHeader, read_row
from sync.server.store import devices, incarnations
from sync.server.store.chains import Incarnation
from sync.server.store.database import Transaction


def tell_copies(
    connection: Transaction,
    known: Incarnation,
    from_seq: int,
    rows: Sequence[RowHeader],
    now: datetime,
) -> Incarnation:
    """Note what new rows of an incarnation, from a number on, say of their desk; the incarnation
    with that.

    A desk seems to be copied where a chain forks, where two incarnations follow the same one, and
    where a row was made on an incarnation after another had followed it. One desk that was put back
    twice to the same moment looks alike: a person settles which it was.
    """
    first = rows[0] if rows and from_seq == 1 else None
    twin = False
    if isinstance(first, ReincarnationRow) and first.seq == 1 and not known.forked:
        known = replace(known, previous=first.previous)
        twin = bool(incarnations.followers(connection, known.device, first.previous))
        incarnations.note_previous(connection, known.device, known.id, first.previous)
    if known.forked or twin or _outlived(connection, known, rows):
        devices.note_copied(connection, known.device, now)
    return known


def _outlived(connection: Transaction, known: Incarnation, rows: Sequence[RowHeader]) -> bool:
    """Whether a row was made after another incarnation followed this one."""
    if not known.followed or not rows:
        return False
    last = max(row.corrected_at for row in rows)
    for body in incarnations.followers(connection, known.device, known.id):
        with suppress(BadRow):
            if last > read_row(body).corrected_at:
                return True
    return False
