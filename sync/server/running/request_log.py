"""A line in the log for each request but live checks, with the desk's round: no code, tag or key
is in any path.
"""

import logging
import re
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sync.server.running.metrics import Metrics

log = logging.getLogger(__name__)
CORRELATION = b"x-correlation-id"
_UNLOGGED = frozenset({b"/v1/checks"})
"""Of these not even the moment is kept: somebody stood at a desk with a card then."""
_PLAIN = re.compile(r"[0-9A-Za-z._:-]{1,64}")


class RequestLog:
    """Logs method, path, status, milliseconds and the round's id, which the desk logs too; counts
    the request where somebody watches.
    """

    def __init__(self, app: ASGIApp, metrics: Metrics | None = None) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and log how it went."""
        if scope["type"] != "http" or scope["raw_path"] in _UNLOGGED:
            await self._app(scope, receive, send)
            return
        began = time.perf_counter()
        status = 0

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, noting)
        finally:
            took = time.perf_counter() - began
            if self._metrics is not None:
                self._metrics.count(scope, status, took)
            path = scope["raw_path"].decode("ascii", "replace")
            log.info(
                "request",
                extra={
                    "method": scope["method"],
                    "path": path,
                    "status": status,
                    "milliseconds": round(took * 1000, 1),
                    "round": _round(scope),
                },
            )


def _round(scope: Scope) -> str | None:
    """The id of a desk's round, None where there is none or it is not plain."""
    given = dict(scope["headers"]).get(CORRELATION, b"").decode("ascii", "replace")
    return given if _PLAIN.fullmatch(given) else None
