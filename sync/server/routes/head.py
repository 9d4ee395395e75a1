"""`GET /v1/head`."""

from fastapi import APIRouter, Response

from sync.protocol.messages import Head
from sync.protocol.statements import StatementType
from sync.server.describing import OF_DESKS_IN_USE, answer, described, statement
from sync.server.heads import head_for
from sync.server.requests import CentreServices, DeskInUse
from sync.web.bodies import WholeRequest, statement_answer

router = APIRouter()
NOT_MODIFIED = 304


@router.get(
    "/v1/head",
    **described(
        statement(StatementType.HEAD, Head, "ETag"),
        also={NOT_MODIFIED: answer("The desk has it.", None, "Cache-Control", "ETag")},
        refuses=OF_DESKS_IN_USE,
        headers={"If-None-Match": "The `ETag` of the head that the desk has."},
    ),
)
def get_head(services: CentreServices, device: DeskInUse, received: WholeRequest) -> Response:
    """The head of the desk's venue; 304 where the desk has it."""
    head = head_for(services.centre, device.venue)
    headers = {"ETag": head.etag, "Cache-Control": "no-cache"}
    known = received.headers.get("if-none-match", "")
    if head.etag in {each.strip().removeprefix("W/") for each in known.split(",")}:
        return Response(status_code=NOT_MODIFIED, headers=headers)
    return statement_answer(received, head.statement, headers)
