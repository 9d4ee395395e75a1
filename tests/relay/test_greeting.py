"""What a desk makes of whoever answers at the address of a relay, before it says anything."""

import base64
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from socket import create_server

import pytest

from sync.client import relays
from sync.client.errors import BadReply
from sync.relay.certificates import relay_key

_BEGIN, _END = "-----BEGIN CERTIFICATE-----\n", "-----END CERTIFICATE-----\n"
_OF_VERSION_3, _OF_NO_VERSION = bytes.fromhex("a003020102"), bytes.fromhex("a003020109")


@contextmanager
def answering(file: Path) -> Iterator[str]:
    """One that answers once, with the key and certificate of a file; its address."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    with create_server(("127.0.0.1", 0)) as listening:

        def greet() -> None:
            with suppress(OSError):
                plain, _ = listening.accept()
                with context.wrap_socket(plain, server_side=True) as greeted:
                    greeted.recv(1)

        thread = threading.Thread(target=greet)
        thread.start()
        try:
            yield f"https://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            thread.join()


def test_a_relays_key_is_seen(tmp_path: Path) -> None:
    made = relay_key(tmp_path / "relay.pem")
    with answering(made.file) as address:
        assert relays._greeted(address)[0] == made.public


def test_a_certificate_that_nobody_can_read_is_no_relays(tmp_path: Path) -> None:
    """As printers and routers have them: connections take what a reader of certificates refuses."""
    file = relay_key(tmp_path / "relay.pem").file
    key, _, certificate = file.read_text().partition(_BEGIN)
    body = base64.b64decode(certificate.removesuffix(_END))
    assert _OF_VERSION_3 in body
    spoiled = base64.encodebytes(body.replace(_OF_VERSION_3, _OF_NO_VERSION)).decode()
    file.write_text(f"{key}{_BEGIN}{spoiled}{_END}")
    with answering(file) as address, pytest.raises(BadReply):
        relays._greeted(address)
