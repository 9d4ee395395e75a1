"""`GET /v1/health`, `/v1/ready` and `/v1/live`: for those who watch over a centre."""

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from sync.protocol.encoding import to_timestamp
from sync.server.asking.requests import CentreServices
from sync.server.document.describing import watched
from sync.server.running.faults import unavailable
from sync.server.store import publications

router = APIRouter()
_NOT_KEPT = {"Cache-Control": "no-store"}


@router.get(
    "/v1/health",
    **watched(
        {
            "status": {"const": "ok"},
            "list_version": {"type": "integer", "minimum": 0},
            "at": {"type": "string", "format": "date-time"},
        },
        fails=True,
    ),
)
def get_health(services: CentreServices) -> JSONResponse:
    """That the centre runs and reaches its database; unsigned, for those who watch over it."""
    centre = services.centre
    with centre.store.read() as connection:
        current = publications.current_list(connection)
    return JSONResponse(
        {
            "status": "ok",
            "list_version": current.version if current else 0,
            "at": to_timestamp(centre.now()),
        },
        headers=_NOT_KEPT,
    )


@router.get("/v1/ready", **watched({"status": {"const": "ready"}}, fails=True))
def get_ready(services: CentreServices) -> JSONResponse:
    """That desks can be served: the database answers and a list is published. Otherwise 503, and a
    balancer sends nobody here.
    """
    with services.centre.store.read() as connection:
        if publications.current_list(connection) is None:
            raise unavailable("no list is published yet")
    return JSONResponse({"status": "ready"}, headers=_NOT_KEPT)


@router.get("/v1/live", **watched({"status": {"const": "live"}}, fails=False))
async def get_live() -> JSONResponse:
    """That the process answers, whatever the database does: starting again would not help that."""
    return JSONResponse({"status": "live"}, headers=_NOT_KEPT)
