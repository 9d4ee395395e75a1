"""Storing what a desk uploads: verbatim, in order, exactly once, whatever it says.

The rules are those of the protocol, section Ledger. A row's chain hash stands for all rows before
it, so one look at (seq, hash) tells what is here already and which branch a batch continues.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sync.protocol import chain, keys
from sync.protocol.encoding import new_id
from sync.protocol.kinds import RowKind
from sync.protocol.limits import quota_units
from sync.protocol.messages import LedgerBatch
from sync.protocol.problems import ProblemCode
from sync.protocol.rows import (
    BadRow,
    CollectedRow,
    IssueRow,
    LeaseReturnRow,
    ReincarnationRow,
    Row,
    RowHeader,
    UnknownCardsRow,
    VoidRow,
    WalkInChangeRow,
    WalkInEventRow,
    read_row,
)
from sync.protocol.versions import MAX_ROW_BYTES
from sync.server.ledger.copies import tell_copies
from sync.server.store import chains, ledger
from sync.server.store.chains import Branch, Incarnation
from sync.server.store.database import Transaction
from sync.server.store.devices import Device
from sync.server.store.ledger import Addition, Appended, NewRow
from sync.web.problem_answers import ProblemError

AnyRow = Row | RowHeader
_MAX_EPOCH = 2**31


@dataclass(frozen=True, slots=True)
class CheckedBatch:
    """A batch whose chain and signature hold: bytes, chain hashes and what could be read."""

    incarnation: str
    from_seq: int
    previous_hash: bytes
    bodies: Sequence[bytes]
    hashes: Sequence[bytes]
    read: Sequence[AnyRow | None]

    @property
    def end(self) -> tuple[int, bytes]:
        """The number of its last row, and the chain's hash there."""
        return self.from_seq + len(self.bodies) - 1, self.hashes[-1]


@dataclass(frozen=True, slots=True)
class Taken:
    """Where the incarnation stands after a batch, the rows stored, and what they say by row id.
    `end` is the batch's last row and the chain's hash there.
    """

    incarnation: Incarnation
    appended: Appended | None
    read: Mapping[str, AnyRow]
    end: tuple[int, bytes]

    @property
    def acknowledged(self) -> tuple[int, bytes]:
        """What the acknowledgement is of. On a forked chain that is the batch's own branch: the
        desk that sent it may hold no other one.
        """
        own = self.incarnation.own
        return self.end if self.incarnation.forked else (own.head_seq, own.head_hash)


def check_batch(device: Device, batch: LedgerBatch) -> CheckedBatch:
    """Check what needs no database. Raises `ProblemError`: `bad_signature` for another signer,
    `bad_request` where the rows do not give the head hash.
    """
    statement = chain.batch_statement(
        device.id, batch.incarnation, batch.from_seq, batch.previous_hash, batch.head_hash
    )
    if not keys.verifies(device.public_key, batch.signature, statement):
        raise ProblemError(ProblemCode.BAD_SIGNATURE, "the batch's signature does not hold")
    bodies = batch.row_bytes
    hashes = chain.hashes(batch.previous_hash, bodies)
    if hashes[-1] != batch.head_hash:
        raise ProblemError(ProblemCode.BAD_REQUEST, "the rows do not give the head hash")
    read = [
        _read(body, device.id, batch.incarnation, seq)
        for seq, body in enumerate(bodies, start=batch.from_seq)
    ]
    return CheckedBatch(
        batch.incarnation, batch.from_seq, batch.previous_hash, bodies, hashes, read
    )


def take_batches(
    connection: Transaction, batches: Sequence[tuple[Device, CheckedBatch]], now: datetime
) -> list[Taken | ProblemError]:
    """Store the rows of batches that are not here yet, with as many statements for all as for one.
    They are of different devices, locked by the caller. In the place of a batch that leaves rows
    out before it stands `gap`, with the first row that is missing.
    """
    whose = {(device.id, batch.incarnation) for device, batch in batches}
    known = chains.incarnations_of(connection, whose)
    taken: list[Taken | ProblemError | None] = []
    new: list[_New] = []
    for device, batch in batches:
        before = known.get((device.id, batch.incarnation)) or _unbegun(device, batch.incarnation)
        skipped = _here_already(connection, before, batch)
        if isinstance(skipped, ProblemError):
            taken.append(skipped)
        elif skipped == len(batch.bodies):
            taken.append(Taken(before, None, {}, batch.end))
        else:
            taken.append(None)
            new.append(_New(device, batch, skipped, before))
    chains.begin_incarnations(
        connection, [each.before for each in new if each.whose not in known], now
    )
    stored = iter(_store(connection, new, now))
    return [each if each is not None else next(stored) for each in taken]


def _here_already(
    connection: Transaction, before: Incarnation, batch: CheckedBatch
) -> int | ProblemError:
    """How many of a batch's first rows are stored; `gap` where some before it are not."""
    follows = (batch.from_seq - 1, batch.previous_hash)
    if not before.forked and follows == (before.own.head_seq, before.own.head_hash):
        # As nearly all do, it goes on where the only chain there is ends.
        return 0
    last_seq, _ = batch.end
    here = chains.hashes_between(connection, before, batch.from_seq - 1, last_seq)
    if batch.from_seq > before.own.head_seq + 1 and follows not in here:
        return ProblemError(ProblemCode.GAP, needed_seq=before.own.head_seq + 1)
    skipped = 0
    while skipped < len(batch.hashes) and (
        (batch.from_seq + skipped, batch.hashes[skipped]) in here
    ):
        skipped += 1
    return skipped


