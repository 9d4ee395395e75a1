"""Down: the signed head, the files it names, and the changes since the cursor."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from pydantic import ValidationError

from sync.client.downloading import download, forget_files
from sync.client.errors import BadReply, NotKept, OldReply, VersionMismatch
from sync.client.http import Centre
from sync.client.list_keys import pull_list_keys, pull_tags
from sync.client.ports import Identity, Progress, Replica
from sync.protocol.list_files import BadListFile
from sync.protocol.messages import Changes, DeltaRef, Head
from sync.protocol.positions import Installed
from sync.protocol.statements import BadStatement, StatementType, read_statement
from sync.protocol.versions import CLIENT_VERSION

MAX_LIST_BYTES = 256 * 1024 * 1024
MAX_PROGRAMME_BYTES = 16 * 1024 * 1024
MAX_DELTAS = 8
MAX_PAGES = 1000
"""So many pages of changes a round takes."""


@dataclass(frozen=True, slots=True)
class Pulled:
    """What a round brought down."""

    list_version: int = 0
    list_changed: bool = False
    programme_changed: bool = False
    changes: int = 0
    minimum_client: str = "0"
    clerks_version: int = 0
    clerks_changed: bool = False
    next_epoch: int | None = None


def fetch_head(centre: Centre, identity: Identity, now: datetime) -> Head:
    """The head in force: signed, for this desk's venue, not expired. Raises `BadReply`; `OldReply`
    for an old one.
    """
    body = centre.get("/v1/head").body
    try:
        head = read_statement(body, StatementType.HEAD, Head, identity.centre_key)
    except BadStatement as error:
        raise BadReply("a head that the centre did not sign") from error
    if head.venue is not None and identity.venue is not None and head.venue != identity.venue:
        raise BadReply("a head for another venue")
    if head.expires_at <= now:
        raise OldReply("a head that has expired")
    return head


def pull_files(
    centre: Centre,
    identity: Identity,
    replica: Replica,
    now: datetime,
    progress: Progress,
) -> Pulled:
    """Bring list and programme to what the head names; each is put in force whole or not at all.
    Raises `SyncError`; `NotKept` where this machine's disk takes no file.
    """
    head = fetch_head(centre, identity, now)
    before = replica.installed()
    if before.generation is not None and head.generation != before.generation:
        replica.start_over(head.generation)
        before = replica.installed()
    if head.version < before.highest_version:
        raise OldReply("a list older than one already installed")
    if before.head_issued_at and head.issued_at < before.head_issued_at:
        raise OldReply("a head older than one already seen")
    # A head counts as seen once all it names is here; its programme may have come before that.
    if head.programme.version < before.programme_version:
        raise OldReply("a programme older than the one in force")
    try:
        pull_list_keys(centre, identity, replica, head.epoch)
        programme_changed = _pull_programme(centre, replica, head, before)
        list_changed = _pull_list(centre, identity, replica, head, before, progress)
    except (BadListFile, ValidationError, ValueError) as error:
        raise BadReply("a file that does not hold what it says") from error
    except OSError as error:
        raise NotKept(error) from error
    replica.note_head(head)
    with suppress(OSError):  # what stays for want of a right is in nobody's way
        # All is in force: what came lies readable here, and a store encrypted.
        forget_files(replica.downloads(), set())
    return Pulled(
        head.version,
        list_changed,
        programme_changed,
        0,
        head.minimum_client,
        head.clerks or 0,
        next_epoch=head.next_epoch,
    )


def _pull_programme(centre: Centre, replica: Replica, head: Head, before: Installed) -> bool:
    wanted = head.programme
    if wanted.version == before.programme_version:
        return False
    if wanted.size > MAX_PROGRAMME_BYTES:
        raise BadReply("a programme too large to be one")
    file = download(centre, replica.downloads(), wanted.sha256, wanted.size, _silent)
    replica.install_programme(head, file)
    return True


def _pull_list(  # noqa: PLR0917 - one step of `pull_files`
    centre: Centre,
    identity: Identity,
    replica: Replica,
    head: Head,
    before: Installed,
    progress: Progress,
) -> bool:
    if head.version == before.list_version and head.epoch == before.epoch:
        return False
    steps = _delta_path(head, before)
    if steps is None or sum(step.size for step in steps) >= head.snapshot.size:
        if head.snapshot.version != head.version or head.snapshot.size > MAX_LIST_BYTES:
            raise BadReply("a head whose snapshot is not its list")
        wanted = head.snapshot
        file = download(centre, replica.downloads(), wanted.sha256, wanted.size, progress)
        if head.epoch != before.epoch:
            pull_tags(centre, identity, replica, head.epoch)
        replica.install_snapshot(head, file, progress)
        return True
    for step in steps:
        file = download(centre, replica.downloads(), step.sha256, step.size, _silent)
        replica.apply_delta(head, step.to_version, step.count, file)
    return True


def _delta_path(head: Head, before: Installed) -> list[DeltaRef] | None:
    """The shortest run of deltas from the installed version to the head's, or None."""
    if before.list_version == 0 or before.epoch != head.epoch:
        return None
    best: dict[int, list[DeltaRef]] = {before.list_version: []}
    for delta in sorted(head.deltas, key=lambda each: (each.to_version, -each.from_version)):
        known = best.get(delta.from_version)
        if known is None or delta.to_version <= delta.from_version or len(known) >= MAX_DELTAS:
            continue
        path = [*known, delta]
        if delta.to_version not in best or len(path) < len(best[delta.to_version]):
            best[delta.to_version] = path
    return best.get(head.version)


