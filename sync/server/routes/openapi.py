"""`GET /v1/openapi.json`."""

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from sync.protocol.problems import ProblemCode
from sync.server.document.describing import JSON, OPENLY, Described, answer, problems
from sync.server.document.openapi import document

router = APIRouter()
_SAYS: dict[int | str, Described] = {
    200: answer("This document.", {JSON: {"type": "object"}}, "Cache-Control"),
    500: problems({ProblemCode.INTERNAL})[500],
}


@router.get(
    "/v1/openapi.json",
    responses=_SAYS,
    openapi_extra={"security": OPENLY},
)
def get_openapi(request: Request) -> JSONResponse:
    """What this centre answers: every request, status, code and header."""
    return JSONResponse(document(request.app), headers={"Cache-Control": "no-cache"})
