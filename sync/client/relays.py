"""A festival relay as a desk sees it: where it is and by which certificate it is known, pairing,
and a way for requests to the centre that goes by it.
"""

from __future__ import annotations

import hashlib
import socket
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import requests
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from sync.client.carrying import AnotherWay, Carrier, tls
from sync.client.errors import BadReply, NotConnected, SyncError
from sync.client.http import BadAddress, Centre, Transport, failure_of
from sync.client.ports import Identity
from sync.protocol.key_changes import FormerKey
from sync.protocol.relays import (
    RELAY_PORT,
    Pairing,
    PairingRequest,
    VenueDevices,
    proves,
    tidied_code,
)
from sync.protocol.statements import BadStatement, OtherSigner, StatementType, read_statement

NO_WAY = "Kaiku-No-Way"
"""The header by which a relay says that it has no way to the centre now, so that a desk tries its
own: nothing was passed on."""
KEPT = "Kaiku-Kept"
"""The header of what a relay kept from before and answers without a way: it is for desks that have
none of their own either."""
_CONNECT_SECONDS = 1.5
_GREETING_SECONDS = 5.0
_PAIRING_SECONDS = 8.0


class WrongCode(SyncError):
    """The code is not the one that the relay shows, or not this relay's."""


@dataclass(frozen=True, slots=True)
class RelayPlace:
    """A relay that a desk is paired with: its address, its public key (raw Ed25519), and the
    SHA-256 of the one certificate by which it is known.
    """

    address: str
    key: bytes
    certificate: bytes


def relay_address(text: str) -> str:
    """The base URL of an address as people type it, such as `192.168.1.20`. Raises `BadAddress`."""
    address = text.strip().rstrip("/")
    if "://" not in address:
        address = f"https://{address}"
    try:
        parts = urlsplit(address)
        port = parts.port or RELAY_PORT
    except ValueError as error:
        raise BadAddress("not an address") from error
    host = parts.hostname or ""
    if parts.scheme != "https" or not host or parts.path or parts.query or parts.fragment:
        raise BadAddress("not a relay's address")
    if parts.username or any(character.isspace() for character in address):
        raise BadAddress("not an address")
    return f"https://[{host}]:{port}" if ":" in host else f"https://{host}:{port}"


class Pinned(Carrier):
    """A connection to one relay: its certificate is the one that was seen at pairing, whoever
    signed it and whatever name and days it says. No proxy is asked.
    """

    verified = False

    def __init__(self, certificate: bytes) -> None:
        """`certificate` is its SHA-256."""
        self._pin = certificate.hex()
        super().__init__()

    def build_connection_pool_key_attributes(
        self,
        request: requests.PreparedRequest,
        verify: bool | str,
        cert: str | tuple[str, str] | None = None,
    ) -> Any:
        """As the library, with the pin in the place of authorities."""
        host, _ = super().build_connection_pool_key_attributes(request, verify, cert)
        return host, {"cert_reqs": "CERT_NONE", "assert_fingerprint": self._pin}

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:
        """Nothing: the pin says all."""

    def send(  # noqa: PLR0917 - the library's
        self,
        request: requests.PreparedRequest,
        stream: bool = False,
        timeout: float | tuple[float, float] | tuple[float, None] | None = None,
        verify: bool | str = True,
        cert: bytes | str | tuple[bytes | str, bytes | str] | None = None,
        proxies: Mapping[str, str] | None = None,
    ) -> requests.Response:
        """As the library, without a proxy."""
        return super().send(request, stream, timeout, verify, cert, None)


class ByRelay(requests.adapters.BaseAdapter):
    """Requests to the centre by way of a relay, which passes them on as they are: what a request's
    signature covers is the same there. Where the relay is not near, or has no way itself, they go
    straight; once it was not near, all others of this transport do. What a relay without a way kept
    counts where the desk has none either.
    """

    def __init__(
        self,
        relay: RelayPlace,
        near: Transport | None = None,
        straight: Transport | None = None,
    ) -> None:
        """The relay need not be there. `near` carries requests to it and `straight` to the centre,
        else the network does.
        """
        super().__init__()
        self._address = relay.address
        self._relay = near or Pinned(relay.certificate)
        self._straight = straight or Carrier()
        self._gone = False

    def send(  # noqa: PLR0917 - the library's
        self,
        request: requests.PreparedRequest,
        stream: bool = False,
        timeout: float | tuple[float, float] | tuple[float, None] | None = None,
        verify: bool | str = True,
        cert: bytes | str | tuple[bytes | str, bytes | str] | None = None,
        proxies: Mapping[str, str] | None = None,
    ) -> requests.Response:
        """The answer by the first way that is open."""
        answer = None if self._gone else self._by_relay(request, stream, timeout)
        if answer is not None and KEPT not in answer.headers:
            return answer
        try:
            straight = self._straight.send(request, stream, timeout, verify, cert, proxies)
        except requests.RequestException:
            if answer is None:
                raise
            return answer
        if answer is None or "json" in straight.headers.get("Content-Type", ""):
            return straight
        # Something on the way answered, and not the centre.
        straight.close()
        return answer

    def _by_relay(
        self,
        request: requests.PreparedRequest,
        stream: bool,
        timeout: float | tuple[float, float] | tuple[float, None] | None,
    ) -> requests.Response | None:
        passed = request.copy()
        passed.url = self._address + (request.path_url or "/")
        wait = timeout[1] if isinstance(timeout, tuple) else timeout
        try:
            answer = self._relay.send(passed, stream, (_CONNECT_SECONDS, wait or _CONNECT_SECONDS))
        except requests.RequestException as error:
            self._gone = True
            if isinstance(failure_of(error), NotConnected):
                return None
            raise AnotherWay from error
        if NO_WAY not in answer.headers:
            return answer
        answer.close()
        return None

    def close(self) -> None:
        """Let go of the connections."""
        self._relay.close()
        self._straight.close()


