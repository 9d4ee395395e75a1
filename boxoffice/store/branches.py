"""Branches of a desk's incarnations that came back from the centre, beside the desk's own chains.

Each lies here from the row at which it parted, under the name that `sync.protocol.positions.beside`
gives it, and is of no key: it begins with a row of another chain.
"""

from __future__ import annotations

from boxoffice.store.views import View
from sync.protocol.chain import next_hash
from sync.protocol.positions import incarnation_of


def first_of(view: View, name: str) -> int:
    """The first row of a chain that is here."""
    ((first,),) = view.exec_driver_sql(_FIRST, (name,)).fetchall()
    return int(first)


def rows_at(view: View, incarnation: str, seq: int) -> list[tuple[str, bytes, bytes]]:
    """(chain, hash, bytes) of the rows of a number on all chains of an incarnation."""
    values = (seq, incarnation, incarnation, incarnation)
    found = view.exec_driver_sql(_AT, values).fetchall()
    return [(str(name), bytes(link), bytes(body)) for name, link, body in found]


def rests_on(view: View, name: str) -> tuple[str, bytes] | None:
    """(chain, hash) of the row before a branch's first one; None where it is not here, or where the
    branch begins an incarnation.
    """
    incarnation, first = incarnation_of(name), first_of(view, name)
    (parted,) = [row for row in rows_at(view, incarnation, first) if row[0] == name]
    for chain, link, _ in rows_at(view, incarnation, first - 1):
        if next_hash(link, parted[2]) == parted[1]:
            return chain, link
    return None


def is_rooted(view: View, name: str) -> bool:
    """Whether all rows before a chain's first one are here too."""
    if name == incarnation_of(name) or first_of(view, name) == 1:
        return True
    before = rests_on(view, name)
    return before is not None and is_rooted(view, before[0])


def parted_seq(view: View, name: str) -> int:
    """The last row before a branch parted; 0 of an incarnation's own chain."""
    return 0 if name == incarnation_of(name) else first_of(view, name) - 1


def last_shared(view: View, name: str, seq: int, chain_hash: bytes) -> int:
    """The last row of a branch among a row of its incarnation and those before it; 0 where they
    have none in common.
    """
    for other, link, _ in rows_at(view, incarnation_of(name), seq):
        if link == chain_hash:
            return _shared_by(view, name, other, seq)
    return 0


def _shared_by(view: View, name: str, other: str, seq: int) -> int:
    """The same, for the rows of another chain up to one of them."""
    if other == name:
        return seq
    ((shared,),) = view.exec_driver_sql(_SHARED, (name, other, seq)).fetchall()
    if shared is not None:
        return int(shared)
    before = None if other == incarnation_of(other) else rests_on(view, other)
    return _shared_by(view, name, before[0], first_of(view, other) - 1) if before else 0


_FIRST = "SELECT min(seq) FROM rows WHERE incarnation = ?"
_AT = (
    "SELECT incarnation, hash, bytes FROM rows WHERE seq = ? AND incarnation IN"
    " (SELECT id FROM incarnations WHERE id = ? OR substr(id, 1, length(?) + 1) = ? || '.')"
)
_SHARED = (
    "SELECT max(mine.seq) FROM rows mine JOIN rows its ON its.seq = mine.seq"
    " AND its.hash = mine.hash WHERE mine.incarnation = ? AND its.incarnation = ? AND its.seq <= ?"
)
