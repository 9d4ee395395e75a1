"""`boxoffice-server serve`: the centre over HTTP."""

import argparse
import contextlib
import json
import os
import socket
import ssl
from collections.abc import Iterator
from pathlib import Path

from prometheus_client import start_http_server

from sync.protocol import keys
from sync.server.app import create_app
from sync.server.centre import Centre
from sync.server.commands.terminal import CommandError, centre_arguments, opened_centre
from sync.server.running.logs import log_to_stderr
from sync.server.running.metrics import Metrics
from sync.web.serving import Certificate, WebServer, address_of, listening_socket


def add_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `serve` to the command line."""
    parser = commands.add_parser("serve", help="serve desks until stopped")
    centre_arguments(parser)
    parser.add_argument("--host", default="127.0.0.1", help="address (default: %(default)s)")
    parser.add_argument(
        "--port", type=int, default=8460, help="port, 0 for any free one (default: %(default)s)"
    )
    parser.add_argument(
        "--ready-file",
        type=Path,
        metavar="FILE",
        help="write address and fingerprint here as JSON once ready",
    )
    parser.add_argument(
        "--certificate",
        type=Path,
        metavar="FILE",
        help="serve HTTPS with this certificate and its chain (PEM)",
    )
    parser.add_argument(
        "--certificate-key",
        type=Path,
        metavar="FILE",
        help="its private key, where that is not in the same file",
    )
    parser.add_argument(
        "--metrics",
        type=_host_and_port,
        metavar="[HOST:]PORT",
        help="answer Prometheus here, apart from the desks (HOST: 127.0.0.1)",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Serve until SIGTERM or SIGINT; SIGHUP reads a renewed certificate."""
    log_to_stderr()
    certificate = _certificate(options)
    with opened_centre(options) as centre, contextlib.ExitStack() as stack:
        listener = stack.enter_context(_listening(options.host, options.port))
        metrics = watched_at = None
        if options.metrics is not None:
            metrics = Metrics(centre)
            watched_at = stack.enter_context(_watched(metrics, *options.metrics))
        address = address_of(listener, "https" if certificate else "http")
        server = WebServer(
            create_app(centre, metrics=metrics),
            lambda: _say_ready(centre, address, watched_at, options.ready_file),
            certificate,
        )
        server.run([listener])
    return 0


def _host_and_port(text: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    if not port.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is not [HOST:]PORT")
    return host.strip("[]") or "127.0.0.1", int(port)


def _certificate(options: argparse.Namespace) -> Certificate | None:
    if options.certificate is None:
        if options.certificate_key is not None:
            raise CommandError("--certificate-key goes with --certificate.")
        return None
    found = Certificate(options.certificate, options.certificate_key)
    try:
        found.load(ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER))
    except OSError as error:  # ssl.SSLError is one
        reason = error.strerror or "no certificate with its key"
        raise CommandError(f"The certificate cannot be used: {reason}.") from error
    return found


def _listening(host: str, port: int) -> socket.socket:
    try:
        return listening_socket(host, port)
    except (OSError, OverflowError) as error:
        raise _cannot_be_served(host, port, error) from error


@contextlib.contextmanager
def _watched(metrics: Metrics, host: str, port: int) -> Iterator[str]:
    """Answers Prometheus beside the desks; the address."""
    try:
        server, thread = start_http_server(port, host, metrics.registry)
    except (OSError, OverflowError) as error:
        raise _cannot_be_served(host, port, error) from error
    try:
        yield address_of(server.socket)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _cannot_be_served(host: str, port: int, error: Exception) -> CommandError:
    reason = getattr(error, "strerror", None) or "no such port"
    return CommandError(f"{host} port {port} cannot be served: {reason}.")


def _say_ready(
    centre: Centre, address: str, watched_at: str | None, ready_file: Path | None
) -> None:
    fingerprint = keys.fingerprint(centre.public_key)
    if ready_file is not None:
        told = {"address": address, "fingerprint": fingerprint, "pid": os.getpid()}
        if watched_at is not None:
            told["metrics"] = watched_at
        # Whole or not there at all: others wait for it.
        part = ready_file.with_name(ready_file.name + ".part")
        part.write_text(json.dumps(told) + "\n", encoding="utf-8")
        part.replace(ready_file)
    print(f"Serving on {address}", flush=True)
    if watched_at is not None:
        print(f"Metrics on {watched_at}", flush=True)
    print(f"Fingerprint: {fingerprint}", flush=True)
