"""The program `boxoffice-relay`: serve the desks of one venue until stopped."""

import argparse
import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from sync.client.http import BadAddress, centre_address
from sync.protocol.relays import RELAY_PORT, grouped_code
from sync.relay.app import create_app
from sync.relay.certificates import CertificateUnreadable
from sync.relay.forwarding import Forwarder
from sync.relay.opening import KEY_NAME, open_relay
from sync.relay.relay import Relay
from sync.relay.status import StatusFile
from sync.relay.store import NewerStore, StoreInUse
from sync.relay.word import tidied
from sync.web.serving import Certificate, WebServer, listening_socket

FAILED, USAGE = 1, 2
_FINGERPRINT_DIGITS = 32
STATUS_NAME = "status.json"


class _CannotServe(Exception):
    """Why not, in a sentence."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve; 0 once stopped, 1 where it cannot be done, 2 for a wrong command line."""
    parser = _parser()
    options = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    try:
        address = centre_address(options.centre)
    except BadAddress as error:
        parser.error(f"--centre: {error}")
    if len(tidied(options.fingerprint)) != _FINGERPRINT_DIGITS:
        parser.error("--fingerprint: eight groups of four digits")
    try:
        _serve(options, address)
    except _CannotServe as error:
        print(error, file=sys.stderr)
        return FAILED
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="boxoffice-relay",
        description="Carries rows and lists between the desks of one venue and the centre.",
    )
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="its folder")
    parser.add_argument("--centre", required=True, metavar="URL", help="address of the centre")
    parser.add_argument(
        "--fingerprint", required=True, help="of the centre's key, as the coordinator has it"
    )
    parser.add_argument("--host", default="0.0.0.0", help="address (default: all of this computer)")  # noqa: S104
    parser.add_argument(
        "--port", type=int, default=RELAY_PORT, help="port, 0 for any free one (%(default)s)"
    )
    return parser


def _serve(options: argparse.Namespace, address: str) -> None:
    folder: Path = options.data
    try:
        relay = open_relay(folder, address, options.fingerprint)
    except CertificateUnreadable as error:
        raise _CannotServe(f"{folder / KEY_NAME} is not a relay's key.") from error
    except StoreInUse as error:
        raise _CannotServe(f"Another relay runs in {folder}, or it cannot be written.") from error
    except NewerStore as error:
        raise _CannotServe("The folder belongs to a newer version of boxoffice-relay.") from error
    except OSError as error:
        raise _CannotServe(f"{folder} cannot be used: {error.strerror}.") from error
    try:
        _listen(options, address, relay)
    finally:
        relay.close()


def _listen(options: argparse.Namespace, address: str, relay: Relay) -> None:
    try:
        listener = listening_socket(options.host, options.port)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or "no such port"
        raise _CannotServe(
            f"{options.host} port {options.port} cannot be served: {reason}."
        ) from error
    with listener:
        host, port = listener.getsockname()[:2]
        status = StatusFile(options.data / STATUS_NAME, relay, host, port)
        forwarder = Forwarder(relay, address, status.write)

        def ready() -> None:
            status.write()
            now = status.now()
            print(f"Serving on {', '.join(now.addresses)}", flush=True)
            print(f"Code: {grouped_code(now.code)}", flush=True)
            print(f"Fingerprint: {now.fingerprint}", flush=True)

        try:
            with forwarder:
                WebServer(create_app(relay), ready, Certificate(relay.key.file)).run([listener])
        finally:
            status.remove()
