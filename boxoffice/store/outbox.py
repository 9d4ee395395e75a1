"""The ledger as the sync's outbox: rows wait from the acknowledged one on."""

from __future__ import annotations

import sqlalchemy as sa

from boxoffice.domain.clock import Clock
from boxoffice.domain.trusted_time import anchored, corrected
from boxoffice.store.branches import parted_seq, rests_on
from boxoffice.store.database import Store
from boxoffice.store.errors import StoreMissing
from boxoffice.store.identity import DeskIdentity
from boxoffice.store.incarnations import acknowledged_seq, chain_end, hash_at
from boxoffice.store.moments import to_millis
from boxoffice.store.state import State, put_marks
from boxoffice.store.views import View
from sync.protocol.messages import Acknowledgement
from sync.protocol.positions import ChainPosition, OutgoingRows, incarnation_of


class LedgerOutbox:
    """What the sync needs as its outbox (`sync.client.ports.Outbox`), over a desk's store."""

    def __init__(self, store: Store, clock: Clock, boot: str, chain: str | None = None) -> None:
        """An outbox of an open store; `boot` names this start of the machine. `chain` is one that
        came before the current one or lies beside it, else it is whichever is current.
        """
        self._store = store
        self._clock = clock
        self._boot = boot
        self._chain = chain

    def position(self) -> ChainPosition:
        """Where the incarnation stands."""
        with self._store.glance() as view:
            return position_of(view, self._name(view), self._identity(view))

    def outgoing(self, from_seq: int, most: int) -> OutgoingRows | None:
        """At most `most` rows from `from_seq`; None where there is none."""
        with self._store.glance() as view:
            name = self._name(view)
            found = view.exec_driver_sql(_ROWS_FROM, (name, from_seq, most)).fetchall()
            previous = _hash_before(view, name, from_seq)
        if not found or previous is None:
            return None
        rows = tuple(bytes(body) for body, _ in found)
        return OutgoingRows(from_seq, previous, rows, bytes(found[-1][1]))

    def acknowledge(self, acknowledgement: Acknowledgement, receipt: bytes) -> bool:
        """Note a signed acknowledgement and keep its bytes. False, and nothing changed, where its
        hash is not the chain's own at that row. One that answers no request of this desk may have
        been on its way for long: it proves that it is not earlier, never that it is not later.
        """
        name, seq = self._chain or acknowledgement.incarnation, acknowledgement.acknowledged_seq
        with self._store.write() as transaction:
            if hash_at(transaction, name, seq) != acknowledgement.head_hash:
                return False
            transaction.exec_driver_sql(
                _KEEP_RECEIPT, (name, seq, to_millis(acknowledgement.at), receipt)
            )
            set_acknowledged(transaction, name, seq)
            now = corrected(
                self._clock, self._boot, self._store.state_in(transaction).anchor, None
            ).at
            if acknowledgement.nonce is not None or now <= acknowledgement.at:
                anchor = anchored(self._clock, self._boot, acknowledgement.at)
                put_marks(transaction, anchor=anchor)
        return True

    def send_again_from(self, acknowledged_seq: int) -> None:
        """Rows after this wait again: the centre proves to have lost them."""
        with self._store.write() as transaction:
            name = self._name(transaction)
            least = parted_seq(transaction, name)
            set_acknowledged(transaction, name, max(least, acknowledged_seq))

    def _name(self, view: View) -> str:
        return self._chain or self._identity(view).incarnation

    def _identity(self, view: View) -> DeskIdentity:
        state: State = self._store.state_in(view)
        if state.identity is None:
            raise StoreMissing(self._store.path)
        return state.identity


def position_of(view: View, name: str, identity: DeskIdentity) -> ChainPosition:
    """Where a chain stands."""
    end = chain_end(view, name, identity.public_key)
    acknowledged = acknowledged_seq(view, name)
    proof = hash_at(view, name, acknowledged)
    return ChainPosition(name, end.seq, acknowledged, proof or b"", parted_seq(view, name))


def _hash_before(view: View, name: str, seq: int) -> bytes | None:
    """The chain's hash before a row, also before the first one of a branch that rests on another
    chain; None where there is no such row.
    """
    if seq == 1 or seq - 1 != parted_seq(view, name):
        return hash_at(view, incarnation_of(name) if seq == 1 else name, seq - 1)
    before = rests_on(view, name)
    return None if before is None else before[1]


def set_acknowledged(transaction: sa.Connection, incarnation: str, seq: int) -> None:
    """Rows after this one wait."""
    transaction.exec_driver_sql(_SET_ACKNOWLEDGED, (seq, incarnation))


_ROWS_FROM = "SELECT bytes, hash FROM rows WHERE incarnation = ? AND seq >= ? ORDER BY seq LIMIT ?"
_KEEP_RECEIPT = "INSERT INTO receipts (incarnation, seq, at, statement) VALUES (?, ?, ?, ?)"
_SET_ACKNOWLEDGED = "UPDATE incarnations SET acknowledged_seq = ? WHERE id = ?"
