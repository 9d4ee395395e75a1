"""Enrolment: a one-time code makes a venue's desk known by its keys."""

import hashlib
import secrets
from datetime import datetime, timedelta

from sync.protocol import keys
from sync.protocol.encoding import new_id
from sync.protocol.messages import LIST_KEY_CONTEXT, Enrolment, EnrolmentRequest
from sync.protocol.problems import ProblemCode
from sync.protocol.programme import Venue
from sync.protocol.statements import StatementType, make_statement
from sync.server.centre import Centre
from sync.server.keys.epochs import epoch_told
from sync.server.store import devices, epochs, settings
from sync.server.store.database import Transaction
from sync.server.store.devices import Device, EnrolmentCode
from sync.web.problem_answers import ProblemError

CODE_LENGTH = 12
CODE_VALID = timedelta(hours=24)
MOST_WRONG_TRIES = 10
TRIES_COUNT_FOR = timedelta(minutes=15)
_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None})


class UnknownVenue(ValueError):
    """There is no venue of this id, or it is closed."""


def make_code(centre: Centre, venue: str, name: str) -> str:
    """A new one-time code for a desk of a venue, valid 24 h; only its hash is kept. Raises
    `UnknownVenue`.
    """
    with centre.store.write() as connection:
        return add_code(connection, venue, name, centre.now())


def add_code(connection: Transaction, venue: str, name: str, now: datetime) -> str:
    """The same in a transaction of the caller's."""
    if not devices.takes_desks(connection, venue):
        raise UnknownVenue(venue)
    code = "".join(secrets.choice(_CROCKFORD) for _ in range(CODE_LENGTH))
    devices.add_code(connection, _hash(code), venue, name, now)
    return code


def grouped(code: str) -> str:
    """A one-time code as people read it out: `ABCD-EFGH-JKMN`."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def enrol(centre: Centre, request: EnrolmentRequest, origin: str) -> bytes:
    """The signed answer to a desk's request; the same request within 24 h gets the same desk.

    `origin` is the address that wrong codes are counted by. Raises `ProblemError`.
    """
    now = centre.now()
    with centre.store.write() as connection:
        _refuse_guessing(connection, origin, now)
        code = devices.code(connection, _hash(request.code))
        if code is None:
            devices.add_wrong_try(connection, origin, now)
        else:
            device = _device(connection, request, code, now)
            return _answer(connection, centre, device, request, now)
    raise ProblemError(ProblemCode.WRONG_CODE)


def _refuse_guessing(connection: Transaction, origin: str, now: datetime) -> None:
    devices.forget_tries_before(connection, now - TRIES_COUNT_FOR)
    tries = devices.wrong_tries_since(connection, origin, now - TRIES_COUNT_FOR)
    if len(tries) >= MOST_WRONG_TRIES:
        wait = tries[-MOST_WRONG_TRIES] + TRIES_COUNT_FOR - now
        seconds = max(1, int(wait.total_seconds()) + 1)
        raise ProblemError(ProblemCode.TOO_MANY_TRIES, headers={"Retry-After": str(seconds)})


def _device(
    connection: Transaction, request: EnrolmentRequest, code: EnrolmentCode, now: datetime
) -> Device:
    """The desk of the request: known by its key, or new."""
    if now - code.made_at >= CODE_VALID:
        raise ProblemError(ProblemCode.EXPIRED_CODE)
    known = devices.device_with_key(connection, request.public_key)
    if code.used_at is not None and not _used_it(connection, request, known, code):
        raise ProblemError(ProblemCode.USED_CODE)
    if known is not None and not known.in_use:
        raise ProblemError(ProblemCode.REVOKED, "this desk was taken out of use")
    if known is not None and known.venue != code.venue:
        raise ProblemError(ProblemCode.BAD_REQUEST, "this key belongs to a desk of another venue")
    name = code.name or request.device_name
    if known is None:
        device_id = _id_of(connection, request, now)
        known = Device(device_id, code.venue, name, request.public_key, now, None)
        devices.add_device(connection, known, request.sealing_key, request.app_version)
    else:
        devices.renew_device(connection, known.id, name, request.sealing_key, request.app_version)
    if code.used_at is None:
        devices.use_code(connection, _hash(request.code), known.id, now)
    return known


def _used_it(
    connection: Transaction,
    request: EnrolmentRequest,
    known: Device | None,
    code: EnrolmentCode,
) -> bool:
    """Whether this is the request that used a code, once more. The request is not signed, and a
    public key is no secret: it is by its sealing key too, for what is sealed to it.
    """
    return (
        known is not None
        and known.id == code.device
        and epochs.sealing_key_of(connection, known.id) == request.sealing_key
    )


def _id_of(connection: Transaction, request: EnrolmentRequest, now: datetime) -> str:
    """A new desk's id: the one it says it had, which its rows name, where that is nobody's here. A
    centre put back to before an enrolment knows the desk again so.
    """
    if request.device is None or devices.device(connection, request.device) is not None:
        return new_id(now)
    return request.device


def _answer(
    connection: Transaction,
    centre: Centre,
    device: Device,
    request: EnrolmentRequest,
    now: datetime,
) -> bytes:
    epoch = epoch_told(connection, now)
    epochs.note_keys_given(connection, device.id, epoch.number)
    network = settings.network(connection)
    try:
        sealed = keys.seal(request.sealing_key, epoch.list_key, LIST_KEY_CONTEXT)
    except ValueError as error:
        raise ProblemError(ProblemCode.BAD_REQUEST, "not a sealing key") from error
    answer = Enrolment(
        device=device.id,
        name=device.name,
        venue=Venue(
            id=device.venue, name=devices.venue_name(connection, device.venue) or device.venue
        ),
        centre_key=centre.public_key,
        sealed_list_key=sealed,
        epoch=epoch.number,
        code_formats=network.code_formats,
        zone=network.days.zone,
        day_start=network.days.day_start,
        generation=network.generation,
        at=now,
    )
    return make_statement(centre.signing_key, StatementType.ENROLMENT, answer)


def _hash(code: str) -> bytes:
    """Of the code without case, spaces, hyphens and look-alikes; 60 random bits need no salt."""
    return hashlib.sha256(b"kaiku-code-1" + code.upper().translate(_READ_AS).encode()).digest()
