"""`GET /v1/key-changes`."""

from fastapi import APIRouter, Response

from sync.protocol.key_changes import MOST_CHANGES, KeyChanges
from sync.server.requests import CentreServices
from sync.server.store import key_changes
from sync.web.bodies import WholeRequest, statement_answer

router = APIRouter()


@router.get("/v1/key-changes")
def get_key_changes(services: CentreServices, received: WholeRequest) -> Response:
    """Every change of the signing key. For anybody: a desk taken out of use still sends, and must
    be able to believe what it gets for it.
    """
    with services.centre.store.read() as connection:
        found = key_changes.statements(connection)
    return statement_answer(received, KeyChanges(changes=tuple(found[-MOST_CHANGES:])).to_bytes())
