"""`GET /v1/head`."""

from fastapi import APIRouter, Request, Response

from sync.protocol.messages import Head
from sync.protocol.statements import StatementType
from sync.server.asking.requests import services_of
from sync.server.document.describing import OF_DESKS_IN_USE, answer, described, statement
from sync.web.bodies import received, statement_answer

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
async def get_head(request: Request) -> Response:
    """The head of the desk's venue; 304 where the desk has it."""
    services = await services_of(request)
    asked = await received(request)
    head = await services.polls.ask(asked)
    headers = {"ETag": head.etag, "Cache-Control": "no-cache"}
    known = asked.headers.get("if-none-match", "")
    if head.etag in {each.strip().removeprefix("W/") for each in known.split(",")}:
        return Response(status_code=NOT_MODIFIED, headers=headers)
    return statement_answer(asked, head.statement, headers)
