"""Leases: the desk asks for its shares of hard quotas, ahead of need."""

from sync.client.errors import BadReply
from sync.client.http import Centre
from sync.client.ports import Identity, Leases
from sync.protocol.messages import LeaseAnswer, LeaseRequest
from sync.protocol.statements import BadStatement, StatementType, read_statement


def ask_for_leases(centre: Centre, identity: Identity, leases: Leases) -> int:
    """Ask for what the desk wants and hold what comes; how many leases came. Raises `SyncError`."""
    came = 0
    for request in leases.requests():
        answer = _ask(centre, identity, request)
        leases.take(answer)
        came += answer.lease is not None
    return came


def _ask(centre: Centre, identity: Identity, request: LeaseRequest) -> LeaseAnswer:
    body = centre.post("/v1/leases", request.to_bytes()).body
    try:
        answer = read_statement(body, StatementType.LEASE, LeaseAnswer, identity.centre_key)
    except BadStatement as error:
        raise BadReply("a lease that the centre did not sign") from error
    asked = (identity.device, request.incarnation, request.event)
    if (answer.device, answer.incarnation, answer.event) != asked:
        raise BadReply("a lease for another desk or another event")
    if answer.lease is not None and answer.lease.incarnation != request.incarnation:
        raise BadReply("a lease of another incarnation")
    return answer
