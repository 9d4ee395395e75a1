"""Serving the application over HTTP until a signal says to stop."""

import contextlib
import gc
import logging
import signal
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import uvicorn
from fastapi import FastAPI

log = logging.getLogger(__name__)
STOP_SECONDS = 10
KEEP_ALIVE_SECONDS = 75
_BACKLOG = 512
_COLLECT_EVERY = 50_000
"""How many more objects there must be before the collector looks for circles of dead ones."""


def listening_socket(host: str, port: int) -> socket.socket:
    """A bound TCP socket, port 0 for any free one. Raises `OSError`, `OverflowError`.

    Without `TCP_NODELAY`, which accepted connections inherit, every small answer waits 40 ms for
    a delayed acknowledgement.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        listener.bind((host, port))
        listener.listen(_BACKLOG)
    except (OSError, OverflowError):
        listener.close()
        raise
    return listener


def address_of(listener: socket.socket, scheme: str = "http") -> str:
    """The base URL of a bound socket."""
    host, port = listener.getsockname()[:2]
    return f"{scheme}://[{host}]:{port}" if ":" in host else f"{scheme}://{host}:{port}"


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate with its chain, and its private key: PEM files, or one file of both."""

    file: Path
    key_file: Path | None = None

    def load(self, context: ssl.SSLContext) -> None:
        """Present it from the next connection on. Raises `OSError`, also as `ssl.SSLError`; the
        context then presents what it did before.
        """
        # One that is given a certificate without its key drops the key it had.
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(self.file, self.key_file)
        context.load_cert_chain(self.file, self.key_file)


class WebServer(uvicorn.Server):
    """uvicorn that says when it is ready, and ends cleanly on SIGTERM and SIGINT. Where it serves
    HTTPS, SIGHUP has it read the certificate again.
    """

    def __init__(
        self, app: FastAPI, ready: Callable[[], None], certificate: Certificate | None = None
    ) -> None:
        """`ready` is called once requests are answered; with a `certificate` it serves HTTPS."""
        super().__init__(
            uvicorn.Config(
                app,
                http="h11",
                ws="none",
                loop="asyncio",
                lifespan="on",
                log_config=None,
                access_log=False,
                server_header=False,
                ssl_certfile=certificate.file if certificate else None,
                ssl_keyfile=certificate.key_file if certificate else None,
                # A desk's live checks come with its cards, and find the connection still open.
                timeout_keep_alive=KEEP_ALIVE_SECONDS,
                timeout_graceful_shutdown=STOP_SECONDS,
            )
        )
        self._ready = ready
        self._certificate = certificate

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to serve, then say so."""
        await super().startup(sockets)
        if _is_a_program():
            # What the program itself is made of lasts: no collection looks through it any more.
            gc.collect()
            gc.freeze()
            # A batch of rows makes some ten thousand objects, none of them in a circle.
            gc.set_threshold(_COLLECT_EVERY)
        if self.started:
            self._ready()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Stop on a signal without raising it again afterwards: the process ends with 0."""
        if not _is_a_program():
            yield
            return
        wanted = (signal.SIGINT, signal.SIGTERM)
        before = {each: signal.signal(each, self._stop) for each in wanted}
        if self._certificate is not None:
            before[signal.SIGHUP] = signal.signal(signal.SIGHUP, self._read_certificate)
        try:
            yield
        finally:
            for each, handler in before.items():
                signal.signal(each, handler)

    def _read_certificate(self, _number: int, _frame: FrameType | None) -> None:
        if self._certificate is None or self.config.ssl is None:
            return
        try:
            self._certificate.load(self.config.ssl)
        except OSError as error:
            log.error("the certificate was not renewed", extra={"error": type(error).__name__})
        else:
            log.info("the certificate was read again")

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self.should_exit = True


def _is_a_program() -> bool:
    """Whether this is a program of its own, not a thread of another one, whose signals and
    whose collector are none of its: a window's objects must not be deleted beside it.
    """
    return threading.current_thread() is threading.main_thread()
