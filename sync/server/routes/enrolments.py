"""`POST /v1/enrolments`."""

from fastapi import APIRouter, Request, Response

from sync.protocol.messages import Enrolment, EnrolmentRequest
from sync.protocol.problems import ProblemCode
from sync.protocol.statements import StatementType
from sync.server.asking.enrolment import enrol
from sync.server.asking.requests import CentreServices
from sync.server.document.describing import described, statement
from sync.web.bodies import WholeRequest, message_of, statement_answer

router = APIRouter()
_MOST_ORIGIN = 64
"""What a proxy calls an address may be anything; an address is shorter."""


@router.post(
    "/v1/enrolments",
    **described(
        statement(StatementType.ENROLMENT, Enrolment),
        takes=EnrolmentRequest,
        refuses={
            ProblemCode.BAD_REQUEST,
            ProblemCode.WRONG_CODE,
            ProblemCode.USED_CODE,
            ProblemCode.EXPIRED_CODE,
            ProblemCode.REVOKED,
            ProblemCode.TOO_MANY_TRIES,
        },
    ),
)
def post_enrolment(request: Request, services: CentreServices, received: WholeRequest) -> Response:
    """Make a desk known by a one-time code."""
    wanted = message_of(received, EnrolmentRequest, "not an enrolment request")
    origin = request.client.host[:_MOST_ORIGIN] if request.client else "unknown"
    return statement_answer(received, enrol(services.centre, wanted, origin))
