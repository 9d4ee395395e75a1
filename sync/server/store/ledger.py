"""Ledger rows as desks sent them, and the chains they hang in."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, and_, bindparam, insert, select, update

from sync.protocol.kinds import RowKind
from sync.server.store.chunks import in_chunks, insert_rows, one_of
from sync.server.store.tables import (
    card_tags,
    forks,
    incarnations,
    ledger_rows,
    set_aside,
    to_milliseconds,
    unjudged,
)


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


class NewRow(NamedTuple):
    """A row to store at a place of a chain; without `kind` its bytes could not be read."""

    row_id: str
    seq: int
    body: bytes
    hash: bytes
    readable: bool
    repeats: str | None = None
    kind: str | None = None
    event: str | None = None
    epoch: int | None = None
    tag: bytes | None = None
    of_row: str | None = None
    correction: str | None = None
    units: int | None = None
    lease: str | None = None


class StoredRow(NamedTuple):
    """A stored row; `aside` says that it made judging fail once."""

    row_id: str
    device: str
    incarnation: str
    branch: int
    seq: int
    venue: str
    body: bytes
    received_at: datetime
    readable: bool
    kind: str | None
    event: str | None
    epoch: int | None
    tag: bytes | None
    of_row: str | None
    correction: str | None
    aside: bool


_SAID = tuple(name for name in NewRow._fields if name != "seq")
_COLUMNS = ("device", "incarnation", "branch", "seq", "venue", "received_at", *_SAID)
_said = attrgetter(*_SAID)


class Stretch(NamedTuple):
    """Consecutive rows of one branch."""

    device: str
    incarnation: str
    branch: int
    from_seq: int
    to_seq: int


@dataclass(frozen=True, slots=True)
class Appended:
    """Rows just stored (without those that repeat others), as they would be read."""

    stretch: Stretch
    rows: tuple[StoredRow, ...]


def incarnation(connection: Connection, device: str, incarnation_id: str) -> Incarnation | None:
    """The chains of an incarnation; None before its first row."""
    which = {"device": device, "incarnation": incarnation_id}
    own = connection.execute(_OWN_CHAIN, which).one_or_none()
    if own is None:
        return None
    others = connection.execute(_OTHER_BRANCHES, which)
    branches = [Branch(0, own.head_seq, bytes(own.head_hash))]
    branches += [Branch(number, seq, bytes(head)) for number, seq, head in others]
    return Incarnation(device, incarnation_id, tuple(branches), own.previous, bool(own.followed))


def latest_incarnation(connection: Connection, device: str) -> tuple[str, int] | None:
    """The newest incarnation of a desk and how many of its rows are here."""
    row = connection.execute(_LATEST, {"device": device}).one_or_none()
    return (row.incarnation, row.head_seq) if row else None


def begin_incarnation(connection: Connection, new: Incarnation, now: datetime) -> None:
    """Open an incarnation's chain."""
    connection.execute(
        insert(incarnations).values(
            device=new.device,
            incarnation=new.id,
            head_seq=new.own.head_seq,
            head_hash=new.own.head_hash,
            first_at=now,
        )
    )


def begin_fork(connection: Connection, of: Incarnation, branch: Branch, now: datetime) -> None:
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


def move_head(connection: Connection, of: Incarnation, branch: Branch) -> None:
    """Note where a branch ends now."""
    head = {"head_seq": branch.head_seq, "head_hash": branch.head_hash}
    if branch.branch == 0:
        connection.execute(_MOVE_HEAD, {"its_device": of.device, "its_id": of.id, **head})
        return
    connection.execute(
        update(forks)
        .where(
            forks.c.device == of.device,
            forks.c.incarnation == of.id,
            forks.c.branch == branch.branch,
        )
        .values(head)
    )


def hashes_between(
    connection: Connection, of: Incarnation, first: int, last: int
) -> set[tuple[int, bytes]]:
    """(seq, chain hash) of all stored rows of an incarnation's branches within the range."""
    which = {"device": of.device, "incarnation": of.id, "first": first, "last": last}
    branches = [each.branch for each in of.branches]
    found = connection.execute(_HASHES, {**which, "values": branches})
    return {(seq, bytes(row_hash)) for seq, row_hash in found.all()}


def bodies_of(connection: Connection, row_ids: Collection[str]) -> dict[str, bytes]:
    """The bytes of the rows that have these ids already."""
    found: dict[str, bytes] = {}
    for chunk in in_chunks(row_ids):
        for row_id, body in connection.execute(_BODIES, {"values": chunk}).all():
            found[row_id] = bytes(body)
    return found


def append(  # noqa: PLR0917 - a row's whole place
    connection: Connection,
    of: Incarnation,
    branch: int,
    venue: str,
    rows: Sequence[NewRow],
    now: datetime,
) -> Appended:
    """Store consecutive rows of a branch, and the mark that they wait to be judged."""
    before, after = (of.device, of.id, branch), (venue, to_milliseconds(now))
    insert_rows(
        connection,
        ledger_rows,
        _COLUMNS,
        [(*before, row.seq, *after, *_said(row)) for row in rows],
    )
    stretch = Stretch(of.device, of.id, branch, rows[0].seq, rows[-1].seq)
    connection.execute(_MARK, stretch._asdict())
    stored = tuple(_as_stored(row, of, branch, venue, now) for row in rows if row.repeats is None)
    return Appended(stretch, stored)


def _as_stored(row: NewRow, of: Incarnation, branch: int, venue: str, now: datetime) -> StoredRow:
    """The row as it would be read back."""
    return StoredRow(
        row.row_id,
        of.device,
        of.id,
        branch,
        row.seq,
        venue,
        row.body,
        now,
        row.readable,
        row.kind,
        row.event,
        row.epoch,
        row.tag,
        row.of_row,
        row.correction,
        aside=False,
    )


