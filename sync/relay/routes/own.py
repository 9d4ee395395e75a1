"""A relay's own paths: pairing, custody of batches, and news of the venue's other desks."""

from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import ValidationError

from sync.client.exchanging import Refused, checked_links
from sync.protocol.encoding import Id
from sync.protocol.messages import LedgerBatch
from sync.protocol.problems import ProblemCode
from sync.protocol.relays import (
    MAX_CUSTODY_BYTES,
    CarriedBatch,
    Custody,
    News,
    Pairing,
    PairingRequest,
)
from sync.protocol.statements import BadStatement, StatementType, make_statement
from sync.relay.relay import Relay
from sync.relay.requests import PairedDesk, ThisRelay, signer_of
from sync.web.bodies import WholeRequest, plain_body, statement_answer
from sync.web.problem_answers import ProblemError

router = APIRouter()
_PAGE_BYTES = 2 * 1024 * 1024
_After = Annotated[int, Query(ge=0, lt=2**62)]


@router.post("/v1/relay/pairings")
def post_pairing(relay: ThisRelay, received: WholeRequest) -> Response:
    """Serve a desk from now on: it knows the code on show, and the centre vouches for its key."""
    try:
        asked = PairingRequest.model_validate_json(plain_body(received))
    except ValidationError as error:
        raise ProblemError(ProblemCode.BAD_REQUEST, "not a pairing") from error
    if not relay.codes.fits(asked.code):
        relay.poke()
        raise ProblemError(ProblemCode.WRONG_CODE)
    try:
        if asked.devices is not None:
            relay.word.hear_devices(asked.devices, pairing=True)
    except BadStatement as error:
        raise ProblemError(ProblemCode.BAD_SIGNATURE, str(error)) from error
    desks, venue = relay.word.devices, relay.word.venue
    if desks is None or venue is None:
        raise ProblemError(ProblemCode.UNAVAILABLE, "the centre was never reached")
    desk = signer_of(received, desks.key_of)
    relay.codes.used()
    relay.store.pair(desk.device, desk.public_key)
    relay.poke()
    answer = Pairing(device=desk.device, venue=venue, relay=relay.name)
    statement = make_statement(relay.key.private, StatementType.PAIRING, answer)
    return statement_answer(received, statement)


@router.post("/v1/relay/batches")
def post_batch(relay: ThisRelay, desk: PairedDesk, received: WholeRequest) -> Response:
    """Take a batch into custody, as it was written: durable before its receipt is given."""
    body = plain_body(received)
    if len(body) > MAX_CUSTODY_BYTES:
        raise ProblemError(ProblemCode.TOO_LARGE)
    try:
        text = body.decode()
        batch = LedgerBatch.model_validate_json(text)
        checked_links(desk.device, desk.public_key, batch)
    except (ValidationError, UnicodeDecodeError) as error:
        raise ProblemError(ProblemCode.BAD_REQUEST, "not a batch of rows") from error
    except Refused as error:
        raise ProblemError(ProblemCode.BAD_SIGNATURE, str(error)) from error
    needed = relay.store.take(desk.device, batch, text, int(relay.now()))
    if needed is not None:
        raise ProblemError(ProblemCode.GAP, needed_seq=needed)
    relay.poke()
    return statement_answer(received, _receipt(relay, desk.device, batch))


def _receipt(relay: Relay, device: str, batch: LedgerBatch) -> bytes:
    end = batch.from_seq + len(batch.row_bytes) - 1
    receipt = Custody(
        device=device,
        incarnation=batch.incarnation,
        from_seq=batch.from_seq,
        held_seq=end,
        head_hash=batch.head_hash,
    )
    return make_statement(relay.key.private, StatementType.CUSTODY, receipt)


@router.get("/v1/relay/news")
def get_news(  # noqa: PLR0917 - what a request says
    relay: ThisRelay,
    desk: PairedDesk,
    received: WholeRequest,
    incarnation: Id,
    after: _After = 0,
    acknowledged: _After = 0,
) -> Response:
    """Batches of the venue's other desks in use, and the centre's word on the asker's own."""
    desks = relay.word.devices
    shared = [each.device for each in desks.devices] if desks else []
    if desk.device not in shared:
        # It was taken out of use: what it gave is still carried, and it hears of nobody.
        raise ProblemError(ProblemCode.REVOKED)
    page, cursor, more = relay.store.page(after, desk.device, shared, _PAGE_BYTES)
    own = relay.store.chain(desk.device, incarnation)
    said = own.acknowledgement if own and own.acknowledged_seq > acknowledged else None
    news = News(
        relay=relay.name,
        after=after,
        cursor=cursor,
        more=more,
        batches=tuple(CarriedBatch(device=each.device, batch=each.text) for each in page),
        acknowledgements=(said,) if said else (),
        needed=own.needed_seq if own else None,
        lacks=relay.files.lacks(relay.word.head),
        reaches_centre=relay.way.is_open,
    )
    return statement_answer(received, news.to_bytes())
