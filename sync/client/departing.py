"""Leaving: a desk tells the centre that it is used no more."""

from collections.abc import Callable
from datetime import datetime

from sync.client.errors import BadReply
from sync.client.http import Centre
from sync.client.ports import Identity
from sync.protocol.messages import Departure, DepartureRequest
from sync.protocol.statements import BadStatement, StatementType, read_statement


def depart(identity: Identity, now: Callable[[], datetime], correlation: str) -> Departure:
    """The centre's signed word that this desk has left; asked again it is the same. Raises
    `SyncError`, and then nothing is sure.
    """
    centre = Centre(identity.address, identity, now=now, correlation=correlation)
    try:
        body = centre.post("/v1/departures", DepartureRequest().to_bytes()).body
    finally:
        centre.close()
    try:
        answer = read_statement(body, StatementType.DEPARTURE, Departure, identity.centre_key)
    except BadStatement as error:
        raise BadReply("a departure that the centre did not sign") from error
    if answer.device != identity.device:
        raise BadReply("a departure of another desk")
    return answer
