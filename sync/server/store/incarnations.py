"""The incarnations of one desk: which follows which, how far each is here, and their rows again."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select, update

from sync.protocol.chain import next_hash
from sync.server.store.chains import Branch, Incarnation
from sync.server.store.tables import forks, incarnations, ledger_rows


@dataclass(frozen=True, slots=True)
class RowsAgain:
    """Consecutive rows of a branch as they came. `previous_hash` is the chain's before the first;
    empty where the branch continues nothing that is here.
    """

    from_seq: int
    previous_hash: bytes
    bodies: tuple[bytes, ...]
    more: bool


def newest(connection: Connection, device: str, most: int) -> list[Incarnation]:
    """The newest incarnations of a desk, the newest first."""
    own = connection.execute(_NEWEST, {"device": device, "most": most}).all()
    others: dict[str, list[Branch]] = defaultdict(list)
    for incarnation, branch, seq, head in connection.execute(_FORKS, {"device": device}):
        others[incarnation].append(Branch(branch, seq, bytes(head)))
    followed = set(connection.scalars(_FOLLOWED, {"device": device}))
    return [
        Incarnation(
            device,
            incarnation,
            (Branch(0, seq, bytes(head)), *others[incarnation]),
            previous,
            incarnation in followed,
        )
        for incarnation, seq, head, previous in own
    ]


def note_previous(connection: Connection, device: str, incarnation: str, previous: str) -> None:
    """Note which incarnation another one says it follows."""
    connection.execute(
        update(incarnations)
        .where(incarnations.c.device == device, incarnations.c.incarnation == incarnation)
        .values(previous=previous)
    )


def followers(connection: Connection, device: str, previous: str) -> list[bytes]:
    """The first row of each incarnation that follows one."""
    query = (
        select(ledger_rows.c.body)
        .join(
            incarnations,
            (incarnations.c.device == ledger_rows.c.device)
            & (incarnations.c.incarnation == ledger_rows.c.incarnation),
        )
        .where(
            incarnations.c.device == device,
            incarnations.c.previous == previous,
            ledger_rows.c.branch == 0,
            ledger_rows.c.seq == 1,
        )
    )
    return [bytes(body) for body in connection.scalars(query)]


def rows_again(  # noqa: PLR0917 - a place, and how much
    connection: Connection,
    device: str,
    incarnation: str,
    branch: int,
    from_seq: int,
    most: int,
    most_bytes: int,
) -> RowsAgain | None:
    """Rows of a branch from a number on, at most so many rows and, beyond the first, so many bytes;
    None where there is none.
    """
    found = connection.execute(
        select(ledger_rows.c.seq, ledger_rows.c.body, ledger_rows.c.hash)
        .where(
            ledger_rows.c.device == device,
            ledger_rows.c.incarnation == incarnation,
            ledger_rows.c.branch == branch,
            ledger_rows.c.seq >= from_seq,
        )
        .order_by(ledger_rows.c.seq)
        .limit(most + 1)
    ).all()
    if not found:
        return None
    bodies: list[bytes] = []
    size = 0
    for _, body, _ in found[:most]:
        size += len(body)
        if bodies and size > most_bytes:
            break
        bodies.append(bytes(body))
    first = found[0]
    previous = _hash_before(connection, device, incarnation, first.seq, bodies[0], first.hash)
    return RowsAgain(first.seq, previous, tuple(bodies), len(bodies) < len(found))


def _hash_before(  # noqa: PLR0917 - a row's whole place
    connection: Connection, device: str, incarnation: str, seq: int, body: bytes, own_hash: bytes
) -> bytes:
    """The hash that a row was chained to, on whichever branch it is; empty where on none, and for
    the first row.
    """
    query = select(ledger_rows.c.hash).where(
        ledger_rows.c.device == device,
        ledger_rows.c.incarnation == incarnation,
        ledger_rows.c.seq == seq - 1,
    )
    for found in connection.scalars(query):
        if next_hash(bytes(found), body) == bytes(own_hash):
            return bytes(found)
    return b""


_NEWEST = (
    select(
        incarnations.c.incarnation,
        incarnations.c.head_seq,
        incarnations.c.head_hash,
        incarnations.c.previous,
    )
    .where(incarnations.c.device == bindparam("device"))
    .order_by(incarnations.c.first_at.desc(), incarnations.c.incarnation.desc())
    .limit(bindparam("most"))
)
_FORKS = (
    select(forks.c.incarnation, forks.c.branch, forks.c.head_seq, forks.c.head_hash)
    .where(forks.c.device == bindparam("device"))
    .order_by(forks.c.branch)
)
_FOLLOWED = select(incarnations.c.previous).where(
    incarnations.c.device == bindparam("device"), incarnations.c.previous.is_not(None)
)
