"""`POST /v1/departures`."""

from fastapi import APIRouter, Response
from pydantic import ValidationError

from sync.protocol.messages import Departure, DepartureRequest
from sync.protocol.problems import ProblemCode
from sync.protocol.statements import StatementType, make_statement
from sync.server.leasing import settle
from sync.server.requests import CentreServices, SignedRequest, note_nonce
from sync.server.store import devices
from sync.web.bodies import WholeRequest, plain_body, statement_answer
from sync.web.problem_answers import ProblemError

router = APIRouter()


@router.post("/v1/departures")
def post_departure(
    services: CentreServices, signed: SignedRequest, received: WholeRequest
) -> Response:
    """A desk leaves: it gets nothing any more. Asked again, it gets the same moment."""
    centre = services.centre
    try:
        DepartureRequest.model_validate_json(plain_body(received))
    except ValidationError as error:
        raise ProblemError(ProblemCode.BAD_REQUEST, "not a departure") from error
    with centre.store.write() as connection:
        note_nonce(connection, signed, centre.now())
        departed_at = devices.depart(connection, signed.device.id, centre.now())
        settle(connection, signed.device, departed_at)
    answer = Departure(
        device=signed.device.id, generation=centre.network.generation, at=departed_at
    )
    statement = make_statement(centre.signing_key, StatementType.DEPARTURE, answer)
    return statement_answer(received, statement)
