"""Leases: the desk asks for its shares of hard quotas, ahead of need."""

from sync.client.errors import BadReply, OldReply
from sync.client.http import Centre
from sync.client.ports import Identity, Leases, Replica
from sync.protocol.messages import LeaseAnswer, LeaseRequest
from sync.protocol.statements import BadStatement, StatementType, read_statement


def ask_for_leases(centre: Centre, identity: Identity, replica: Replica, leases: Leases) -> int:
    """Ask for what the desk wants and hold what comes; how many leases came. Raises `SyncError`;
    `OldReply` where the centre was restored since the changes came: the next round hears first
    which leases it knows.
    """
    came = 0
    for request in leases.requests():
        answer = _ask(centre, identity, request)
        known = replica.installed().generation
        if known is not None and answer.generation != known:
            raise OldReply("a lease of a centre of another generation")
        leases.take(answer)
        came += answer.lease is not None
    return came


def _ask(centre: Centre, identity: Identity, request: LeaseRequest) -> LeaseAnswer:
    came = centre.post("/v1/leases", request.to_bytes())
    try:
        answer = read_statement(came.body, StatementType.LEASE, LeaseAnswer, identity.centre_key)
    except BadStatement as error:
        raise BadReply("a lease that the centre did not sign") from error
    asked = (identity.device, request.incarnation, request.event)
    if (answer.device, answer.incarnation, answer.event) != asked:
        raise BadReply("a lease for another desk or another event")
    if answer.nonce != came.nonce:
        raise OldReply("a lease that answered another request")
    if answer.lease is not None and answer.lease.incarnation != request.incarnation:
        raise BadReply("a lease of another incarnation")
    return answer
