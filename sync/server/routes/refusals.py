"""`POST /v1/refusals`."""

from fastapi import APIRouter, Response

from sync.protocol.problems import ProblemCode
from sync.protocol.refusals import RefusalsHeard, RefusalsTold
from sync.protocol.statements import StatementType, make_statement
from sync.server.asking.requests import CentreServices, SignedRequest
from sync.server.asking.signers import take_nonces
from sync.server.document.describing import OF_DESKS, described, statement
from sync.server.ledger.refusals import hear
from sync.server.store import devices
from sync.web.bodies import WholeRequest, message_of, statement_answer
from sync.web.problem_answers import ProblemError

router = APIRouter()


@router.post(
    "/v1/refusals",
    **described(
        statement(StatementType.REFUSALS, RefusalsHeard),
        takes=RefusalsTold,
        refuses=OF_DESKS | {ProblemCode.BAD_REQUEST},
    ),
)
def post_refusals(
    services: CentreServices, signed: SignedRequest, received: WholeRequest
) -> Response:
    """How often a desk refused: told again, it counts nothing twice. One out of use may still tell
    of its time.
    """
    centre = services.centre
    told = message_of(received, RefusalsTold, "not counts of refusals")
    with centre.store.write() as connection:
        desks = devices.locked(connection, [signed.device.id])
        (admitted,) = take_nonces(centre, connection, [signed], desks)
        if isinstance(admitted, ProblemError):
            raise admitted
        hear(centre, connection, admitted.device, told)
    answer = RefusalsHeard(
        device=signed.device.id,
        generation=centre.network.generation,
        at=centre.now(),
        nonce=signed.nonce,
    )
    return statement_answer(
        received, make_statement(centre.signing_key, StatementType.REFUSALS, answer)
    )
