"""`GET /v1/head`."""

from fastapi import APIRouter, Response

from sync.server.heads import head_for
from sync.server.requests import CentreServices, DeskInUse
from sync.web.bodies import WholeRequest, statement_answer

router = APIRouter()
NOT_MODIFIED = 304


@router.get("/v1/head")
def get_head(services: CentreServices, device: DeskInUse, received: WholeRequest) -> Response:
    """The head of the desk's venue; 304 where the desk has it."""
    head = head_for(services.centre, device.venue)
    headers = {"ETag": head.etag, "Cache-Control": "no-cache"}
    known = received.headers.get("if-none-match", "")
    if head.etag in {each.strip().removeprefix("W/") for each in known.split(",")}:
        return Response(status_code=NOT_MODIFIED, headers=headers)
    return statement_answer(received, head.statement, headers)
