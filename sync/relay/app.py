"""The relay's web application."""

from fastapi import FastAPI

from sync.relay.relay import Relay
from sync.relay.routes import own, passed
from sync.web.problem_answers import answer_problems


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
    for module in (own, passed):
        app.include_router(module.router)
    return app