def pull_changes(
    centre: Centre,
    identity: Identity,
    replica: Replica,
    told: Callable[[Changes], None] = lambda changes: None,
) -> int:
    """Apply what happened since the cursor, page by page; how many verdicts and uses came. `told`
    hears each page once it is applied. Behind `MAX_PAGES` the rest waits for the next round, so
    that rows are sent again between.
    """
    came, restarted = 0, False
    for _ in range(MAX_PAGES):
        installed = replica.installed()
        cursor = installed.changes_cursor
        answer = centre.get(_changes_path(installed))
        try:
            changes = read_statement(
                answer.body, StatementType.CHANGES, Changes, identity.centre_key
            )
        except BadStatement as error:
            raise BadReply("changes that the centre did not sign") from error
        if changes.device != identity.device or changes.after != cursor or changes.cursor < cursor:
            raise BadReply("changes for another desk or another cursor")
        if changes.nonce != answer.nonce:
            raise OldReply("changes that answered another request")
        if changes.more and changes.cursor == cursor:
            raise BadReply("changes without end")
        if installed.generation is not None and changes.generation != installed.generation:
            # The centre was restored since the head: its numbers mean other changes now.
            replica.start_over(changes.generation)
            if restarted:
                raise BadReply("a centre of two generations at once")
            restarted = True
            continue
        replica.apply_changes(changes)
        told(changes)
        came += len(changes.verdicts) + len(changes.uses)
        if not changes.more:
            break
    return came


def _changes_path(installed: Installed) -> str:
    """Where the feed goes on; uses come under the tags that this desk looks cards up by."""
    path = f"/v1/changes?after={installed.changes_cursor}"
    return f"{path}&epoch={installed.tag_epoch}" if installed.tag_epoch else path


def require_client(minimum: str) -> None:
    """Raise `VersionMismatch` where the centre serves newer desks only; uploads go on."""
    if is_too_old(minimum):
        raise VersionMismatch(minimum)


def is_too_old(minimum: str) -> bool:
    """Whether this program is older than a centre wants."""
    return _parts(minimum) > _parts(CLIENT_VERSION)


def _parts(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isascii() and part.isdigit())


def _silent(done: int, of: int) -> None:
    """Progress that nobody watches."""
