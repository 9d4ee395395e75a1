"""Up: rows go to the centre in order, in batches that shrink where one does not pass."""

from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass, replace

from sync.client.errors import BadReply, Busy, OldReply, Unreachable
from sync.client.http import Centre, ProblemReply
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


def push(centre: Centre, identity: Identity, outbox: Outbox) -> Pushed:
    """Send all waiting rows. Raises `SyncError` once even a single row does not pass; what was
    acknowledged until then stays acknowledged.
    """
    with ThreadPoolExecutor(1, "read-ahead") as beside:
        return _push(centre, identity, outbox, beside)


def _push(centre: Centre, identity: Identity, outbox: Outbox, beside: Executor) -> Pushed:
    size, sent = MAX_BATCH_ROWS, 0
    place = outbox.position()
    rows = outbox.outgoing(place.acknowledged_seq + 1, size)
    while rows is not None:
        larger = min(MAX_BATCH_ROWS, size * 2)
        # What follows is read while this is on its way; it is sent once this is acknowledged.
        following = beside.submit(outbox.outgoing, rows.from_seq + len(rows.rows), larger)
        try:
            acknowledgement, receipt = _post(centre, identity, place, rows)
        except (Busy, Unreachable, ProblemReply) as error:
            size = _size_after(error, outbox, place, rows)
            place = outbox.position()
            rows = outbox.outgoing(place.acknowledged_seq + 1, size)
            continue
        acknowledged = acknowledgement.acknowledged_seq
        if acknowledged <= place.acknowledged_seq:
            # An old one played again would take back what is acknowledged, and time with it.
            raise OldReply("an acknowledgement that moves nothing")
        if not outbox.acknowledge(acknowledgement, receipt):
            raise BadReply("an acknowledgement of rows this desk does not have")
        sent += acknowledged - place.acknowledged_seq
        place, size = replace(place, acknowledged_seq=acknowledged), larger
        rows = following.result()
        if rows is None or rows.from_seq != acknowledged + 1:
            rows = outbox.outgoing(acknowledged + 1, size)
    return Pushed(sent)


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
    centre: Centre, identity: Identity, place: ChainPosition, rows: OutgoingRows
) -> tuple[Acknowledgement, bytes]:
    batch = _batch(identity, place.incarnation, rows, opaque=False)
    try:
        body = centre.post("/v1/ledger", batch.to_bytes()).body
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
