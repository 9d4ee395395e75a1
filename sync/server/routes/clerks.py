"""`GET /v1/clerks`."""

from fastapi import APIRouter, Response

from sync.protocol.clerks import Clerks
from sync.protocol.statements import StatementType, make_statement
from sync.server.asking.requests import CentreServices, DeskInUse
from sync.server.document.describing import OF_DESKS_IN_USE, described, statement
from sync.server.store import clerks
from sync.web.bodies import WholeRequest, statement_answer

router = APIRouter()


@router.get(
    "/v1/clerks",
    **described(statement(StatementType.CLERKS, Clerks), refuses=OF_DESKS_IN_USE),
)
def get_clerks(services: CentreServices, device: DeskInUse, received: WholeRequest) -> Response:
    """The clerks of the desk's venue, for that desk alone."""
    centre = services.centre
    with centre.store.read() as connection:
        version = clerks.version_of(connection, device.venue)
        found = clerks.clerks_of(connection, device.venue)
    answer = Clerks(
        device=device.id,
        generation=centre.network.generation,
        version=version,
        clerks=tuple(found),
        at=centre.now(),
    )
    statement = make_statement(centre.signing_key, StatementType.CLERKS, answer)
    return statement_answer(received, statement)
