"""`GET /v1/ledger/{incarnation}`."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from sync.protocol.encoding import Id
from sync.protocol.messages import LedgerPage
from sync.protocol.problems import ProblemCode
from sync.protocol.statements import StatementType, make_statement
from sync.server.asking.requests import CentreServices, DeskInUse
from sync.server.document.describing import OF_DESKS_IN_USE, described, statement
from sync.server.ledger.own_rows import page_of
from sync.web.bodies import WholeRequest, statement_answer

router = APIRouter()
From = Annotated[int, Query(alias="from", ge=1, lt=2**62)]
Branch = Annotated[int, Query(ge=0, lt=2**31)]


@router.get(
    "/v1/ledger/{incarnation}",
    **described(
        statement(StatementType.ROWS, LedgerPage),
        refuses=OF_DESKS_IN_USE | {ProblemCode.BAD_REQUEST, ProblemCode.NOT_FOUND},
    ),
)
def get_rows(  # noqa: PLR0917 - what a request says
    services: CentreServices,
    device: DeskInUse,
    received: WholeRequest,
    incarnation: Id,
    first: From = 1,
    branch: Branch = 0,
) -> Response:
    """The desk's own rows from a number on, one page of them."""
    page = page_of(services.centre, device, incarnation, branch, first)
    statement = make_statement(services.centre.signing_key, StatementType.ROWS, page)
    return statement_answer(received, statement)
