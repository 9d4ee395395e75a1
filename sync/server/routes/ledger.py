"""`POST /v1/ledger`, and `POST /v1/carried` for what a relay brings."""

from fastapi import APIRouter, Response
from pydantic import ValidationError

from sync.protocol.problems import ProblemCode
from sync.protocol.relays import CarriedBatch
from sync.server.acknowledging import acknowledge
from sync.server.requests import CentreServices, SignedRequest
from sync.server.store import devices
from sync.web.bodies import WholeRequest, plain_body, statement_answer
from sync.web.problem_answers import ProblemError

router = APIRouter()


@router.post("/v1/ledger")
def post_ledger(
    services: CentreServices, signed: SignedRequest, received: WholeRequest
) -> Response:
    """Store rows durably, judge them, and acknowledge them with a signature."""
    statement = acknowledge(services, signed.device, plain_body(received), signed)
    return statement_answer(received, statement)


@router.post("/v1/carried")
def post_carried(services: CentreServices, received: WholeRequest) -> Response:
    """The same for a batch that comes by way of others. Its request is nobody's: the desk's
    signature over the batch says whose rows these are, however late they come.
    """
    try:
        carried = CarriedBatch.model_validate_json(plain_body(received))
    except ValidationError as error:
        raise ProblemError(ProblemCode.BAD_REQUEST, "not a batch that is carried") from error
    with services.centre.store.read() as connection:
        device = devices.device(connection, carried.device)
    if device is None:
        raise ProblemError(ProblemCode.UNKNOWN_DEVICE)
    statement = acknowledge(services, device, carried.batch.encode(), None)
    return statement_answer(received, statement)
