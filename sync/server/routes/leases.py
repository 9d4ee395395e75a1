"""`POST /v1/leases`."""

from fastapi import APIRouter, Response
from pydantic import ValidationError

from sync.protocol.messages import LeaseAnswer, LeaseRequest
from sync.protocol.problems import ProblemCode
from sync.protocol.statements import StatementType, make_statement
from sync.server.leasing import give
from sync.server.requests import CentreServices, SignedInUse
from sync.web.bodies import WholeRequest, plain_body, statement_answer
from sync.web.problem_answers import ProblemError

router = APIRouter()


@router.post("/v1/leases")
def post_lease(services: CentreServices, signed: SignedInUse, received: WholeRequest) -> Response:
    """Units of a hard quota for the asking desk, as far as they are fair."""
    centre, device = services.centre, signed.device
    try:
        asked = LeaseRequest.model_validate_json(plain_body(received))
    except ValidationError as error:
        raise ProblemError(ProblemCode.BAD_REQUEST, "not a request for a lease") from error
    answer = LeaseAnswer(
        device=device.id,
        incarnation=asked.incarnation,
        event=asked.event,
        lease=give(centre, device, asked),
        generation=centre.network.generation,
        at=centre.now(),
        nonce=signed.nonce,
    )
    return statement_answer(
        received, make_statement(centre.signing_key, StatementType.LEASE, answer)
    )
