"""Up: rows go to the centre in order, in batches that shrink where one does not pass."""

from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass, replace

from sync.client.errors import BadReply, Busy, OldReply, Unreachable
from sync.client.http import Centre, Packed, ProblemReply, pack
from sync.client.ports import Identity, Outbox
from sync.protocol import chain, keys
from sync.protocol.messages import Acknowledgement, LedgerBatch
from sync.protocol.positions import ChainPosition, OutgoingRows
from sync.protocol.problems import ProblemCode
from sync.protocol.statements import BadStatement, StatementType, read_statement
from sync.protocol.versions import MAX_BATCH_ROWS


@dataclass(frozen=True, slots=True)
class Pushed:
    """How many rows the centre acknowledged in a round."""

    rows: int = 0


@dataclass(frozen=True, slots=True)
class _Ready:
    """Rows to send, and the batch of them ready to travel."""

    rows: OutgoingRows
    packed: Packed


def push(centre: Centre, identity: Identity, outbox: Outbox) -> Pushed:
    """Send all waiting rows. Raises `SyncError` once even a single row does not pass; what was
    acknowledged until then stays acknowledged.
    """
    with ThreadPoolExecutor(1, "read-ahead") as beside:
        return _push(centre, identity, outbox, beside)


def _push(centre: Centre, identity: Identity, outbox: Outbox, beside: Executor) -> Pushed:
    size, sent = MAX_BATCH_ROWS, 0
    place = outbox.position()
    ready = _ready(identity, outbox, place, place.acknowledged_seq + 1, size)
    while ready is not None:
        rows, larger = ready.rows, min(MAX_BATCH_ROWS, size * 2)
        # What follows is read, signed and packed while this is on its way; it is sent once this is
        # acknowledged.
        next_seq = rows.from_seq + len(rows.rows)
        following = beside.submit(_ready, identity, outbox, place, next_seq, larger)
        try:
            acknowledgement, receipt = _post(centre, identity, place, ready)
        except (Busy, Unreachable, ProblemReply) as error:
            size = _size_after(error, outbox, place, rows)
            place = outbox.position()
            ready = _ready(identity, outbox, place, place.acknowledged_seq + 1, size)
            continue
        acknowledged = acknowledgement.acknowledged_seq
        if acknowledged <= place.acknowledged_seq:
            # An old one played again would take back what is acknowledged, and time with it.
            raise OldReply("an acknowledgement that moves nothing")
        if not outbox.acknowledge(acknowledgement, receipt):
            raise BadReply("an acknowledgement of rows this desk does not have")
        sent += acknowledged - place.acknowledged_seq
        place, size = replace(place, acknowledged_seq=acknowledged), larger
        ready = following.result()
        if ready is None or ready.rows.from_seq != acknowledged + 1:
            ready = _ready(identity, outbox, place, acknowledged + 1, size)
    return Pushed(sent)


def _ready(
    identity: Identity, outbox: Outbox, place: ChainPosition, from_seq: int, most: int
) -> _Ready | None:
    """At most `most` rows from `from_seq`, ready to travel; None where there is none."""
    rows = outbox.outgoing(from_seq, most)
    if rows is None:
        return None
    return _Ready(rows, pack(_batch(identity, place.incarnation, rows, opaque=False).to_bytes()))


def _size_after(
    error: Busy | Unreachable | ProblemReply,
    outbox: Outbox,
    place: ChainPosition,
    rows: OutgoingRows,
) -> int:
    """The size to try next, or the error again where a smaller batch would not help."""
    if isinstance(error, ProblemReply):
        return _after_problem(error, outbox, place, rows)
    if len(rows.rows) == 1 or (isinstance(error, Busy) and error.retry_after):
        raise error
    return max(1, len(rows.rows) // 2)


def _after_problem(
    error: ProblemReply, outbox: Outbox, place: ChainPosition, rows: OutgoingRows
) -> int:
    """The next batch's size, or the error again where nothing can be done about it."""
    if error.problem.code == ProblemCode.GAP and error.problem.needed_seq is not None:
        if not 0 < error.problem.needed_seq <= place.acknowledged_seq:
            raise error
        outbox.send_again_from(error.problem.needed_seq - 1)
        return MAX_BATCH_ROWS
    if error.problem.code == ProblemCode.TOO_LARGE and len(rows.rows) > 1:
        return len(rows.rows) // 2
    raise error


def _post(
    centre: Centre, identity: Identity, place: ChainPosition, ready: _Ready
) -> tuple[Acknowledgement, bytes]:
    rows = ready.rows
    try:
        body = centre.post("/v1/ledger", ready.packed).body
    except ProblemReply as error:
        if error.problem.code != ProblemCode.BAD_REQUEST or len(rows.rows) > 1:
            raise
        # A single row that the centre cannot take as text still goes, as bytes it need not read.
        batch = _batch(identity, place.incarnation, rows, opaque=True)
        body = centre.post("/v1/ledger", batch.to_bytes()).body
    return _acknowledged(body, identity, place.incarnation), body


def _batch(
    identity: Identity, incarnation: str, rows: OutgoingRows, *, opaque: bool
) -> LedgerBatch:
    statement = chain.batch_statement(
        identity.device, incarnation, rows.from_seq, rows.previous_hash, rows.head_hash
    )
    return LedgerBatch(
        incarnation=incarnation,
        from_seq=rows.from_seq,
        previous_hash=rows.previous_hash,
        rows=() if opaque else tuple(row.decode() for row in rows.rows),
        opaque=rows.rows if opaque else (),
        head_hash=rows.head_hash,
        signature=keys.sign(identity.signing_key, statement),
    )


def _acknowledged(body: bytes, identity: Identity, incarnation: str) -> Acknowledgement:
    try:
        acknowledgement = read_statement(
            body, StatementType.ACKNOWLEDGEMENT, Acknowledgement, identity.centre_key
        )
    except BadStatement as error:
        raise BadReply("an acknowledgement that the centre did not sign") from error
    if (acknowledgement.device, acknowledgement.incarnation) != (
        identity.device,
        incarnation,
    ):
        raise BadReply("an acknowledgement for another desk")
    return acknowledgement
