"""A web application called in this thread: no socket, no other thread, no event loop, no chance."""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from concurrent.futures import Executor, Future
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from typing import Any, TypeVar
from unittest.mock import patch
from urllib.parse import unquote, urlsplit

import anyio.to_thread
from starlette.types import ASGIApp, Message

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it travels: everything that the application gets to see."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole answer as it travels; names of headers in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Suspended(RuntimeError):
    """The application waits for something outside of this thread, so no step can be replayed."""


def call(app: ASGIApp, request: Request) -> Reply:
    """What the application answers. A crash goes through and ends it in the middle; for an error
    of its own it has answered already, and raises it for the log.
    """
    parts = urlsplit(request.target)
    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.4"},
        "http_version": "1.1",
        "method": request.method,
        "scheme": "http",
        "path": unquote(parts.path),
        "raw_path": parts.path.encode(),
        "query_string": parts.query.encode(),
        "root_path": "",
        "headers": [
            (name.lower().encode("latin-1"), text.encode("latin-1"))
            for name, text in request.headers.items()
        ],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 1),
        "state": {},
    }
    arriving = iter([{"type": "http.request", "body": request.body, "more_body": False}])
    began: Message = {}
    body = bytearray()

    async def receive() -> Message:
        return next(arriving, {"type": "http.disconnect"})

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            began.update(message)
        else:
            body.extend(message.get("body", b""))

    try:
        _finish(app(scope, receive, send))
    except Exception:
        if not began:
            raise
    headers = {name.decode("latin-1"): text.decode("latin-1") for name, text in began["headers"]}
    return Reply(began["status"], headers, bytes(body))


@contextmanager
def in_one_thread() -> Iterator[None]:
    """Routes and their dependencies, which the framework would give to threads, run in turn, and
    nothing cancels them.
    """

    async def run_here(function: Callable[..., Value], *arguments: Any, **_: Any) -> Value:
        return function(*arguments)

    def unbounded(*_: Any, **__: Any) -> AbstractContextManager[None]:
        return nullcontext()

    with (
        patch.object(anyio.to_thread, "run_sync", run_here),
        patch.object(anyio.CancelScope, "__new__", unbounded),
    ):
        yield


class InTurn(Executor):
    """Takes the place of a pool of threads: what is handed to it is done at once, here."""

    def __init__(self, *_: object) -> None:
        """A pool's number of threads and their name mean nothing here."""

    def submit(
        self, function: Callable[..., Value], /, *arguments: Any, **named: Any
    ) -> Future[Value]:
        """Do it, and keep what came of it, also a program's end."""
        done: Future[Value] = Future()
        try:
            done.set_result(function(*arguments, **named))
        except BaseException as error:
            done.set_exception(error)
        return done


def _finish(work: Awaitable[None]) -> None:
    """Run to the end what never has to wait."""
    for _ in work.__await__():
        raise Suspended
