"""The relay's web application."""

from fastapi import FastAPI, Request, Response

from sync.client.relays import NO_WAY
from sync.protocol.problems import ProblemCode, problem
from sync.relay.relay import Relay
from sync.relay.routes import own, passed
from sync.relay.store import StoreUnable
from sync.web.problem_answers import answer_problems, problem_answer


def create_app(relay: Relay) -> FastAPI:
    """The application of a relay; forwarding is its caller's."""
    app = FastAPI(
        title="Kaiku festival relay",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
    )
    app.state.relay = relay
    answer_problems(app)
    app.add_exception_handler(StoreUnable, _unable)
    for module in (own, passed):
        app.include_router(module.router)
    return app


def _unable(_request: Request, _error: Exception) -> Response:
    """Nothing was kept, and nothing passed on: the desk tries its own way."""
    return problem_answer(problem(ProblemCode.UNAVAILABLE, "the relay's disk"), {NO_WAY: "1"})
