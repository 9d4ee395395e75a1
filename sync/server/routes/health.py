"""`GET /v1/health`."""

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from sync.protocol.encoding import to_timestamp
from sync.server.requests import CentreServices
from sync.server.store import publications

router = APIRouter()


@router.get("/v1/health")
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
        headers={"Cache-Control": "no-store"},
    )
