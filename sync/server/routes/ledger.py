"""`POST /v1/ledger`."""

from fastapi import APIRouter, Response
from pydantic import ValidationError

from sync.protocol.messages import Acknowledgement, LedgerBatch
from sync.protocol.problems import ProblemCode
from sync.protocol.statements import StatementType, make_statement
from sync.server.intake import check_batch, take_batch
from sync.server.problem_answers import ProblemError
from sync.server.requests import (
    CentreServices,
    SignedRequest,
    WholeRequest,
    note_nonce,
    plain_body,
    statement_answer,
)
from sync.server.store import devices

router = APIRouter()


@router.post("/v1/ledger")
def post_ledger(
    services: CentreServices, signed: SignedRequest, received: WholeRequest
) -> Response:
    """Store rows durably, judge them, and acknowledge them with a signature."""
    centre = services.centre
    device = signed.device
    batch = check_batch(device, _batch(plain_body(received)))
    with centre.store.write() as connection:
        devices.device(connection, device.id, lock=True)
        note_nonce(connection, signed, centre.now())
        taken = take_batch(connection, device, batch, centre.now())
        services.judging.judge_stored(connection, taken)
    acknowledged_seq, head_hash = taken.acknowledged
    acknowledgement = Acknowledgement(
        device=device.id,
        incarnation=taken.incarnation.id,
        acknowledged_seq=acknowledged_seq,
        head_hash=head_hash,
        generation=centre.network.generation,
        at=centre.now(),
        closed=taken.incarnation.closed or None,
        nonce=signed.nonce,
    )
    statement = make_statement(centre.signing_key, StatementType.ACKNOWLEDGEMENT, acknowledgement)
    return statement_answer(received, statement)


def _batch(body: bytes) -> LedgerBatch:
    try:
        return LedgerBatch.model_validate_json(body)
    except ValidationError as error:
        if any(each["type"] == "too_long" for each in error.errors()):
            raise ProblemError(ProblemCode.TOO_LARGE, "too many rows") from error
        raise ProblemError(ProblemCode.BAD_REQUEST, "not a batch of rows") from error
