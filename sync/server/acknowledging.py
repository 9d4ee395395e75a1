"""Taking a desk's batch, whoever brings it: checked, stored, judged, and acknowledged."""

import logging

from pydantic import ValidationError

from sync.protocol.messages import Acknowledgement, LedgerBatch
from sync.protocol.problems import ProblemCode
from sync.protocol.rows import UnknownCardsRow
from sync.protocol.statements import StatementType, make_statement
from sync.server.intake import Taken, check_batch, take_batch
from sync.server.requests import Services, Signed, note_nonce
from sync.server.store import devices
from sync.server.store.devices import Device
from sync.web.problem_answers import ProblemError

log = logging.getLogger(__name__)


def acknowledge(services: Services, device: Device, body: bytes, signed: Signed | None) -> bytes:
    """The signed acknowledgement of a batch's rows, durable and judged by then. `signed` is the
    desk's own request, which the answer names; None where another one carries the batch, and its
    own signature is all that proves it. Raises `ProblemError`.
    """
    centre = services.centre
    batch = check_batch(device, _batch(body))
    with centre.store.write() as connection:
        devices.device(connection, device.id, lock=True)
        if signed is not None:
            note_nonce(connection, signed, centre.now())
        taken = take_batch(connection, device, batch, centre.now())
        if centre.store.is_sqlite:
            services.judging.judge_stored(connection, taken)
    if not centre.store.is_sqlite:
        services.judging.judge_committed(taken)
    _tell_unknown(device, taken)
    acknowledged_seq, head_hash = taken.acknowledged
    acknowledgement = Acknowledgement(
        device=device.id,
        incarnation=taken.incarnation.id,
        acknowledged_seq=acknowledged_seq,
        head_hash=head_hash,
        generation=centre.network.generation,
        at=centre.now(),
        closed=taken.incarnation.closed or None,
        nonce=None if signed is None else signed.nonce,
    )
    return make_statement(centre.signing_key, StatementType.ACKNOWLEDGEMENT, acknowledgement)


def _tell_unknown(device: Device, taken: Taken) -> None:
    """Tell whoever runs the centre of a desk at which somebody seems to try codes."""
    for row in taken.read.values():
        if isinstance(row, UnknownCardsRow):
            told = {"device": device.id, "count": row.cards, "day": row.day.isoformat()}
            log.warning("many unknown cards at the desk", extra=told)


def _batch(body: bytes) -> LedgerBatch:
    try:
        return LedgerBatch.model_validate_json(body, strict=True)
    except ValidationError as error:
        if any(each["type"] == "too_long" for each in error.errors()):
            raise ProblemError(ProblemCode.TOO_LARGE, "too many rows") from error
        raise ProblemError(ProblemCode.BAD_REQUEST, "not a batch of rows") from error
