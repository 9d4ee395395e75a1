"""The console as an application of its own, below `/console` of the centre's."""

import json
from collections.abc import Awaitable, Callable

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sync.server.centre import Centre
from sync.server.console import visits
from sync.server.console.pages import (
    accounts,
    batches,
    cards,
    clerks,
    code_formats,
    decisions,
    desk_policies,
    desks,
    entrance,
    event_tables,
    events,
    hand_out,
    home,
    lost_card,
    network,
    organisations,
    reasons,
    regions,
    statistics,
    today,
)
from sync.server.console.views import go, page
from sync.server.console.visits import Guest
from sync.server.console.words import RESOURCES, word
from sync.server.handing_out.refusing import Refused
from sync.server.judging.rounds import Judging
from sync.server.keeping.following import Untold
from sync.server.store.database import DriverError

PAGES = (
    *(entrance, home, today, hand_out, cards, batches, lost_card),
    *(events, event_tables, decisions, desks, clerks, reasons, statistics, accounts),
    *(network, organisations, regions, desk_policies, code_formats),
)
_THEMES = RESOURCES / "themes"
_HEADERS = {
    b"content-security-policy": b"default-src 'none'; style-src 'self'; font-src 'self';"
    b" img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"DENY",
    b"referrer-policy": b"no-referrer",
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
    b"permissions-policy": b"camera=(), microphone=(), geolocation=()",
}
_TRANSPORT = (b"strict-transport-security", b"max-age=31536000")
_NO_STORE, _KEPT = b"no-store", b"public, max-age=3600"
_ACCEPTED = 202
_BAD, _FORBIDDEN, _MISSING, _LARGE, _BUG, _UNAVAILABLE = 400, 403, 404, 413, 500, 503
_WORDS = {
    _ACCEPTED: (
        word("It is saved. Desks hear of it later."),
        word(
            "The centre's database takes no more just now, and the centre goes on trying by itself:"
            " you need not do it again. If this page comes more often, tell whoever looks after the"
            " centre."
        ),
    ),
    _BAD: (
        word("That did not arrive as it should."),
        word("Go back, load the page again and try once more."),
    ),
    _FORBIDDEN: (
        word("This page is for others."),
        word("If you need it for your work, ask your coordinator."),
    ),
    _MISSING: (word("There is nothing here."), word("It may have been dealt with already.")),
    _LARGE: (
        word("That is too much at once."),
        word("A table holds one megabyte at most. Send it in parts."),
    ),
    _BUG: (word("Something went wrong here."), word("Nothing you did was at fault. Try again.")),
    _UNAVAILABLE: (
        word("The centre is busy or its database is away."),
        word("Try again in a moment."),
    ),
}
_NOT_SECURE = (
    word("The console needs a secure connection."),
    word("Open it with an address that begins with https."),
)


def create_console(centre: Centre, judging: Judging) -> FastAPI:
    """The console over an opened centre."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, redirect_slashes=False)
    app.state.desk = visits.Desk(centre, judging)
    app.add_middleware(SafeHeaders)
    for kind, answer in (
        (visits.NotSignedIn, _to_the_door),
        (visits.NotAllowed, _said(_FORBIDDEN)),
        (visits.NoSuchThing, _said(_MISSING)),
        (visits.BadForm, _said(_BAD)),
        # Somebody else was there just before.
        (Refused, _said(_MISSING)),
        (visits.TooLarge, _said(_LARGE)),
        (Untold, _said(_ACCEPTED)),
        (visits.NotSecure, _not_secure),
        (HTTPException, _said(_MISSING)),
        (RequestValidationError, _said(_MISSING)),
        (DriverError, _said(_UNAVAILABLE)),
        (Exception, _said(_BUG)),
    ):
        app.add_exception_handler(kind, answer)
    for module in PAGES:
        app.include_router(module.router)
    colours = _colours()

    @app.get("/static/colours.css")
    def get_colours() -> Response:
        return Response(colours, media_type="text/css")

    for name in ("fonts", "icons"):
        app.mount(f"/static/{name}", StaticFiles(directory=RESOURCES / name))
    app.mount("/static", StaticFiles(packages=[(__package__ or "", "static")]))
    return app


class SafeHeaders:
    """Lays the headers that keep a page to itself on every answer; only what is static is kept."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        static = "/static/" in scope["path"]

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                added = [*_HEADERS.items(), (b"cache-control", _KEPT if static else _NO_STORE)]
                if scope["scheme"] == "https":
                    added.append(_TRANSPORT)
                message["headers"] = [*message.get("headers", ()), *added]
            await send(message)

        await self._app(scope, receive, guarded)


def _colours() -> str:
    """The themes of the desk as custom properties; dark where the system is."""
    light, dark = (
        "".join(f"--{name.replace('_', '-')}:{value};" for name, value in _theme(each).items())
        for each in ("light", "dark")
    )
    in_the_dark = f":root{{color-scheme:dark;{dark}}}"
    return (
        f":root{{color-scheme:light;{light}}}\n"
        f"@media (prefers-color-scheme: dark){{{in_the_dark}}}\n"
    )


def _theme(name: str) -> dict[str, str]:
    colours: dict[str, str] = json.loads((_THEMES / f"{name}.json").read_text(encoding="utf-8"))
    return colours


async def _to_the_door(_request: Request, _error: Exception) -> Response:
    return go("sign-in")


async def _not_secure(request: Request, _error: Exception) -> Response:
    return _refusal(request, _FORBIDDEN, _NOT_SECURE)


def _said(status: int) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def answer(request: Request, _error: Exception) -> Response:
        return _refusal(request, status, _WORDS[status])

    return answer


def _refusal(request: Request, status: int, said: tuple[str, str]) -> Response:
    """A page that says what is not possible; it knows nobody, for who asks may be nobody."""
    desk: visits.Desk = request.app.state.desk
    asking = Guest(request, desk, visits.language_of(request), {}, "")
    return page(asking, "refusal.html", status, title=said[0], why=said[1])
