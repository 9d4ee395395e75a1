"""`POST /v1/leases`."""

from fastapi import APIRouter, Response

from sync.protocol.messages import LeaseAnswer, LeaseRequest
from sync.protocol.problems import ProblemCode
from sync.protocol.statements import StatementType, make_statement
from sync.server.asking.requests import CentreServices, SignedInUse
from sync.server.document.describing import OF_DESKS_IN_USE, described, statement
from sync.server.quotas.leasing import give
from sync.web.bodies import WholeRequest, message_of, statement_answer

router = APIRouter()


@router.post(
    "/v1/leases",
    **described(
        statement(StatementType.LEASE, LeaseAnswer),
        takes=LeaseRequest,
        refuses=OF_DESKS_IN_USE | {ProblemCode.BAD_REQUEST, ProblemCode.NOT_FOUND},
    ),
)
def post_lease(services: CentreServices, signed: SignedInUse, received: WholeRequest) -> Response:
    """Units of a hard quota for the asking desk, as far as they are fair."""
    centre, device = services.centre, signed.device
    asked = message_of(received, LeaseRequest, "not a request for a lease")
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