@dataclass(slots=True)
class _New:
    """A batch with rows that are not here yet, behind so many that are; and its incarnation before
    it.
    """

    device: Device
    batch: CheckedBatch
    skipped: int
    before: Incarnation

    @property
    def whose(self) -> tuple[str, str]:
        return self.device.id, self.before.id

    @property
    def branch(self) -> Branch:
        """The branch that the rows continue or begin, as it ends with them."""
        batch, branches = self.batch, self.before.branches
        follows = batch.hashes[self.skipped - 1] if self.skipped else batch.previous_hash
        place = (batch.from_seq + self.skipped - 1, follows)
        continued = (each.branch for each in branches if (each.head_seq, each.head_hash) == place)
        return Branch(next(continued, len(branches)), *batch.end)


def _store(connection: Transaction, new: Sequence[_New], now: datetime) -> list[Taken]:
    ids = [row.id for each in new for row in each.batch.read[each.skipped :] if row is not None]
    known = ledger.bodies_of(connection, ids)
    rows = [_new_rows(each, known, now) for each in new]
    additions = [
        Addition(each.before, each.branch, each.device.venue, its_rows)
        for each, (its_rows, _) in zip(new, rows, strict=True)
    ]
    appended = ledger.append(connection, additions, now)
    taken: list[Taken] = []
    for each, addition, (_, read), stored in zip(new, additions, rows, appended, strict=True):
        after = tell_copies(
            connection, addition.after, stored.stretch.from_seq, tuple(read.values()), now
        )
        taken.append(Taken(after, stored, read, each.batch.end))
    return taken


def _new_rows(
    new: _New, known: dict[str, bytes], now: datetime
) -> tuple[list[NewRow], dict[str, AnyRow]]:
    """Rows to store, and what they say by id; `known` are the bytes of those that have their ids
    already, and gets theirs.
    """
    rows: list[NewRow] = []
    read: dict[str, AnyRow] = {}
    batch = new.batch
    for place in range(new.skipped, len(batch.bodies)):
        body, row = batch.bodies[place], batch.read[place]
        row_id, repeats = _identity(row, body, known, now)
        if row is not None and repeats is None:
            read[row_id] = row
        rows.append(
            NewRow(
                row_id,
                batch.from_seq + place,
                body,
                batch.hashes[place],
                row is not None,
                repeats,
                **columns_of(row),
            )
        )
    return rows, read


def _unbegun(device: Device, incarnation: str) -> Incarnation:
    start = chain.first_hash(device.public_key, incarnation)
    return Incarnation(device.id, incarnation, (Branch(0, 0, start),))


def _identity(
    row: AnyRow | None, body: bytes, taken: dict[str, bytes], now: datetime
) -> tuple[str, str | None]:
    """The id a row gets, and which row it repeats: a row id takes effect once."""
    if row is None:
        return new_id(now), None
    first = taken.setdefault(row.id, b"")
    if first == b"":
        taken[row.id] = body
        return row.id, None
    return new_id(now), row.id if first == body else None


def _read(body: bytes, device: str, incarnation: str, seq: int) -> AnyRow | None:
    """The row of the bytes; None where they say nothing readable about this place of the chain."""
    if len(body) > MAX_ROW_BYTES:
        return None
    try:
        row = read_row(body)
    except BadRow:
        return None
    fits = (row.device, row.incarnation, row.seq) == (device, incarnation, seq)
    return row if fits else None


def read_stored(body: bytes) -> AnyRow | None:
    """The row of stored bytes that were readable when they came."""
    try:
        return read_row(body)
    except BadRow:
        return None


def columns_of(row: AnyRow | None) -> dict[str, Any]:
    """The columns by which a row is found and counted; none where its kind is unknown."""
    if isinstance(row, IssueRow):
        columns: dict[str, Any] = {
            "kind": RowKind.ISSUE.value,
            "event": row.event,
            "correction": row.correction,
            "units": quota_units(row.tickets),
            "lease": row.lease,
        }
        if 0 <= row.epoch < _MAX_EPOCH:
            columns |= {"epoch": row.epoch, "tag": row.tag}
        return columns
    if isinstance(row, VoidRow):
        return {"kind": RowKind.VOID.value, "of_row": row.of, "correction": row.correction}
    if isinstance(row, CollectedRow):
        return {"kind": RowKind.COLLECTED.value, "of_row": row.of}
    if isinstance(row, WalkInEventRow | WalkInChangeRow | ReincarnationRow | UnknownCardsRow):
        return {"kind": row.kind.value}
    if isinstance(row, LeaseReturnRow):
        kind = RowKind.LEASE_RETURN.value
        return {"kind": kind, "event": row.event, "units": row.units, "lease": row.lease}
    return {}
