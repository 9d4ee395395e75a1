"""The centre's web application: every route over one opened centre."""

import logging
from collections.abc import AsyncIterator
from contextlib import AbstractContextManager, asynccontextmanager, nullcontext

from fastapi import FastAPI, Request, Response
from fastapi.responses import RedirectResponse

from sync.server.asking.checks import Checks
from sync.server.asking.polls import Polls
from sync.server.asking.requests import Services
from sync.server.centre import Centre
from sync.server.console.app import create_console
from sync.server.judging.rounds import Judge, Judging
from sync.server.judging.rules import judge
from sync.server.ledger.uploads import Uploads
from sync.server.lists.published_files import PublishedFiles
from sync.server.routes import (
    changes,
    checks,
    clerks,
    departures,
    devices,
    enrolments,
    files,
    head,
    health,
    key_changes,
    leases,
    ledger,
    ledger_rows,
    list_keys,
    openapi,
    refusals,
)
from sync.server.running.faults import unavailable
from sync.server.running.metrics import Metrics
from sync.server.running.request_log import RequestLog
from sync.server.running.worker import Worker
from sync.server.store.database import DriverError
from sync.web.problem_answers import answer_problems, problem_answer

log = logging.getLogger(__name__)
CONSOLE = "/console"


def create_app(
    centre: Centre,
    *,
    rule: Judge = judge,
    with_worker: bool = True,
    metrics: Metrics | None = None,
) -> FastAPI:
    """The application of a centre; its worker runs as long as the application does."""
    judging = Judging(centre, rule)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        worker: AbstractContextManager[object] = (
            Worker(centre, judging) if with_worker else nullcontext()
        )
        with worker:
            yield

    app = FastAPI(
        title="Kaiku centre",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
        generate_unique_id_function=lambda route: route.name,
    )
    app.state.services = Services(
        centre,
        judging,
        PublishedFiles(centre),
        Checks(centre),
        Uploads(centre, judging),
        Polls(centre),
    )
    app.add_middleware(RequestLog, metrics=metrics)
    answer_problems(app)
    app.add_exception_handler(DriverError, _database_failed)
    for module in (
        enrolments,
        head,
        files,
        clerks,
        ledger,
        ledger_rows,
        changes,
        checks,
        leases,
        departures,
        refusals,
        health,
    ):
        app.include_router(module.router)
    for module in (list_keys, key_changes, devices, openapi):
        app.include_router(module.router)
    app.add_api_route(CONSOLE, _to_the_console, include_in_schema=False)
    app.mount(CONSOLE, create_console(centre, judging))
    return app


def _to_the_console() -> Response:
    return RedirectResponse(f"{CONSOLE}/")


def _database_failed(_request: Request, error: Exception) -> Response:
    log.error("the database failed", extra={"error": type(error).__name__})
    told = unavailable()
    return problem_answer(told.problem, told.headers)
