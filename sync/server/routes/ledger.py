"""`POST /v1/ledger`, and `POST /v1/carried` for what a relay brings."""

from fastapi import APIRouter, Response
from fastapi.concurrency import run_in_threadpool

from sync.protocol.messages import Acknowledgement, LedgerBatch
from sync.protocol.problems import ProblemCode
from sync.protocol.relays import CarriedBatch
from sync.protocol.statements import StatementType
from sync.server.asking.requests import CentreServices, Services
from sync.server.asking.signers import verified
from sync.server.document.describing import OF_DESKS, OPENLY, described, statement
from sync.server.ledger.uploads import Upload, read_upload
from sync.server.store import devices
from sync.web.bodies import Received, WholeRequest, message_of, plain_body, statement_answer
from sync.web.problem_answers import ProblemError

router = APIRouter()

_TAKEN = statement(StatementType.ACKNOWLEDGEMENT, Acknowledgement)
_REFUSED = frozenset({ProblemCode.BAD_REQUEST, ProblemCode.BAD_SIGNATURE, ProblemCode.GAP})


@router.post("/v1/ledger", **described(_TAKEN, takes=LedgerBatch, refuses=OF_DESKS | _REFUSED))
async def post_ledger(services: CentreServices, received: WholeRequest) -> Response:
    """Store rows durably, judge them, and acknowledge them with a signature."""
    reading = run_in_threadpool(_own, services, received)
    return statement_answer(received, await services.uploads.ask_once_read(reading))


@router.post(
    "/v1/carried",
    **described(
        _TAKEN,
        takes=CarriedBatch,
        refuses=_REFUSED | {ProblemCode.UNKNOWN_DEVICE},
        security=OPENLY,
    ),
)
async def post_carried(services: CentreServices, received: WholeRequest) -> Response:
    """The same for a batch that comes by way of others. Its request is nobody's: the desk's
    signature over the batch says whose rows these are, however late they come.
    """
    reading = run_in_threadpool(_carried, services, received)
    return statement_answer(received, await services.uploads.ask_once_read(reading))


def _own(services: Services, received: Received) -> Upload:
    signed = verified(services.centre, received)
    return read_upload(signed.device, plain_body(received), signed.nonce)


def _carried(services: Services, received: Received) -> Upload:
    carried = message_of(received, CarriedBatch, "not a batch that is carried")
    with services.centre.store.read() as connection:
        device = devices.device(connection, carried.device)
    if device is None:
        raise ProblemError(ProblemCode.UNKNOWN_DEVICE)
    return read_upload(device, carried.batch.encode(), None)
