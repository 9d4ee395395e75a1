"""`boxoffice-server serve`: the centre over HTTP."""

import argparse
import json
import os
from pathlib import Path

from sync.protocol import keys
from sync.server.app import create_app
from sync.server.centre import Centre
from sync.server.commands.terminal import CommandError, centre_arguments, opened_centre
from sync.server.logs import log_to_stderr
from sync.web.serving import WebServer, address_of, listening_socket


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
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Serve until SIGTERM or SIGINT."""
    log_to_stderr()
    with opened_centre(options) as centre:
        try:
            listener = listening_socket(options.host, options.port)
        except (OSError, OverflowError) as error:
            reason = getattr(error, "strerror", None) or "no such port"
            raise CommandError(
                f"{options.host} port {options.port} cannot be served: {reason}."
            ) from error
        with listener:
            address = address_of(listener)
            server = WebServer(
                create_app(centre), lambda: _say_ready(centre, address, options.ready_file)
            )
            server.run([listener])
    return 0


def _say_ready(centre: Centre, address: str, ready_file: Path | None) -> None:
    fingerprint = keys.fingerprint(centre.public_key)
    if ready_file is not None:
        text = json.dumps({"address": address, "fingerprint": fingerprint, "pid": os.getpid()})
        # Whole or not there at all: others wait for it.
        part = ready_file.with_name(ready_file.name + ".part")
        part.write_text(text + "\n", encoding="utf-8")
        part.replace(ready_file)
    print(f"Serving on {address}", flush=True)
    print(f"Fingerprint: {fingerprint}", flush=True)
