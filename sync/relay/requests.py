"""Who asks a relay: desks that are paired with it, by the signature of each request.

Requests are not held against a clock, which nobody vouches for at a festival: whoever played one
again would get, inside of the same encryption, what the desk got.
"""

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from sync.client.relays import NO_WAY
from sync.protocol.problems import ProblemCode
from sync.protocol.request_signatures import BadSignature, verify_request
from sync.protocol.versions import MAX_BATCH_BYTES
from sync.relay.relay import Relay
from sync.web.bodies import Received, WholeRequest
from sync.web.problem_answers import ProblemError

_GZIP = 16 + zlib.MAX_WBITS


def _relay(request: Request) -> Relay:
    relay: Relay = request.app.state.relay
    return relay


ThisRelay = Annotated[Relay, Depends(_relay)]


@dataclass(frozen=True, slots=True)
class Paired:
    """A desk that is paired, and the key that its batches are signed with."""

    device: str
    public_key: bytes


def signer_of(received: Received, public_key_of: Callable[[str], bytes | None]) -> Paired:
    """Who signed a request. Raises `ProblemError`."""
    found: dict[str, bytes | None] = {}

    def look_up(device: str) -> bytes | None:
        found[device] = public_key_of(device)
        return found[device]

    try:
        signed = verify_request(
            received.method,
            f"http://relay{received.target}",
            received.headers,
            received.body,
            look_up,
        )
    except BadSignature as error:
        unknown = bool(found) and None in found.values()
        code = ProblemCode.UNKNOWN_DEVICE if unknown else ProblemCode.BAD_SIGNATURE
        # It says nothing of the centre's: a desk that has a way of its own takes it.
        raise ProblemError(
            code, "not paired with this relay" if unknown else "", headers={NO_WAY: "1"}
        ) from error
    key = found[signed.device]
    if key is None:
        raise ProblemError(ProblemCode.UNKNOWN_DEVICE)
    return Paired(signed.device, key)


def _paired(relay: ThisRelay, received: WholeRequest) -> Paired:
    return signer_of(received, relay.store.key_of)


PairedDesk = Annotated[Paired, Depends(_paired)]
"""The desk that signed the request."""


def unpacked(body: bytes, encoding: str) -> bytes | None:
    """A passed body without its compression; None where it is none, or grows without end."""
    if encoding in {"", "identity"}:
        return body
    inflater = zlib.decompressobj(_GZIP)
    try:
        plain = inflater.decompress(body, MAX_BATCH_BYTES)
    except zlib.error:
        return None
    return plain if inflater.eof else None
