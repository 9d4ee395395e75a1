"""`GET /v1/changes`."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from sync.protocol.messages import Changes
from sync.protocol.problems import ProblemCode
from sync.protocol.statements import StatementType, make_statement
from sync.server.asking.requests import CentreServices, SignedInUse
from sync.server.document.describing import OF_DESKS_IN_USE, described, statement
from sync.server.keys.epochs import in_epoch
from sync.server.lists.changes import changes_after
from sync.web.bodies import WholeRequest, statement_answer

router = APIRouter()
After = Annotated[int, Query(ge=0, lt=2**62)]
Epoch = Annotated[int, Query(ge=0, lt=2**31)]


@router.get(
    "/v1/changes",
    **described(
        statement(StatementType.CHANGES, Changes),
        refuses=OF_DESKS_IN_USE | {ProblemCode.BAD_REQUEST},
    ),
)
def get_changes(
    services: CentreServices,
    signed: SignedInUse,
    received: WholeRequest,
    after: After = 0,
    epoch: Epoch | None = None,
) -> Response:
    """What happened behind the desk's cursor, one page of it; uses in the tags of an epoch."""
    changes = changes_after(services.centre, signed.device, after, nonce=signed.nonce)
    if epoch is not None:
        uses = in_epoch(services.centre, changes.uses, epoch)
        changes = changes.model_copy(update={"uses": uses})
    key = services.centre.signing_key
    return statement_answer(received, make_statement(key, StatementType.CHANGES, changes))
