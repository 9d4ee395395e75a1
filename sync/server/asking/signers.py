"""Who signed a request: a desk, just now, and for the first time."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sync.protocol.problems import ProblemCode
from sync.protocol.request_signatures import MAX_CLOCK_SKEW_SECONDS, BadSignature, verify_request
from sync.server.centre import Centre
from sync.server.store import console_rows, devices
from sync.server.store.database import DriverError, Transaction
from sync.server.store.devices import Device
from sync.web.bodies import Received
from sync.web.problem_answers import ProblemError

MAX_NONCE_LENGTH = 128
NONCES_KEPT = timedelta(seconds=2 * MAX_CLOCK_SKEW_SECONDS)


@dataclass(frozen=True, slots=True)
class Signed:
    """A request's signer and nonce."""

    device: Device
    nonce: str


def desk_in_use(centre: Centre, received: Received) -> Device:
    """The desk that signed a request for the first time. Raises `ProblemError`."""
    return signed_in_use(centre, received).device


def signed_in_use(centre: Centre, received: Received) -> Signed:
    """Who signed a request for the first time, a desk in use. Raises `ProblemError`."""
    signed = verified(centre, received)
    with centre.store.write(hasty=True) as connection:
        (admitted,) = admit(centre, connection, [signed])
    if isinstance(admitted, ProblemError):
        raise admitted
    return admitted


def admit(
    centre: Centre, connection: Transaction, asked: Sequence[Signed]
) -> list[Signed | ProblemError]:
    """Verified requests with their desks as they are now, where these are in use and signed them
    for the first time; else what is wrong. Their nonces are taken, and their desks were heard.

    Such requests only ask, mostly each minute whether anything is new: their nonces do not wait for
    PostgreSQL's disk, whose crash may so let one of its last second pass again.
    """
    now = centre.now()
    found = devices.devices_with_ids(connection, {each.device.id for each in asked})
    admitted = take_nonces(centre, connection, asked, {desk.id: desk for desk in found})
    desks = {each.device.id for each in admitted if isinstance(each, Signed)}
    heard = [desk for desk in sorted(desks) if centre.sightings.is_due(desk, now)]
    console_rows.note_seen(connection, heard, now)
    return [
        each if isinstance(each, ProblemError) or each.device.in_use else _out_of_use()
        for each in admitted
    ]


def take_nonces(
    centre: Centre,
    connection: Transaction,
    asked: Sequence[Signed],
    desks: Mapping[str, Device],
) -> list[Signed | ProblemError]:
    """Verified requests with their desks as these are now, by id; `unknown_device` where a desk is
    none any more, `replayed` where it used the nonce before.
    """
    fresh = devices.note_nonces(
        connection, [(each.device.id, each.nonce) for each in asked], centre.now()
    )
    taken: list[Signed | ProblemError] = []
    for each in asked:
        desk = desks.get(each.device.id)
        if desk is None or desk.public_key != each.device.public_key:
            # The database was put back meanwhile.
            centre.known.desks.pop(each.device.id, None)
            taken.append(ProblemError(ProblemCode.UNKNOWN_DEVICE))
        elif (desk.id, each.nonce) not in fresh:
            taken.append(ProblemError(ProblemCode.REPLAYED))
        else:
            fresh.remove((desk.id, each.nonce))
            taken.append(Signed(desk, each.nonce))
    return taken


def require_in_use(device: Device) -> None:
    """Raise `ProblemError` `revoked` for a desk that gets nothing any more."""
    if not device.in_use:
        raise _out_of_use()


def _out_of_use() -> ProblemError:
    return ProblemError(ProblemCode.REVOKED, "this desk was taken out of use or has left")


def note_nonce(connection: Transaction, signed: Signed, now: datetime) -> None:
    """Take a request's nonce. Raises `ProblemError` `replayed` where the desk used it before."""
    if not devices.note_nonces(connection, [(signed.device.id, signed.nonce)], now):
        raise ProblemError(ProblemCode.REPLAYED)


def verify(centre: Centre, received: Received) -> Signed:
    """Who signed a request just now. Raises `ProblemError`."""

    def read(device_id: str) -> Device | None:
        with centre.store.read() as connection:
            return devices.device(connection, device_id)

    return _verified(centre, received, read)


def verified(centre: Centre, received: Received) -> Signed:
    """The same with the desk as this process knows it, maybe from long ago: only its key is sure to
    be its own. Where the database was put back meanwhile, the desk may have enrolled again with
    another one. Raises `ProblemError`.
    """
    desks = centre.known.desks
    remembered: set[str] = set()

    def known(device_id: str) -> Device | None:
        device = desks.get(device_id)
        if device is not None:
            remembered.add(device_id)
            return device
        # One after the other: after a start all ask at once, and each would open a connection.
        with centre.known.asking, centre.store.read() as connection:
            device = devices.device(connection, device_id)
        if device is not None:
            desks[device_id] = device
        return device

    try:
        return _verified(centre, received, known)
    except ProblemError as error:
        if not remembered or error.problem.code != ProblemCode.BAD_SIGNATURE:
            raise
    for each in remembered:
        desks.pop(each, None)
    return _verified(centre, received, known)


def _verified(
    centre: Centre, received: Received, desk_of: Callable[[str], Device | None]
) -> Signed:
    """Who signed a request just now. Raises `ProblemError`."""
    now = centre.now()
    found: dict[str, Device | None] = {}
    unable: list[DriverError] = []

    def public_key_of(device_id: str) -> bytes | None:
        try:
            device = found[device_id] = desk_of(device_id)
        except DriverError as error:
            unable.append(error)
            return None
        return device.public_key if device is not None else None

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
        unknown = None in found.values()
        code = ProblemCode.UNKNOWN_DEVICE if unknown else ProblemCode.BAD_SIGNATURE
        raise ProblemError(code) from error
    if len(signed.nonce) > MAX_NONCE_LENGTH:
        raise ProblemError(ProblemCode.BAD_SIGNATURE)
    if abs(signed.created - now.timestamp()) > MAX_CLOCK_SKEW_SECONDS:
        raise ProblemError(ProblemCode.CLOCK_SKEW, at=now)
    device = found[signed.device]
    assert device is not None  # noqa: S101 - its key has just verified the request
    return Signed(device, signed.nonce)
