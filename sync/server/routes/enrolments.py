"""`POST /v1/enrolments`."""

from fastapi import APIRouter, Request, Response
from pydantic import ValidationError

from sync.protocol.messages import EnrolmentRequest
from sync.protocol.problems import ProblemCode
from sync.server.enrolment import enrol
from sync.server.requests import CentreServices
from sync.web.bodies import WholeRequest, plain_body, statement_answer
from sync.web.problem_answers import ProblemError

router = APIRouter()
_MOST_ORIGIN = 64
"""What a proxy calls an address may be anything; an address is shorter."""


@router.post("/v1/enrolments")
def post_enrolment(request: Request, services: CentreServices, received: WholeRequest) -> Response:
    """Make a desk known by a one-time code."""
    try:
        wanted = EnrolmentRequest.model_validate_json(plain_body(received))
    except ValidationError as error:
        raise ProblemError(ProblemCode.BAD_REQUEST, "not an enrolment request") from error
    origin = request.client.host[:_MOST_ORIGIN] if request.client else "unknown"
    return statement_answer(received, enrol(services.centre, wanted, origin))
