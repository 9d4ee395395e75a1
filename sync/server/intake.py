"""Storing what a desk uploads: verbatim, in order, exactly once, whatever it says.

The rules are those of the protocol, section Ledger. A row's chain hash stands for all rows before
it, so one look at (seq, hash) tells what is here already and which branch a batch continues.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
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
from sync.server.copies import tell_copies
from sync.server.store import ledger
from sync.server.store.database import Transaction
from sync.server.store.devices import Device
from sync.server.store.ledger import Appended, Branch, Incarnation, NewRow
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


def take_batch(
    connection: Transaction, device: Device, batch: CheckedBatch, now: datetime
) -> Taken:
    """Store the rows of a batch that are not here yet; the device is locked by the caller.

    Raises `ProblemError` `gap` with the first row that is missing.
    """
    known = ledger.incarnation(connection, device.id, batch.incarnation)
    before = known or _unbegun(device, batch.incarnation)
    last_seq = batch.from_seq + len(batch.bodies) - 1
    here = ledger.hashes_between(connection, before, batch.from_seq - 1, last_seq)
    if batch.from_seq > before.own.head_seq + 1 and (
        (batch.from_seq - 1, batch.previous_hash) not in here
    ):
        raise ProblemError(ProblemCode.GAP, needed_seq=before.own.head_seq + 1)
    skipped = 0
    while skipped < len(batch.hashes) and (
        (batch.from_seq + skipped, batch.hashes[skipped]) in here
    ):
        skipped += 1
    if skipped == len(batch.hashes):
        return Taken(before, None, {}, (last_seq, batch.hashes[-1]))
    if known is None:
        ledger.begin_incarnation(connection, before, now)
    return _store_rest(connection, device, batch, skipped, before, now)


def _store_rest(  # noqa: PLR0917 - one step of `take_batch`
    connection: Transaction,
    device: Device,
    batch: CheckedBatch,
    skipped: int,
    before: Incarnation,
    now: datetime,
) -> Taken:
    rows, read = _new_rows(connection, batch, skipped, now)
    follows = batch.hashes[skipped - 1] if skipped else batch.previous_hash
    end = (rows[-1].seq, rows[-1].hash)
    for branch in before.branches:
        if (branch.head_seq, branch.head_hash) == (rows[0].seq - 1, follows):
            after = Branch(branch.branch, *end)
            ledger.move_head(connection, before, after)
            branches = tuple(after if each is branch else each for each in before.branches)
            break
    else:
        after = Branch(len(before.branches), *end)
        ledger.begin_fork(connection, before, after, now)
        branches = (*before.branches, after)
    appended = ledger.append(connection, before, after.branch, device.venue, rows, now)
    known = replace(before, branches=branches)
    known = tell_copies(connection, known, rows[0].seq, tuple(read.values()), now)
    return Taken(known, appended, read, end)


def _unbegun(device: Device, incarnation: str) -> Incarnation:
    start = chain.first_hash(device.public_key, incarnation)
    return Incarnation(device.id, incarnation, (Branch(0, 0, start),))


def _new_rows(
    connection: Transaction, batch: CheckedBatch, skipped: int, now: datetime
) -> tuple[list[NewRow], dict[str, AnyRow]]:
    wanted = [row.id for row in batch.read[skipped:] if row is not None]
    taken = ledger.bodies_of(connection, wanted)
    rows, read = [], {}
    for place in range(skipped, len(batch.bodies)):
        body, row = batch.bodies[place], batch.read[place]
        row_id, repeats = _identity(row, body, taken, now)
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
