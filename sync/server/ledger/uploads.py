"""Taking desks' batches, whoever brings them: checked, stored, judged and acknowledged. What comes
while others are being stored is stored and judged together after them.
"""

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from sync.protocol.messages import Acknowledgement, LedgerBatch
from sync.protocol.problems import ProblemCode
from sync.protocol.rows import UnknownCardsRow
from sync.protocol.statements import StatementType, make_statement
from sync.server.asking.signers import Signed, take_nonces
from sync.server.centre import Centre
from sync.server.judging.rounds import Judging
from sync.server.ledger.intake import CheckedBatch, Taken, check_batch, take_batches
from sync.server.store import devices
from sync.server.store.database import DriverError, DriverUnable, Transaction
from sync.server.store.devices import Device
from sync.web.gathering import Gathering
from sync.web.problem_answers import ProblemError

log = logging.getLogger(__name__)
_MOST_ROWS = 2_000
"""Of one transaction, unless a single batch has more: all of its desks wait until it is done."""
_PATIENCE = 0.5
"""A desk with more rows sends them within some milliseconds; a few desks that go alone meanwhile
would have all others wait for two turns of judging instead of one.
"""


@dataclass(frozen=True, slots=True)
class Upload:
    """A batch of a desk, whose chain and signature hold. `nonce` is that of the desk's own request,
    which the answer names; None where another one carries the batch, and its own signature is all
    that proves it.
    """

    device: Device
    batch: CheckedBatch
    nonce: str | None


def read_upload(device: Device, body: bytes, nonce: str | None) -> Upload:
    """The batch of these bytes, checked as far as that needs no database. Raises `ProblemError`."""
    return Upload(device, check_batch(device, _batch(body)), nonce)


class Uploads(Gathering[Upload, bytes]):
    """Answers batches with the signed acknowledgement of their rows, durable and judged by then.
    Raises `ProblemError`.
    """

    def __init__(self, centre: Centre, judging: Judging) -> None:
        super().__init__(
            self._take,
            size=lambda upload: len(upload.batch.bodies),
            most=_MOST_ROWS,
            patience=_PATIENCE,
        )
        self._centre = centre
        self._judging = judging

    def _take(self, uploads: Sequence[Upload]) -> list[bytes | Exception]:
        taken = self._taken(uploads)
        return [
            outcome if isinstance(outcome, Exception) else self._acknowledgement(upload, outcome)
            for upload, outcome in zip(uploads, taken, strict=True)
        ]

    def _taken(self, uploads: Sequence[Upload]) -> Sequence[Taken | Exception]:
        try:
            return self._stored(uploads)
        except DriverUnable:
            raise
        except DriverError as error:
            if len(uploads) == 1:
                return [error]
            # What the database refuses of one must not fail the others.
            return [outcome for each in uploads for outcome in self._taken([each])]

    def _stored(self, uploads: Sequence[Upload]) -> list[Taken | ProblemError]:
        """What became of each: stored and judged in one transaction, in order."""
        outcomes: dict[int, Taken | ProblemError] = {}
        with self._centre.store.write() as connection:
            desks = devices.locked(connection, {each.device.id for each in uploads})
            now = self._centre.now()
            for place, refused in self._refused(connection, uploads, desks):
                outcomes[place] = refused
            while waiting := [each for each in range(len(uploads)) if each not in outcomes]:
                # What one desk sent twice is stored one after the other.
                firsts = {uploads[place].device.id: place for place in reversed(waiting)}
                batches = [(desks[desk], uploads[place].batch) for desk, place in firsts.items()]
                taken = take_batches(connection, batches, now)
                outcomes.update(zip(firsts.values(), taken, strict=True))
            stored = [each for each in outcomes.values() if isinstance(each, Taken)]
            self._judging.judge_stored(connection, stored)
        return [outcomes[place] for place in range(len(uploads))]

    def _refused(
        self, connection: Transaction, uploads: Sequence[Upload], desks: Mapping[str, Device]
    ) -> Iterator[tuple[int, ProblemError]]:
        """Which of them, by place, are of no desk any more, or of requests that came before."""
        signed = [Signed(each.device, each.nonce) for each in uploads if each.nonce is not None]
        taken = iter(take_nonces(self._centre, connection, signed, desks))
        for place, each in enumerate(uploads):
            of_own = next(taken) if each.nonce is not None else None
            if isinstance(of_own, ProblemError):
                yield place, of_own
            elif each.device.id not in desks:
                yield place, ProblemError(ProblemCode.UNKNOWN_DEVICE)

    def _acknowledgement(self, upload: Upload, taken: Taken) -> bytes:
        _tell_unknown(upload.device, taken)
        acknowledged_seq, head_hash = taken.acknowledged
        acknowledgement = Acknowledgement(
            device=upload.device.id,
            incarnation=taken.incarnation.id,
            acknowledged_seq=acknowledged_seq,
            head_hash=head_hash,
            generation=self._centre.network.generation,
            at=self._centre.now(),
            closed=taken.incarnation.closed or None,
            nonce=upload.nonce,
        )
        key = self._centre.signing_key
        return make_statement(key, StatementType.ACKNOWLEDGEMENT, acknowledgement)


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
