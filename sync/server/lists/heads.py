"""The head: what is in force for a venue now, signed anew at least every hour."""

import hashlib
from collections.abc import Collection
from datetime import datetime, timedelta

from sync.protocol.messages import DeltaRef, Head, ProgrammeRef, SnapshotRef
from sync.protocol.statements import StatementType, make_statement
from sync.server.asking.known import HeadAnswer, HeadStamp, KnownHead
from sync.server.centre import Centre
from sync.server.running.faults import unavailable
from sync.server.store import clerks, epochs, publications, register, settings
from sync.server.store.database import Transaction
from sync.server.store.publications import SignedHead

VALID = timedelta(hours=24)
SIGNED_ANEW_AFTER = timedelta(hours=1)
MOST_BLOCKS = 200


def head_for(centre: Centre, venue: str) -> HeadAnswer:
    """The head of a venue. Raises `ProblemError` `unavailable` before the first list."""
    now, signer = centre.now(), centre.public_key
    with centre.store.read() as connection:
        stamp = publications.head_stamps(connection, [venue])[venue]
        known = _known(centre, venue, stamp)
        if known is not None:
            return known
        wanted = _head(centre, connection, venue, now)
        last = publications.signed_head(connection, venue)
    if last is None or not _serves(last, _content(wanted, signer), now):
        last = _sign(centre, venue)
    answer = HeadAnswer(last.statement, f'"{hashlib.sha256(last.statement).hexdigest()[:32]}"')
    centre.known.heads[venue] = KnownHead(stamp, signer, last.issued_at, answer)
    return answer


def known_heads(
    centre: Centre, connection: Transaction, wanted: Collection[str]
) -> dict[str, HeadAnswer]:
    """The heads of those of these venues whose last answer still stands."""
    stamps = publications.head_stamps(connection, wanted)
    known = {venue: _known(centre, venue, stamp) for venue, stamp in stamps.items()}
    return {venue: answer for venue, answer in known.items() if answer is not None}


def _known(centre: Centre, venue: str, stamp: HeadStamp) -> HeadAnswer | None:
    """The last answer where nothing has changed of what it says, and no other process has signed
    one since.
    """
    known = centre.known.heads.get(venue)
    if (
        known is not None
        and (known.stamp, known.signer) == (stamp, centre.public_key)
        and centre.now() - known.issued_at < SIGNED_ANEW_AFTER
    ):
        return known.answer
    return None


def _serves(last: SignedHead, content: bytes, now: datetime) -> bool:
    return last.content == content and now - last.issued_at < SIGNED_ANEW_AFTER


def _sign(centre: Centre, venue: str) -> SignedHead:
    """A new head. It says what is so under the lock: a desk takes none that was issued before one
    it has seen, and a later one for the newer.
    """
    with centre.store.write() as connection:
        settings.take(connection, settings.Lock.REGISTER)
        wanted = _head(centre, connection, venue, centre.now())
        content = _content(wanted, centre.public_key)
        last = publications.signed_head(connection, venue)
        if last is not None and _serves(last, content, wanted.issued_at):
            return last
        issued_at = max(wanted.issued_at, last.issued_at) if last else wanted.issued_at
        head = wanted.model_copy(update={"issued_at": issued_at, "expires_at": issued_at + VALID})
        statement = make_statement(centre.signing_key, StatementType.HEAD, head)
        signed = SignedHead(content, issued_at, statement)
        publications.keep_head(connection, venue, signed)
    return signed


def _content(head: Head, signer: bytes) -> bytes:
    """A hash of all that a head says but its moments, and of who signs it."""
    fixed = datetime.fromtimestamp(0, head.issued_at.tzinfo)
    said = head.model_copy(update={"issued_at": fixed, "expires_at": fixed}).to_bytes()
    return hashlib.sha256(signer + said).digest()


def _head(centre: Centre, connection: Transaction, venue: str, now: datetime) -> Head:
    current = publications.current_list(connection)
    programme = publications.current_programme(connection, venue)
    if current is None or programme is None:
        raise unavailable("nothing is published yet")
    oldest = settings.minimum_client(connection)
    blocks = register.blocked_since(connection, current.epoch, current.last_state, MOST_BLOCKS)
    newest = max(each.number for each in epochs.all_epochs(connection) if each.is_ready)
    return Head(
        version=current.version,
        generation=centre.network.generation,
        issued_at=now,
        expires_at=now + VALID,
        epoch=current.epoch,
        snapshot=SnapshotRef(
            version=current.version,
            sha256=current.sha256,
            size=current.size,
            count=current.count,
        ),
        deltas=tuple(
            DeltaRef(
                from_version=delta.from_version,
                to_version=delta.to_version,
                sha256=delta.sha256,
                size=delta.size,
                count=delta.count,
            )
            for delta in publications.deltas_to(connection, current.version)
        ),
        programme=ProgrammeRef(
            version=programme.version, sha256=programme.sha256, size=programme.size
        ),
        blocks=tuple(sorted(blocks)),
        minimum_client=oldest.version,
        minimum_client_from=oldest.since,
        clerks=clerks.version_of(connection, venue) or None,
        venue=venue,
        next_epoch=newest if newest > current.epoch else None,
    )
