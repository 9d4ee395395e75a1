"""`GET /v1/changes`."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from sync.protocol.statements import StatementType, make_statement
from sync.server.changes import changes_after
from sync.server.requests import CentreServices, SignedInUse, WholeRequest, statement_answer

router = APIRouter()
After = Annotated[int, Query(ge=0, lt=2**63)]


@router.get("/v1/changes")
def get_changes(
    services: CentreServices, signed: SignedInUse, received: WholeRequest, after: After = 0
) -> Response:
    """What happened behind the desk's cursor, one page of it."""
    changes = changes_after(services.centre, signed.device, after, nonce=signed.nonce)
    key = services.centre.signing_key
    return statement_answer(received, make_statement(key, StatementType.CHANGES, changes))
