"""The chains of a desk's ledger: each incarnation has its own, from its own first hash."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from boxoffice.store import tables
from boxoffice.store.views import View
from sync.protocol.chain import first_hash


@dataclass(frozen=True, slots=True)
class ChainEnd:
    """The last sequence number of an incarnation (0 where it has no row) and the hash there."""

    incarnation: str
    seq: int
    hash: bytes


def begin_incarnation(
    connection: sa.Connection, incarnation: str, public_key: bytes, at_millis: int
) -> None:
    """Start an empty chain; one that exists stays as it is."""
    connection.execute(
        sa.insert(tables.incarnations).prefix_with("OR IGNORE"),
        {
            "id": incarnation,
            "public_key": public_key,
            "started_at": at_millis,
            "acknowledged_seq": 0,
        },
    )


def chain_end(view: View, incarnation: str, public_key: bytes) -> ChainEnd:
    """Where an incarnation's chain ends."""
    found = view.exec_driver_sql(_LAST_ROW, (incarnation,)).fetchall()
    if not found:
        return ChainEnd(incarnation, 0, first_hash(public_key, incarnation))
    ((seq, last_hash),) = found
    return ChainEnd(incarnation, seq, last_hash)


def hash_at(view: View, incarnation: str, seq: int) -> bytes | None:
    """The chain's hash after a row (0: before the first); None where there is no such row."""
    if seq == 0:
        found = view.exec_driver_sql(_KEY, (incarnation,)).fetchone()
        return None if found is None else first_hash(bytes(found[0]), incarnation)
    found = view.exec_driver_sql(_HASH, (incarnation, seq)).fetchone()
    return None if found is None else bytes(found[0])


def is_known(view: View, incarnation: str) -> bool:
    """Whether an incarnation is or was one of this database."""
    return view.exec_driver_sql(_KEY, (incarnation,)).fetchone() is not None


def acknowledged_seq(view: View, incarnation: str) -> int:
    """The last row of an incarnation that the centre acknowledged."""
    found = view.exec_driver_sql(_ACKNOWLEDGED, (incarnation,)).fetchone()
    return 0 if found is None else int(found[0])


_LAST_ROW = "SELECT seq, hash FROM rows WHERE incarnation = ? ORDER BY seq DESC LIMIT 1"
_KEY = "SELECT public_key FROM incarnations WHERE id = ?"
_ACKNOWLEDGED = "SELECT acknowledged_seq FROM incarnations WHERE id = ?"
_HASH = "SELECT hash FROM rows WHERE incarnation = ? AND seq = ?"