def rows_with_ids(connection: Connection, row_ids: Collection[str]) -> list[StoredRow]:
    """Rows by id; repeats of other rows are passed over."""
    return _rows(connection, row_ids, _WITH_IDS)


def rows_about(connection: Connection, row_ids: Collection[str]) -> list[StoredRow]:
    """Rows that refer to the given ones: voids, collections."""
    return _rows(connection, row_ids, _ABOUT)


def rows_of_cards(connection: Connection, numbers: Collection[int]) -> list[StoredRow]:
    """Rows given on these cards of the register, under the tags of any epoch."""
    return _rows(connection, numbers, _OF_CARDS)


def rows_in(connection: Connection, stretch: Stretch) -> list[StoredRow]:
    """The rows of a stretch of one branch."""
    return [StoredRow(*row) for row in connection.execute(_IN, stretch._asdict()).all()]


def related_ids(
    connection: Connection,
    cards: Collection[int],
    row_ids: Collection[str],
    corrections: Collection[str],
) -> set[str]:
    """The ids of rows given on these cards, that refer to these rows, or share a correction."""
    found: set[str] = set()
    for query, values in (
        (_IDS_OF_CARDS, cards),
        (_IDS_ABOUT, row_ids),
        (_IDS_OF_CORRECTIONS, corrections),
    ):
        for chunk in in_chunks(values):
            found.update(connection.scalars(query, {"values": chunk}).all())
    return found


def cards_of(connection: Connection, row_ids: Collection[str]) -> dict[str, int]:
    """The register's card number of each of these rows whose tag is a card's."""
    found: dict[str, int] = {}
    for chunk in in_chunks(row_ids):
        for row_id, card in connection.execute(_CARDS_OF, {"values": chunk}).all():
            found[row_id] = card
    return found


def voided_among(connection: Connection, row_ids: Collection[str]) -> set[str]:
    """Which of these rows somebody took back."""
    found: set[str] = set()
    for chunk in in_chunks(row_ids):
        found.update(connection.scalars(_VOIDED, {"values": chunk}))
    return found


def _rows(
    connection: Connection, values: Collection[object], query: Select[Any]
) -> list[StoredRow]:
    return [
        StoredRow(*row)
        for chunk in in_chunks(values)
        for row in connection.execute(query, {"values": chunk}).all()
    ]


def _select_rows() -> Select[Any]:
    columns = [ledger_rows.c[name] for name in StoredRow._fields if name != "aside"]
    return (
        select(*columns, set_aside.c.row_id.is_not(None))
        .outerjoin(set_aside, set_aside.c.row_id == ledger_rows.c.row_id)
        .where(ledger_rows.c.repeats.is_(None))
    )


_FOLLOWER = incarnations.alias("follower")
_IS_FOLLOWED = (
    select(_FOLLOWER.c.incarnation)
    .where(
        _FOLLOWER.c.device == incarnations.c.device,
        _FOLLOWER.c.previous == incarnations.c.incarnation,
    )
    .exists()
)
_OWN_CHAIN = select(
    incarnations.c.head_seq,
    incarnations.c.head_hash,
    incarnations.c.previous,
    _IS_FOLLOWED.label("followed"),
).where(
    incarnations.c.device == bindparam("device"),
    incarnations.c.incarnation == bindparam("incarnation"),
)
_OTHER_BRANCHES = (
    select(forks.c.branch, forks.c.head_seq, forks.c.head_hash)
    .where(forks.c.device == bindparam("device"), forks.c.incarnation == bindparam("incarnation"))
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
_HASHES = select(ledger_rows.c.seq, ledger_rows.c.hash).where(
    ledger_rows.c.device == bindparam("device"),
    ledger_rows.c.incarnation == bindparam("incarnation"),
    one_of(ledger_rows.c.branch),
    ledger_rows.c.seq.between(bindparam("first"), bindparam("last")),
)
_MARK = insert(unjudged)
_BODIES = select(ledger_rows.c.row_id, ledger_rows.c.body).where(one_of(ledger_rows.c.row_id))
_IN = _select_rows().where(
    ledger_rows.c.device == bindparam("device"),
    ledger_rows.c.incarnation == bindparam("incarnation"),
    ledger_rows.c.branch == bindparam("branch"),
    ledger_rows.c.seq.between(bindparam("from_seq"), bindparam("to_seq")),
)
_WITH_IDS = _select_rows().where(one_of(ledger_rows.c.row_id))
_ABOUT = _select_rows().where(one_of(ledger_rows.c.of_row))
_SAME_TAG = and_(ledger_rows.c.epoch == card_tags.c.epoch, ledger_rows.c.tag == card_tags.c.tag)
_OF_CARDS = _select_rows().join(card_tags, _SAME_TAG).where(one_of(card_tags.c.card))
_IDS = select(ledger_rows.c.row_id)
_IDS_OF_CARDS = _IDS.join(card_tags, _SAME_TAG).where(one_of(card_tags.c.card))
_CARDS_OF = (
    select(ledger_rows.c.row_id, card_tags.c.card)
    .join(card_tags, _SAME_TAG)
    .where(one_of(ledger_rows.c.row_id))
)
_IDS_ABOUT = _IDS.where(one_of(ledger_rows.c.of_row))
_VOIDED = select(ledger_rows.c.of_row).where(
    one_of(ledger_rows.c.of_row),
    ledger_rows.c.kind == RowKind.VOID.value,
    ledger_rows.c.repeats.is_(None),
)
_IDS_OF_CORRECTIONS = _IDS.where(one_of(ledger_rows.c.correction))
