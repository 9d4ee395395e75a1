"""Down: the list keys of epochs, and the tags that earlier uses have under the next one."""

from sync.client.errors import BadReply, OldReply
from sync.client.http import Centre
from sync.client.ports import Identity, Replica
from sync.protocol.list_keys import ListKeys, Tags
from sync.protocol.statements import BadStatement, StatementType, read_statement

MAX_PAGES = 2_000


def pull_list_keys(centre: Centre, identity: Identity, replica: Replica, wanted: int) -> None:
    """Fetch the list keys where that of an epoch is missing here. Raises `SyncError`."""
    before = replica.installed()
    if wanted in before.keys_of:
        return
    came = centre.get("/v1/list-keys")
    try:
        answer = read_statement(came.body, StatementType.LIST_KEYS, ListKeys, identity.centre_key)
    except BadStatement as error:
        raise BadReply("list keys that the centre did not sign") from error
    if answer.device != identity.device or (
        before.generation is not None and answer.generation != before.generation
    ):
        raise BadReply("list keys for another desk")
    if answer.nonce != came.nonce:
        raise OldReply("list keys that answered another request")
    if wanted not in {each.epoch for each in answer.list_keys}:
        raise BadReply("list keys without the one that the head names")
    try:
        replica.keep_list_keys(answer)
    except ValueError as error:
        raise BadReply("a list key that is not for this desk") from error


def pull_tags(centre: Centre, identity: Identity, replica: Replica, epoch: int) -> None:
    """Lay the tags ready that the uses here have in an epoch, page by page from where the last
    round stopped. Raises `SyncError`.
    """
    for _ in range(MAX_PAGES):
        cursor = replica.tags_cursor(epoch)
        if cursor is None:
            return
        came = centre.get(f"/v1/tags?epoch={epoch}&after={cursor}")
        try:
            page = read_statement(came.body, StatementType.TAGS, Tags, identity.centre_key)
        except BadStatement as error:
            raise BadReply("tags that the centre did not sign") from error
        _check(page, identity, replica, epoch, cursor)
        if page.nonce != came.nonce:
            raise OldReply("tags that answered another request")
        replica.note_tags(page)
        if not page.more:
            return
    raise BadReply("tags without end")


def _check(page: Tags, identity: Identity, replica: Replica, epoch: int, cursor: int) -> None:
    generation = replica.installed().generation or page.generation
    asked = (identity.device, generation, epoch, cursor)
    if (page.device, page.generation, page.epoch, page.after) != asked or page.cursor < cursor:
        raise BadReply("tags for another desk, epoch or cursor")
    if page.more and page.cursor == cursor:
        raise BadReply("tags without end")