def client_of(
    place: RelayPlace,
    identity: Identity,
    now: Callable[[], datetime],
    seconds: float,
    near: Transport | None = None,
) -> Centre:
    """A client of the relay's own paths, which signs as the desk; `seconds` is its patience, `near`
    carries requests, else the network does.
    """
    return Centre(
        place.address,
        identity,
        now=now,
        answer_seconds=seconds,
        connect_seconds=_CONNECT_SECONDS,
        transport=near or Pinned(place.certificate),
    )


def pair(
    text: str, code: str, identity: Identity, now: Callable[[], datetime]
) -> tuple[RelayPlace, Pairing]:
    """Pair with the relay at an address, by the code that it shows: the code tells its key from any
    other. Raises `BadAddress`, `WrongCode` and other `SyncError`.
    """
    address, wanted = relay_address(text), tidied_code(code)
    key, certificate = _greeted(address)
    if not proves(wanted, key):
        raise WrongCode("not this relay's code")
    place = RelayPlace(address, key, certificate)
    return place, introduce(place, wanted, identity, now)


def introduce(
    place: RelayPlace,
    code: str,
    identity: Identity,
    now: Callable[[], datetime],
    *,
    near: Transport | None = None,
    straight: Transport | None = None,
) -> Pairing:
    """Let the relay at a place, whose key the tidied code stands for, serve this desk from now on.
    `near` and `straight` as in `ByRelay`. Raises `SyncError`.
    """
    way = ByRelay(place, near, straight)
    asked = PairingRequest(code=code, devices=_devices(way, identity, now))
    client = client_of(place, identity, now, _PAIRING_SECONDS, near)
    try:
        body = client.post("/v1/relay/pairings", asked.to_bytes()).body
    finally:
        client.close()
    try:
        answer = read_statement(body, StatementType.PAIRING, Pairing, place.key)
    except BadStatement as error:
        raise BadReply("a pairing that the relay did not sign") from error
    if answer.device != identity.device or identity.venue not in {None, answer.venue}:
        raise BadReply("a pairing of another desk")
    return answer


def _devices(way: ByRelay, identity: Identity, now: Callable[[], datetime]) -> bytes | None:
    """The centre's word on the venue's desks, for a relay that has none; None without a way."""
    centre = Centre(
        identity.address,
        identity,
        now=now,
        answer_seconds=_PAIRING_SECONDS,
        transport=way,
    )
    with suppress(SyncError):
        try:
            return centre.get("/v1/devices").body
        finally:
            centre.close()
    return None


def read_devices(
    statement: bytes, identity: Identity, former_keys: Callable[[], Sequence[FormerKey]] = tuple
) -> VenueDevices:
    """The centre's word on the desks of this desk's venue, also one from before it changed its key:
    `former_keys` are those that led to the key known here. Raises `BadReply`.
    """
    try:
        try:
            found = _devices_by(statement, identity.centre_key)
        except OtherSigner:
            found = _devices_of_before(statement, former_keys())
    except BadStatement as error:
        raise BadReply("desks that the centre did not vouch for") from error
    if identity.venue not in {None, found.venue}:
        raise BadReply("the desks of another venue")
    return found


def _devices_by(statement: bytes, key: bytes) -> VenueDevices:
    return read_statement(statement, StatementType.DEVICES, VenueDevices, key)


def _devices_of_before(statement: bytes, former_keys: Sequence[FormerKey]) -> VenueDevices:
    """What one of these keys signed while it was the centre's. Raises `BadStatement`."""
    for former in former_keys:
        with suppress(OtherSigner):
            found = _devices_by(statement, former.key)
            if found.at > former.until:
                raise BadStatement("signed by a key that was no longer the centre's")
            return found
    raise OtherSigner("signed by no key of the centre's")


def _greeted(address: str) -> tuple[bytes, bytes]:
    """The public key and the certificate's SHA-256 of whoever answers at an address. Raises
    `NotConnected`; `BadReply` where it is no relay.
    """
    parts = urlsplit(address)
    place = (parts.hostname or "", parts.port or RELAY_PORT)
    try:
        with (
            socket.create_connection(place, timeout=_GREETING_SECONDS) as plain,
            tls(verified=False).wrap_socket(plain, server_hostname=place[0]) as greeted,
        ):
            certificate = greeted.getpeercert(binary_form=True) or b""
    except (OSError, ValueError) as error:
        raise NotConnected(type(error).__name__) from error
    try:
        key = x509.load_der_x509_certificate(certificate).public_key()
    except (ValueError, UnsupportedAlgorithm, x509.InvalidVersion) as error:
        raise BadReply("not a relay") from error
    if not isinstance(key, Ed25519PublicKey):
        raise BadReply("not a relay")
    return key.public_bytes_raw(), hashlib.sha256(certificate).digest()
