"""A desk that was put back or copied goes on under a new incarnation of its ledger.

The database is written first, the marks beside the keys after it. What the keys say may then lag
behind the database, never run ahead of it: marks that name a row or an incarnation which the
database lacks prove that the database is an older one.
"""

from __future__ import annotations

from dataclasses import replace

from boxoffice.keys.desk_keys import DeskKeys
from boxoffice.services.desk import Desk
from boxoffice.services.row_headers import header
from boxoffice.store.incarnations import begin_incarnation, chain_end, hash_at, is_known
from boxoffice.store.ledger import append_row
from boxoffice.store.moments import to_millis
from boxoffice.store.state import put_marks
from sync.protocol.encoding import new_id
from sync.protocol.kinds import ReincarnationReason, RowKind
from sync.protocol.rows import ReincarnationRow


def reason_by_keys(desk: Desk, keys: DeskKeys) -> ReincarnationReason | None:
    """Why the database cannot be the newest one of its keys; None where it may be.

    An incarnation that the database knows, but is past, is one whose marks could not be kept since:
    a keyring that was locked, a credential that nobody may write. Raises `StoreError`.
    """
    identity = desk.identity()
    if keys.public_key != identity.public_key:
        # Broken off while this desk became another one: the marks are of who it was to be.
        return None
    with desk.store.glance() as view:
        if keys.incarnation != identity.incarnation:
            known = is_known(view, keys.incarnation)
            return None if known else ReincarnationReason.COPIED
        if not keys.acknowledged_seq:
            return None
        here = hash_at(view, keys.incarnation, keys.acknowledged_seq)
        return None if here == keys.acknowledged_hash else ReincarnationReason.BEHIND_KEYS


def begin_anew(desk: Desk, reason: ReincarnationReason, ended: str) -> bool:
    """End an incarnation: the next one's first row says where it ended and why, in one durable
    transaction. Giving goes on at once. False where another program has done so meanwhile. Raises
    `StoreError`.
    """
    with desk.store.write() as transaction:
        state = desk.store.state_in(transaction)
        identity = state.identity
        if identity is None or identity.incarnation != ended:
            return False
        last = chain_end(transaction, ended, identity.public_key)
        # Ids of incarnations sort by time, also where this machine's clock was set back.
        moment = max(desk.clock.now(), desk.time(state).at)
        incarnation = new_id(moment)
        begin_incarnation(transaction, incarnation, identity.public_key, to_millis(moment))
        begun = replace(state, identity=replace(identity, incarnation=incarnation))
        end = chain_end(transaction, incarnation, identity.public_key)
        row = ReincarnationRow(
            **header(desk, begun, end),
            kind=RowKind.REINCARNATION,
            previous=ended,
            previous_seq=last.seq,
            previous_hash=last.hash,
            reason=reason,
        )
        append_row(transaction, end, row)
        put_marks(transaction, identity=begun.identity)
    return True
