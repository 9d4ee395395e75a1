"""What the routes ask of a request: a bounded body, and a signature that holds and is fresh."""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated

from fastapi import Depends, Request, Response
from starlette.requests import ClientDisconnect

from sync.protocol.problems import ProblemCode
from sync.protocol.request_signatures import (
    MAX_CLOCK_SKEW_SECONDS,
    BadSignature,
    verify_request,
)
from sync.protocol.versions import MAX_BATCH_BYTES
from sync.server.centre import Centre
from sync.server.checks import Checks
from sync.server.judging_rounds import Judging
from sync.server.problem_answers import ProblemError
from sync.server.published_files import PublishedFiles
from sync.server.store import devices
from sync.server.store.database import DriverError, Transaction
from sync.server.store.devices import Device

MAX_NONCE_LENGTH = 128
NONCES_KEPT = timedelta(seconds=2 * MAX_CLOCK_SKEW_SECONDS)
_GZIP_WINDOW = 16 + zlib.MAX_WBITS
_GZIP_FROM = 1024


@dataclass(frozen=True, slots=True)
class Services:
    """What the application hands to its routes."""

    centre: Centre
    judging: Judging
    files: PublishedFiles
    checks: Checks


@dataclass(frozen=True, slots=True)
class Received:
    """A request's parts as they came: path with query, headers (lower-case names), body."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Signed:
    """A request's signer and nonce."""

    device: Device
    nonce: str


def _services(request: Request) -> Services:
    services: Services = request.app.state.services
    return services


async def _received(request: Request) -> Received:
    """The whole request, its body bounded as it arrives."""
    parts, size = [], 0
    try:
        async for part in request.stream():
            size += len(part)
            if size > MAX_BATCH_BYTES:
                raise ProblemError(ProblemCode.TOO_LARGE)
            parts.append(part)
    except ClientDisconnect as error:
        # A desk that lost its connection half-way is no fault of the centre's: nobody reads this.
        raise ProblemError(ProblemCode.BAD_REQUEST, "the request ended half-way") from error
    target = request.scope["raw_path"].decode("ascii", "replace")
    if query := request.scope["query_string"]:
        target += "?" + query.decode("ascii", "replace")
    return Received(request.method, target, dict(request.headers), b"".join(parts))


CentreServices = Annotated[Services, Depends(_services)]
WholeRequest = Annotated[Received, Depends(_received)]


def _signed_by(services: CentreServices, received: WholeRequest) -> Signed:
    """Who signed the request; the nonce is the route's to note."""
    return verify(services.centre, received)


def _signed_in_use(services: CentreServices, received: WholeRequest) -> Signed:
    return signed_in_use(services.centre, received)


def _desk_in_use(services: CentreServices, received: WholeRequest) -> Device:
    return desk_in_use(services.centre, received)


SignedRequest = Annotated[Signed, Depends(_signed_by)]
"""The desk that signed the request, also one taken out of use, and its nonce not yet noted."""
SignedInUse = Annotated[Signed, Depends(_signed_in_use)]
"""The desk that signed the request, with the nonce that its answer names; 403 as below."""
DeskInUse = Annotated[Device, Depends(_desk_in_use)]
"""The desk that signed the request; 403 `revoked` for one taken out of use."""


def desk_in_use(centre: Centre, received: Received) -> Device:
    """The desk that signed a request for the first time. Raises `ProblemError`."""
    return signed_in_use(centre, received).device


def signed_in_use(centre: Centre, received: Received) -> Signed:
    """Who signed a request for the first time, a desk in use. Raises `ProblemError`."""
    signed = verify(centre, received)
    with centre.store.write() as connection:
        note_nonce(connection, signed, centre.now())
    require_in_use(signed.device)
    return signed


def require_in_use(device: Device) -> None:
    """Raise `ProblemError` `revoked` for a desk that gets nothing any more."""
    if not device.in_use:
        raise ProblemError(ProblemCode.REVOKED, "this desk was taken out of use or has left")


def note_nonce(connection: Transaction, signed: Signed, now: datetime) -> None:
    """Take a request's nonce. Raises `ProblemError` `replayed` where the desk used it before."""
    if not devices.note_nonce(connection, signed.device.id, signed.nonce, now):
        raise ProblemError(ProblemCode.REPLAYED)


def verify(centre: Centre, received: Received) -> Signed:
    """Who signed a request just now. Raises `ProblemError`."""
    now = centre.now()
    found: dict[str, Device | None] = {}
    unable: list[DriverError] = []

    def public_key_of(device_id: str) -> bytes | None:
        try:
            with centre.store.read() as connection:
                device = found[device_id] = devices.device(connection, device_id)
        except DriverError as error:
            unable.append(error)
            return None
        return device.public_key if device else None

    try:
        signed = verify_request(
            received.method,
            f"http://centre{received.target}",
            received.headers,
            received.body,
            public_key_of,
        )
    except BadSignature as error:
        if unable:
            # Of a signature nobody could check nothing is known: the centre is what fails here.
            raise unable[0] from error
        unknown = bool(found) and None in found.values()
        code = ProblemCode.UNKNOWN_DEVICE if unknown else ProblemCode.BAD_SIGNATURE
        raise ProblemError(code) from error
    device = found.get(signed.device)
    if device is None or len(signed.nonce) > MAX_NONCE_LENGTH:
        raise ProblemError(ProblemCode.BAD_SIGNATURE)
    if abs(signed.created - now.timestamp()) > MAX_CLOCK_SKEW_SECONDS:
        raise ProblemError(ProblemCode.CLOCK_SKEW, at=now)
    return Signed(device, signed.nonce)


def plain_body(received: Received) -> bytes:
    """The body without its compression, never more than 16 MiB. Raises `ProblemError`."""
    encoding = received.headers.get("content-encoding", "identity").strip().lower()
    if encoding == "identity":
        return received.body
    if encoding != "gzip":
        raise ProblemError(ProblemCode.BAD_REQUEST, "only gzip is understood")
    inflater = zlib.decompressobj(_GZIP_WINDOW)
    try:
        body = inflater.decompress(received.body, MAX_BATCH_BYTES)
    except zlib.error as error:
        raise ProblemError(ProblemCode.BAD_REQUEST, "the body is not gzip") from error
    if inflater.unconsumed_tail:
        raise ProblemError(ProblemCode.TOO_LARGE)
    if not inflater.eof or inflater.unused_data:
        raise ProblemError(ProblemCode.BAD_REQUEST, "the body is not one whole gzip stream")
    return body


def statement_answer(
    received: Received, statement: bytes, headers: Mapping[str, str] | None = None
) -> Response:
    """An answer of JSON, compressed where the desk takes that and it helps."""
    answered = {"Cache-Control": "no-store", "Vary": "Accept-Encoding", **(headers or {})}
    if len(statement) >= _GZIP_FROM and "gzip" in received.headers.get("accept-encoding", ""):
        packer = zlib.compressobj(5, wbits=_GZIP_WINDOW)
        statement = packer.compress(statement) + packer.flush()
        answered["Content-Encoding"] = "gzip"
    return Response(statement, headers=answered, media_type="application/json")
