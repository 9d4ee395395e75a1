"""The chains that rows hang in: each incarnation's own one, and the branches beside it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select, update

from sync.server.store.chunks import insert_rows, one_of
from sync.server.store.tables import forks, incarnations, ledger_rows


@dataclass(frozen=True, slots=True)
class Branch:
    """The end of one branch of an incarnation's chain; branch 0 is its own chain."""

    branch: int
    head_seq: int
    head_hash: bytes


@dataclass(frozen=True, slots=True)
class Incarnation:
    """All branches of an incarnation, its own chain first; more than one means forked. `previous`
    is the one it follows, `followed` that another one follows it.
    """

    device: str
    id: str
    branches: tuple[Branch, ...]
    previous: str | None = None
    followed: bool = False

    @property
    def own(self) -> Branch:
        """The chain that acknowledgements speak of."""
        return self.branches[0]

    @property
    def forked(self) -> bool:
        """Whether rows came that do not continue the chain."""
        return len(self.branches) > 1

    @property
    def closed(self) -> bool:
        """Whether no more tickets may be given on it."""
        return self.forked or self.followed


def incarnation(connection: Connection, device: str, incarnation_id: str) -> Incarnation | None:
    """The chains of an incarnation; None before its first row."""
    whose = (device, incarnation_id)
    return incarnations_of(connection, [whose]).get(whose)


def incarnations_of(
    connection: Connection, wanted: Collection[tuple[str, str]]
) -> dict[tuple[str, str], Incarnation]:
    """The chains of those of these incarnations, each by its device and id, that have a row."""
    which = {
        "devices": sorted({device for device, _ in wanted}),
        "incarnations": sorted({each for _, each in wanted}),
    }
    branches: dict[tuple[str, str], list[Branch]] = {}
    for device, name, number, seq, head in connection.execute(_BRANCHES, which):
        branches.setdefault((device, name), []).append(Branch(number, seq, bytes(head)))
    return {
        (row.device, row.incarnation): Incarnation(
            row.device,
            row.incarnation,
            (
                Branch(0, row.head_seq, bytes(row.head_hash)),
                *branches.get((row.device, row.incarnation), ()),
            ),
            row.previous,
            bool(row.followed),
        )
        for row in connection.execute(_OWN_CHAINS, which)
    }


def latest_incarnation(connection: Connection, device: str) -> tuple[str, int] | None:
    """The newest incarnation of a desk and how many of its rows are here."""
    row = connection.execute(_LATEST, {"device": device}).one_or_none()
    return (row.incarnation, row.head_seq) if row else None


def begin_incarnations(connection: Connection, new: Sequence[Incarnation], now: datetime) -> None:
    """Open the chains of incarnations."""
    insert_rows(
        connection,
        incarnations,
        ("device", "incarnation", "head_seq", "head_hash", "first_at"),
        [(each.device, each.id, each.own.head_seq, each.own.head_hash, now) for each in new],
    )


def move_heads(
    connection: Connection, moved: Collection[tuple[Incarnation, Branch]], now: datetime
) -> None:
    """Note where branches of incarnations end now: one of theirs or, with the next number, a new
    one.
    """
    own = [_head(of, branch) for of, branch in moved if branch.branch == 0]
    if own:
        connection.execute(_MOVE_HEAD, own)
    for of, branch in moved:
        if branch.branch >= len(of.branches):
            _begin_fork(connection, of, branch, now)
        elif branch.branch:
            connection.execute(_MOVE_FORK, _head(of, branch) | {"its_branch": branch.branch})


def _head(of: Incarnation, branch: Branch) -> dict[str, object]:
    return {
        "its_device": of.device,
        "its_id": of.id,
        "head_seq": branch.head_seq,
        "head_hash": branch.head_hash,
    }


def _begin_fork(connection: Connection, of: Incarnation, branch: Branch, now: datetime) -> None:
    """Open a branch beside an incarnation's own chain."""
    connection.execute(
        insert(forks).values(
            device=of.device,
            incarnation=of.id,
            branch=branch.branch,
            head_seq=branch.head_seq,
            head_hash=branch.head_hash,
            found_at=now,
        )
    )
    connection.execute(
        update(incarnations)
        .where(incarnations.c.device == of.device, incarnations.c.incarnation == of.id)
        .where(incarnations.c.forked_at.is_(None))
        .values(forked_at=now)
    )


def hashes_between(
    connection: Connection, of: Incarnation, first: int, last: int
) -> set[tuple[int, bytes]]:
    """(seq, chain hash) of all stored rows of an incarnation's branches within the range."""
    which = {"device": of.device, "incarnation": of.id, "first": first, "last": last}
    branches = [each.branch for each in of.branches]
    found = connection.execute(_HASHES, {**which, "values": branches})
    return {(seq, bytes(row_hash)) for seq, row_hash in found.all()}


_FOLLOWER = incarnations.alias("follower")
_IS_FOLLOWED = (
    select(_FOLLOWER.c.incarnation)
    .where(
        _FOLLOWER.c.device == incarnations.c.device,
        _FOLLOWER.c.previous == incarnations.c.incarnation,
    )
    .exists()
)
_OWN_CHAINS = select(
    incarnations.c.device,
    incarnations.c.incarnation,
    incarnations.c.head_seq,
    incarnations.c.head_hash,
    incarnations.c.previous,
    _IS_FOLLOWED.label("followed"),
).where(
    one_of(incarnations.c.device, "devices"), one_of(incarnations.c.incarnation, "incarnations")
)
_BRANCHES = (
    select(forks.c.device, forks.c.incarnation, forks.c.branch, forks.c.head_seq, forks.c.head_hash)
    .where(one_of(forks.c.device, "devices"), one_of(forks.c.incarnation, "incarnations"))
    .order_by(forks.c.branch)
)
_LATEST = (
    select(incarnations.c.incarnation, incarnations.c.head_seq)
    .where(incarnations.c.device == bindparam("device"))
    .order_by(incarnations.c.first_at.desc(), incarnations.c.incarnation.desc())
    .limit(1)
)
_MOVE_HEAD = (
    update(incarnations)
    .where(
        incarnations.c.device == bindparam("its_device"),
        incarnations.c.incarnation == bindparam("its_id"),
    )
    .values(head_seq=bindparam("head_seq"), head_hash=bindparam("head_hash"))
)
_MOVE_FORK = (
    update(forks)
    .where(
        forks.c.device == bindparam("its_device"),
        forks.c.incarnation == bindparam("its_id"),
        forks.c.branch == bindparam("its_branch"),
    )
    .values(head_seq=bindparam("head_seq"), head_hash=bindparam("head_hash"))
)
_HASHES = select(ledger_rows.c.seq, ledger_rows.c.hash).where(
    ledger_rows.c.device == bindparam("device"),
    ledger_rows.c.incarnation == bindparam("incarnation"),
    one_of(ledger_rows.c.branch),
    ledger_rows.c.seq.between(bindparam("first"), bindparam("last")),
)
