"""The ledger as the sync's outbox: rows wait from the acknowledged one on."""

from __future__ import annotations

import sqlalchemy as sa

from boxoffice.domain.clock import Clock
from boxoffice.domain.trusted_time import anchored, corrected
from boxoffice.store.database import Store
from boxoffice.store.errors import StoreMissing
from boxoffice.store.identity import DeskIdentity
from boxoffice.store.incarnations import acknowledged_seq, chain_end, hash_at
from boxoffice.store.moments import to_millis
from boxoffice.store.state import State, put_marks
from boxoffice.store.views import View
from sync.protocol.messages import Acknowledgement
from sync.protocol.positions import ChainPosition, OutgoingRows


class LedgerOutbox:
    """What the sync needs as its outbox (`sync.client.ports.Outbox`), over a desk's store."""

    def __init__(
        self, store: Store, clock: Clock, boot: str, incarnation: str | None = None
    ) -> None:
        """An outbox of an open store; `boot` names this start of the machine. `incarnation` is one
        that came before the current one, else it is whichever is current.
        """
        self._store = store
        self._clock = clock
        self._boot = boot
        self._incarnation = incarnation

    def position(self) -> ChainPosition:
        """Where the incarnation stands."""
        with self._store.glance() as view:
            identity = self._identity(view)
            return position_of(view, self._incarnation or identity.incarnation, identity)

    def outgoing(self, from_seq: int, most: int) -> OutgoingRows | None:
        """At most `most` rows from `from_seq`; None where there is none."""
        with self._store.glance() as view:
            incarnation = self._incarnation or self._identity(view).incarnation
            found = view.exec_driver_sql(_ROWS_FROM, (incarnation, from_seq, most)).fetchall()
            previous = hash_at(view, incarnation, from_seq - 1)
        if not found or previous is None:
            return None
        rows = tuple(bytes(body) for body, _ in found)
        return OutgoingRows(from_seq, previous, rows, bytes(found[-1][1]))

    def acknowledge(self, acknowledgement: Acknowledgement, receipt: bytes) -> bool:
        """Note a signed acknowledgement and keep its bytes. False, and nothing changed, where its
        hash is not the chain's own at that row. One that answers no request of this desk may have
        been on its way for long: it proves that it is not earlier, never that it is not later.
        """
        incarnation, seq = acknowledgement.incarnation, acknowledgement.acknowledged_seq
        with self._store.write() as transaction:
            if hash_at(transaction, incarnation, seq) != acknowledgement.head_hash:
                return False
            transaction.exec_driver_sql(
                _KEEP_RECEIPT, (incarnation, seq, to_millis(acknowledgement.at), receipt)
            )
            set_acknowledged(transaction, incarnation, seq)
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
            incarnation = self._incarnation or self._identity(transaction).incarnation
            set_acknowledged(transaction, incarnation, max(0, acknowledged_seq))

    def _identity(self, view: View) -> DeskIdentity:
        state: State = self._store.state_in(view)
        if state.identity is None:
            raise StoreMissing(self._store.path)
        return state.identity


def position_of(view: View, incarnation: str, identity: DeskIdentity) -> ChainPosition:
    """Where an incarnation stands."""
    end = chain_end(view, incarnation, identity.public_key)
    acknowledged = acknowledged_seq(view, incarnation)
    proof = hash_at(view, incarnation, acknowledged)
    return ChainPosition(incarnation, end.seq, acknowledged, proof or b"")


def set_acknowledged(transaction: sa.Connection, incarnation: str, seq: int) -> None:
    """Rows after this one wait."""
    transaction.exec_driver_sql(_SET_ACKNOWLEDGED, (seq, incarnation))


_ROWS_FROM = "SELECT bytes, hash FROM rows WHERE incarnation = ? AND seq >= ? ORDER BY seq LIMIT ?"
_KEEP_RECEIPT = "INSERT INTO receipts (incarnation, seq, at, statement) VALUES (?, ?, ?, ?)"
_SET_ACKNOWLEDGED = "UPDATE incarnations SET acknowledged_seq = ? WHERE id = ?"
