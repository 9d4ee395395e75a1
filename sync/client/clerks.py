"""Down: who may sign in at the venue's desks."""

from sync.client.errors import BadReply
from sync.client.http import Centre
from sync.client.ports import Identity, Replica
from sync.protocol.clerks import Clerks
from sync.protocol.statements import BadStatement, StatementType, read_statement


def pull_clerks(centre: Centre, identity: Identity, replica: Replica, wanted: int) -> bool:
    """Bring the clerks to the version that the head names; whether they changed. Raises
    `SyncError`; then those known before stay.
    """
    before = replica.installed()
    if wanted == before.clerks_version:
        return False
    body = centre.get("/v1/clerks").body
    try:
        clerks = read_statement(body, StatementType.CLERKS, Clerks, identity.centre_key)
    except BadStatement as error:
        raise BadReply("clerks that the centre did not sign") from error
    if clerks.device != identity.device or clerks.generation != before.generation:
        raise BadReply("clerks for another desk")
    if clerks.version < wanted:
        raise BadReply("clerks older than the head names")
    replica.install_clerks(clerks)
    return True
