"""A connection that breaks before its TLS begins leaves nothing behind."""

import gc
import socket
import ssl
import struct
from collections.abc import Iterator

import pytest
import requests
import urllib3

from sync.client.carrying import Carrier, tls
from sync.client.relays import Pinned

_RESETS = struct.pack("ii", 1, 0)
"""Closing sends a reset, as from a process that was killed."""


@pytest.fixture
def address(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Of a server that accepts, and resets each connection before a handshake can begin."""
    connect = urllib3.util.connection.create_connection

    with socket.create_server(("127.0.0.1", 0)) as server:

        def reset(*words: object, **more: object) -> socket.socket:
            made = connect(*words, **more)  # type: ignore[arg-type]
            accepted, _ = server.accept()
            accepted.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESETS)
            accepted.close()
            return made

        monkeypatch.setattr(urllib3.util.connection, "create_connection", reset)
        yield f"https://127.0.0.1:{server.getsockname()[1]}"


@pytest.mark.parametrize("carrier", [Carrier(), Pinned(bytes(32))])
def test_a_connection_that_is_reset_before_its_handshake_is_closed(
    address: str, carrier: Carrier
) -> None:
    with requests.Session() as session:
        session.mount("https://", carrier)
        with pytest.raises(requests.ConnectionError) as broken:
            session.get(address, timeout=5)
        assert isinstance(broken.value.args[0].args[1], ConnectionResetError)
        made = [each for each in gc.get_objects() if isinstance(each, ssl.SSLSocket)]
        assert made, "the error still holds it"
        assert [each.fileno() for each in made] == [-1] * len(made)


def test_a_socket_that_was_never_connected_is_left_to_its_owner() -> None:
    with socket.socket() as plain, tls(verified=False).wrap_socket(plain) as wrapped:
        assert wrapped.fileno() != -1
        assert wrapped.version() is None
