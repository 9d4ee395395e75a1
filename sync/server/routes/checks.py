"""`POST /v1/checks`."""

from fastapi import APIRouter, Response
from pydantic import ValidationError

from sync.protocol.checks import CheckRequest
from sync.protocol.problems import ProblemCode
from sync.protocol.statements import StatementType, make_statement
from sync.server.requests import CentreServices, SignedRequest, require_in_use
from sync.web.bodies import WholeRequest, plain_body, statement_answer
from sync.web.problem_answers import ProblemError

router = APIRouter()


@router.post("/v1/checks")
def post_check(services: CentreServices, signed: SignedRequest, received: WholeRequest) -> Response:
    """What is known of one card; nothing of this is written anywhere."""
    require_in_use(signed.device)
    try:
        wanted = CheckRequest.model_validate_json(plain_body(received))
    except ValidationError as error:
        raise ProblemError(ProblemCode.BAD_REQUEST, "not a check") from error
    services.checks.admit(signed.device.id, signed.nonce)
    answer = services.checks.answer(signed.device, signed.nonce, wanted)
    statement = make_statement(services.centre.signing_key, StatementType.CHECK, answer)
    return statement_answer(received, statement)
