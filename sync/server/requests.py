"""What the routes ask of a request: a signature that holds and is fresh."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Annotated

from fastapi import Depends, Request

from sync.protocol.problems import ProblemCode
from sync.protocol.request_signatures import (
    MAX_CLOCK_SKEW_SECONDS,
    BadSignature,
    SignedBy,
    verify_request,
)
from sync.server.centre import Centre
from sync.server.checks import Checks
from sync.server.judging_rounds import Judging
from sync.server.published_files import PublishedFiles
from sync.server.store import console_rows, devices
from sync.server.store.database import DriverError, Transaction
from sync.server.store.devices import Device
from sync.web.bodies import Received, WholeRequest
from sync.web.problem_answers import ProblemError

MAX_NONCE_LENGTH = 128
NONCES_KEPT = timedelta(seconds=2 * MAX_CLOCK_SKEW_SECONDS)


@dataclass(frozen=True, slots=True)
class Services:
    """What the application hands to its routes."""

    centre: Centre
    judging: Judging
    files: PublishedFiles
    checks: Checks


@dataclass(frozen=True, slots=True)
class Signed:
    """A request's signer and nonce."""

    device: Device
    nonce: str


def _services(request: Request) -> Services:
    services: Services = request.app.state.services
    return services


CentreServices = Annotated[Services, Depends(_services)]


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
    """Who signed a request for the first time, a desk in use. Raises `ProblemError`.

    Such requests only ask, mostly each minute whether anything is new: their nonces do not wait for
    PostgreSQL's disk, whose crash may so let one of its last second pass again.
    """
    said = _verified_by_known(centre, received)
    with centre.store.write(hasty=True) as connection:
        device = devices.device(connection, said.device)
        if device is None or device.public_key != centre.known.keys.get(device.id):
            # The database was put back meanwhile.
            centre.known.keys.pop(said.device, None)
            raise ProblemError(ProblemCode.UNKNOWN_DEVICE)
        signed = Signed(device, said.nonce)
        note_nonce(connection, signed, centre.now())
        if centre.sightings.is_due(signed.device.id, centre.now()):
            console_rows.note_seen(connection, signed.device.id, centre.now())
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
    found: dict[str, Device] = {}

    def key_of(device_id: str) -> bytes | None:
        with centre.store.read() as connection:
            device = devices.device(connection, device_id)
        if device is None:
            return None
        found[device_id] = device
        return device.public_key

    said = _verified(centre, received, key_of)
    return Signed(found[said.device], said.nonce)


def _verified_by_known(centre: Centre, received: Received) -> SignedBy:
    """What a signature says by the key that this process knows of the desk, or by the database's:
    where that was put back meanwhile, the desk may have enrolled again with another key.
    """
    known: set[str] = set()

    def key_of(device_id: str) -> bytes | None:
        known.update({device_id} & centre.known.keys.keys())
        return _known_key(centre, device_id)

    try:
        return _verified(centre, received, key_of)
    except ProblemError as error:
        if not known or error.problem.code != ProblemCode.BAD_SIGNATURE:
            raise
    for each in known:
        centre.known.keys.pop(each, None)
    return _verified(centre, received, partial(_known_key, centre))


def _known_key(centre: Centre, device_id: str) -> bytes | None:
    """The key of a desk, which never changes while the database goes on."""
    key = centre.known.keys.get(device_id)
    if key is None:
        with centre.store.read() as connection:
            device = devices.device(connection, device_id)
        if device is not None:
            key = centre.known.keys[device_id] = device.public_key
    return key


def _verified(
    centre: Centre, received: Received, key_of: Callable[[str], bytes | None]
) -> SignedBy:
    """What a signature says that was made just now. Raises `ProblemError`."""
    now = centre.now()
    unknown = False
    unable: list[DriverError] = []

    def public_key_of(device_id: str) -> bytes | None:
        nonlocal unknown
        try:
            key = key_of(device_id)
        except DriverError as error:
            unable.append(error)
            return None
        unknown = key is None
        return key

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
        code = ProblemCode.UNKNOWN_DEVICE if unknown else ProblemCode.BAD_SIGNATURE
        raise ProblemError(code) from error
    if len(signed.nonce) > MAX_NONCE_LENGTH:
        raise ProblemError(ProblemCode.BAD_SIGNATURE)
    if abs(signed.created - now.timestamp()) > MAX_CLOCK_SKEW_SECONDS:
        raise ProblemError(ProblemCode.CLOCK_SKEW, at=now)
    return signed
