"""All chains of a desk: its incarnations, and branches of them that only the centre had."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from boxoffice.domain.clock import Clock
from boxoffice.store.branches import first_of, is_rooted, last_shared, rows_at
from boxoffice.store.database import Store
from boxoffice.store.errors import StoreMissing
from boxoffice.store.identity import DeskIdentity
from boxoffice.store.incarnations import begin_incarnation, hash_at
from boxoffice.store.moments import to_millis
from boxoffice.store.outbox import LedgerOutbox, position_of, set_acknowledged
from boxoffice.store.returning import keep_rows
from boxoffice.store.state import put_marks
from boxoffice.store.views import View
from boxoffice.store.walk_ins import merge_uses
from sync.protocol.chain import first_hash
from sync.protocol.kinds import ReincarnationReason
from sync.protocol.positions import ChainPosition, RowsBack

Begin = Callable[[ReincarnationReason, str], bool]


class DeskLedgers:
    """What the sync needs of all incarnations (`sync.client.ports.OwnLedgers`)."""

    def __init__(self, store: Store, clock: Clock, boot: str, begin: Begin) -> None:
        """The ledgers of an open store; `begin` begins a new incarnation after another one."""
        self._store = store
        self._clock = clock
        self._boot = boot
        self._begin = begin

    def positions(self) -> Sequence[ChainPosition]:
        """Where every incarnation of this device stands, the current one last."""
        with self._store.glance() as view:
            identity = self._identity(view)
            names = _incarnations(view, identity)
            return [position_of(view, name, identity) for name in names]

    def unsent(self) -> Sequence[tuple[bytes, LedgerOutbox]]:
        """The incarnations before the current one whose rows wait, the oldest first, each with its
        key.
        """
        with self._store.glance() as view:
            current = self._identity(view).incarnation
            found = view.exec_driver_sql(_UNSENT, (current,)).fetchall()
        return [(bytes(key), self._outbox(name)) for name, key in found]

    def branches(self) -> Sequence[ChainPosition]:
        """Where the branches stand that came back and whose beginning is here, what others rest on
        first. Those of a device that this desk was before are nobody's any more.
        """
        with self._store.glance() as view:
            identity = self._identity(view)
            mine = [name for name, key, _ in _rooted(view) if key == identity.public_key]
            return [position_of(view, name, identity) for name in mine]

    def unsent_branches(self) -> Sequence[tuple[bytes, LedgerOutbox]]:
        """Those of them whose rows wait, with the key of their incarnation, in the same order."""
        with self._store.glance() as view:
            waiting = [(key, name) for name, key, waits in _rooted(view) if waits]
        return [(key, self._outbox(name)) for key, name in waiting]

    def last_shared(self, name: str, seq: int, chain_hash: bytes) -> int:
        """The last row of a branch among a row of its incarnation and those before it."""
        with self._store.glance() as view:
            return last_shared(view, name, seq, chain_hash)

    def end(self, name: str) -> int:
        """The last row of a chain; 0 where it has none."""
        with self._store.glance() as view:
            ((last,),) = view.exec_driver_sql(_LAST, (name,)).fetchall()
        return int(last or 0)

    def hash_at(self, name: str, seq: int) -> bytes | None:
        """The hash after a row; None where it is not here."""
        with self._store.glance() as view:
            if seq == 0:
                return first_hash(self._identity(view).public_key, name)
            return hash_at(view, name, seq)

    def has(self, incarnation: str, seq: int, chain_hash: bytes) -> bool:
        """Whether a row and all before it are here, on this desk's own chain of an incarnation or
        beside it: the end of a branch may be a branch of its own at the centre, and come first.
        """
        with self._store.glance() as view:
            return any(
                is_rooted(view, name)
                for name, link, _ in rows_at(view, incarnation, seq)
                if link == chain_hash
            )

    def take_back(self, rows: RowsBack) -> None:
        """Keep rows of this device that the centre holds; they are acknowledged as they come."""
        with self._store.write() as transaction:
            identity = self._identity(transaction)
            # A branch beside a chain has no beginning of its own, and so no key to begin with.
            key = identity.public_key if rows.chain == rows.incarnation else b""
            begin_incarnation(transaction, rows.chain, key, to_millis(self._clock.now()))
            events = keep_rows(transaction, rows)
            last = rows.from_seq + len(rows.rows) - 1
            set_acknowledged(transaction, rows.chain, last)
            state = self._store.state_in(transaction)
            if events:
                put_marks(transaction, events_made=state.events_made + events)
            programme = self._store.programme(state)
            if programme is not None and programme.programme.merged_events:
                merge_uses(transaction, programme.programme.merged_events)

    def begin_anew(self, reason: ReincarnationReason, ended: str) -> None:
        """End an incarnation and begin the next."""
        self._begin(reason, ended)

    def send_again_from(self, name: str, acknowledged_seq: int) -> None:
        """Rows after this one wait again."""
        with self._store.write() as transaction:
            set_acknowledged(transaction, name, acknowledged_seq)

    def _outbox(self, name: str) -> LedgerOutbox:
        return LedgerOutbox(self._store, self._clock, self._boot, name)

    def _identity(self, view: View) -> DeskIdentity:
        found = self._store.state_in(view).identity
        if found is None:
            raise StoreMissing(self._store.path)
        return found


def _incarnations(view: View, identity: DeskIdentity) -> list[str]:
    """The incarnations of this device's key, the oldest first."""
    found = view.exec_driver_sql(_OF_KEY, (identity.public_key,)).fetchall()
    former = [name for (name,) in found if name != identity.incarnation]
    return [*former, identity.incarnation]


def _rooted(view: View) -> list[tuple[str, bytes, bool]]:
    """(name, key, whether rows wait) of the branches whose beginning is here, those that begin
    earlier first.
    """
    found = view.exec_driver_sql(_BRANCHES).fetchall()
    rooted = [
        (str(name), bytes(key), bool(waits)) for name, key, waits in found if is_rooted(view, name)
    ]
    return sorted(rooted, key=lambda branch: (first_of(view, branch[0]), branch[0]))


_LAST = "SELECT max(seq) FROM rows WHERE incarnation = ?"
_OF_KEY = "SELECT id FROM incarnations WHERE public_key = ? ORDER BY started_at, id"
_UNSENT = (
    "SELECT id, public_key FROM incarnations WHERE id <> ? AND length(public_key) > 0"
    " AND EXISTS (SELECT 1 FROM rows WHERE rows.incarnation = incarnations.id"
    " AND rows.seq > incarnations.acknowledged_seq) ORDER BY started_at, id"
)
_BRANCHES = (
    "SELECT beside.id, own.public_key, EXISTS (SELECT 1 FROM rows"
    " WHERE rows.incarnation = beside.id AND rows.seq > beside.acknowledged_seq)"
    " FROM incarnations beside JOIN incarnations own"
    " ON own.id = substr(beside.id, 1, instr(beside.id, '.') - 1)"
    " WHERE length(beside.public_key) = 0"
)
