"""Telling the centre how often this desk refused: behind all else of a round, at no cost to it."""

from sync.client.errors import BadReply, NotTaken, OldReply, SyncError
from sync.client.http import Centre
from sync.client.ports import Identity, Refusals
from sync.protocol.refusals import RefusalsHeard, RefusalsTold
from sync.protocol.statements import BadStatement, StatementType, read_statement

PATH = "/v1/refusals"


def tell_refusals(centre: Centre, identity: Identity, refusals: Refusals) -> int:
    """Tell what the centre does not know, where it is time to; how many counts it has heard. A
    centre that takes none is left alone for long. Raises no `SyncError`: what could not be told is
    told another time.
    """
    messages = refusals.waiting()
    if not messages:
        return 0
    refusals.rest(refused=False)
    heard = 0
    try:
        for told in messages:
            refusals.heard(told, _tell(centre, identity, told))
            heard += len(told.counts)
    except NotTaken:
        refusals.rest(refused=True)
    except SyncError:
        pass
    return heard


def _tell(centre: Centre, identity: Identity, told: RefusalsTold) -> RefusalsHeard:
    came = centre.post(PATH, told.to_bytes())
    try:
        answer = read_statement(
            came.body, StatementType.REFUSALS, RefusalsHeard, identity.centre_key
        )
    except BadStatement as error:
        raise BadReply("refusals that the centre did not sign for") from error
    if answer.device != identity.device:
        raise BadReply("refusals of another desk")
    if answer.nonce != came.nonce:
        raise OldReply("an answer to other refusals")
    return answer
