"""`GET /v1/list-keys` and `GET /v1/tags`."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from sync.protocol.list_keys import ListKeys, Tags
from sync.protocol.problems import ProblemCode
from sync.protocol.statements import StatementType, make_statement
from sync.server.asking.requests import CentreServices, SignedInUse
from sync.server.document.describing import OF_DESKS_IN_USE, described, statement
from sync.server.keys.epochs import list_keys_for, tags_after
from sync.web.bodies import WholeRequest, statement_answer

router = APIRouter()
_Number = Annotated[int, Query(ge=0, lt=2**31)]
_After = Annotated[int, Query(ge=0, lt=2**62)]


@router.get(
    "/v1/list-keys",
    **described(statement(StatementType.LIST_KEYS, ListKeys), refuses=OF_DESKS_IN_USE),
)
def get_list_keys(
    services: CentreServices, signed: SignedInUse, received: WholeRequest
) -> Response:
    """The list keys of the epoch in force and of those that were announced, for this desk alone."""
    answer = list_keys_for(services.centre, signed.device, signed.nonce)
    key = services.centre.signing_key
    return statement_answer(received, make_statement(key, StatementType.LIST_KEYS, answer))


@router.get(
    "/v1/tags",
    **described(
        statement(StatementType.TAGS, Tags),
        refuses=OF_DESKS_IN_USE | {ProblemCode.BAD_REQUEST},
    ),
)
def get_tags(
    services: CentreServices,
    signed: SignedInUse,
    received: WholeRequest,
    epoch: _Number,
    after: _After = 0,
) -> Response:
    """The tags that earlier rows of the desk's venue have in an epoch, one page of them."""
    answer = tags_after(services.centre, signed.device, epoch, after, nonce=signed.nonce)
    key = services.centre.signing_key
    return statement_answer(received, make_statement(key, StatementType.TAGS, answer))
