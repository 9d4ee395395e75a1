"""`POST /v1/departures`."""

from fastapi import APIRouter, Response

from sync.protocol.messages import Departure, DepartureRequest
from sync.protocol.problems import ProblemCode
from sync.protocol.statements import StatementType, make_statement
from sync.server.asking.requests import CentreServices, SignedRequest
from sync.server.asking.signers import note_nonce
from sync.server.document.describing import OF_DESKS, described, statement
from sync.server.quotas.leasing import settle
from sync.server.store import devices
from sync.web.bodies import WholeRequest, message_of, statement_answer

router = APIRouter()


@router.post(
    "/v1/departures",
    **described(
        statement(StatementType.DEPARTURE, Departure),
        takes=DepartureRequest,
        refuses=OF_DESKS | {ProblemCode.BAD_REQUEST},
    ),
)
def post_departure(
    services: CentreServices, signed: SignedRequest, received: WholeRequest
) -> Response:
    """A desk leaves: it gets nothing any more. Asked again, it gets the same moment."""
    centre = services.centre
    message_of(received, DepartureRequest, "not a departure")
    with centre.store.write() as connection:
        note_nonce(connection, signed, centre.now())
        departed_at = devices.depart(connection, signed.device.id, centre.now())
        settle(connection, signed.device, departed_at)
    answer = Departure(
        device=signed.device.id, generation=centre.network.generation, at=departed_at
    )
    statement = make_statement(centre.signing_key, StatementType.DEPARTURE, answer)
    return statement_answer(received, statement)
