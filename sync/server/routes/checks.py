"""`POST /v1/checks`."""

from fastapi import APIRouter, Response

from sync.protocol.checks import CheckAnswer, CheckRequest
from sync.protocol.problems import ProblemCode
from sync.protocol.statements import StatementType, make_statement
from sync.server.asking.requests import CentreServices, SignedRequest
from sync.server.asking.signers import require_in_use
from sync.server.document.describing import OF_DESKS_IN_USE, described, statement
from sync.web.bodies import WholeRequest, message_of, statement_answer

router = APIRouter()


@router.post(
    "/v1/checks",
    **described(
        statement(StatementType.CHECK, CheckAnswer),
        takes=CheckRequest,
        refuses=OF_DESKS_IN_USE | {ProblemCode.BAD_REQUEST, ProblemCode.TOO_MANY_CHECKS},
    ),
)
def post_check(services: CentreServices, signed: SignedRequest, received: WholeRequest) -> Response:
    """What is known of one card; nothing of this is written anywhere."""
    require_in_use(signed.device)
    wanted = message_of(received, CheckRequest, "not a check")
    services.checks.admit(signed.device.id, signed.nonce)
    answer = services.checks.answer(signed.device, signed.nonce, wanted)
    statement = make_statement(services.centre.signing_key, StatementType.CHECK, answer)
    return statement_answer(received, statement)
