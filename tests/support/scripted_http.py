"""A real HTTP server on loopback whose every answer a test writes, byte by byte where it must."""

import gzip
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Scripted:
    """One answer: `drip` sends the body in pieces until the client goes or the test ends."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    announced: int | None = None
    drip: Iterator[bytes] | None = None


@dataclass
class Received:
    """One request as it came."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    sent: bytes = b""
    """The body as it was on the wire, perhaps compressed."""

    @property
    def nonce(self) -> str:
        """The nonce of a signed request."""
        found = re.search(r';nonce="([^"]+)"', self.headers.get("Signature-Input", ""))
        return found[1] if found else ""


Script = Callable[[Received], Scripted]


@dataclass
class ScriptedServer:
    """The running server: its address, and what it received."""

    address: str
    received: list[Received]


@contextmanager
def scripted_server(script: Script) -> Iterator[ScriptedServer]:
    """Serve the script's answers on a free loopback port until the block ends."""
    received: list[Received] = []

    class Handler(BaseHTTPRequestHandler):
        """Hands each request to the script."""

        protocol_version = "HTTP/1.1"

        def _serve(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            sent = body = self.rfile.read(length)
            if self.headers.get("Content-Encoding") == "gzip":
                body = gzip.decompress(body)
            request = Received(self.command, self.path, dict(self.headers), body, sent)
            received.append(request)
            self._answer(script(request))

        do_GET = do_POST = _serve

        def _answer(self, answer: Scripted) -> None:
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            size = len(answer.body) if answer.announced is None else answer.announced
            if answer.drip is None or answer.announced is not None:
                self.send_header("Content-Length", str(size))
            self.send_header("Connection", "close")
            self.end_headers()
            self.close_connection = True
            try:
                self.wfile.write(answer.body)
                for piece in answer.drip or ():
                    self.wfile.write(piece)
                    self.wfile.flush()
            except OSError:
                return

        def log_message(self, format: str, *args: object) -> None:
            """Requests stand in `received`, not on the terminal."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield ScriptedServer(f"http://127.0.0.1:{server.server_address[1]}", received)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
