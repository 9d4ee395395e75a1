"""Ledger rows as desks sent them, and the chains they hang in."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, and_, bindparam, insert, select, update

from sync.server.store.chunks import in_chunks, insert_rows, one_of
from sync.server.store.tables import (
    card_tags,
    forks,
    incarnations,
    ledger_rows,
    set_aside,
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
    """All branches of an incarnation, its own chain first; more than one means forked."""

    device: str
    id: str
    branches: tuple[Branch, ...]

    @property
    def own(self) -> Branch:
        """The chain that acknowledgements speak of."""
        return self.branches[0]

    @property
    def forked(self) -> bool:
        """Whether rows came that do not continue the chain."""
        return len(self.branches) > 1


@dataclass(frozen=True, slots=True)
class NewRow:
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


@dataclass(frozen=True, slots=True)
class StoredRow:
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


_SAID = tuple(name for name in NewRow.__slots__ if name != "seq")
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
    own = connection.execute(
        select(incarnations.c.head_seq, incarnations.c.head_hash).where(
            incarnations.c.device == device, incarnations.c.incarnation == incarnation_id
        )
    ).one_or_none()
    if own is None:
        return None
    others = connection.execute(
        select(forks.c.branch, forks.c.head_seq, forks.c.head_hash)
        .where(forks.c.device == device, forks.c.incarnation == incarnation_id)
        .order_by(forks.c.branch)
    )
    branches = [Branch(0, own.head_seq, bytes(own.head_hash))]
    branches += [Branch(number, seq, bytes(head)) for number, seq, head in others]
    return Incarnation(device, incarnation_id, tuple(branches))


def latest_incarnation(connection: Connection, device: str) -> tuple[str, int] | None:
    """The newest incarnation of a desk and how many of its rows are here."""
    query = (
        select(incarnations.c.incarnation, incarnations.c.head_seq)
        .where(incarnations.c.device == device)
        .order_by(incarnations.c.first_at.desc(), incarnations.c.incarnation.desc())
        .limit(1)
    )
    row = connection.execute(query).one_or_none()
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
        connection.execute(
            update(incarnations)
            .where(incarnations.c.device == of.device, incarnations.c.incarnation == of.id)
            .values(head)
        )
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
    query = select(ledger_rows.c.seq, ledger_rows.c.hash).where(
        ledger_rows.c.device == of.device,
        ledger_rows.c.incarnation == of.id,
        ledger_rows.c.branch.in_([each.branch for each in of.branches]),
        ledger_rows.c.seq.between(first, last),
    )
    return {(seq, bytes(row_hash)) for seq, row_hash in connection.execute(query)}


def bodies_of(connection: Connection, row_ids: Collection[str]) -> dict[str, bytes]:
    """The bytes of the rows that have these ids already."""
    found: dict[str, bytes] = {}
    query = select(ledger_rows.c.row_id, ledger_rows.c.body).where(one_of(ledger_rows.c.row_id))
    for chunk in in_chunks(row_ids):
        for row_id, body in connection.execute(query, {"values": chunk}).all():
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
    before, after = (of.device, of.id, branch), (venue, now)
    insert_rows(
        connection,
        ledger_rows,
        _COLUMNS,
        [(*before, row.seq, *after, *_said(row)) for row in rows],
    )
    stretch = Stretch(of.device, of.id, branch, rows[0].seq, rows[-1].seq)
    connection.execute(insert(unjudged).values(stretch._asdict()))
    stored = tuple(
        StoredRow(
            row_id=row.row_id,
            device=of.device,
            incarnation=of.id,
            branch=branch,
            seq=row.seq,
            venue=venue,
            body=row.body,
            received_at=now,
            readable=row.readable,
            kind=row.kind,
            event=row.event,
            epoch=row.epoch,
            tag=row.tag,
            of_row=row.of_row,
            correction=row.correction,
            aside=False,
        )
        for row in rows
        if row.repeats is None
    )
    return Appended(stretch, stored)


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
    query = _select_rows().where(
        ledger_rows.c.device == stretch.device,
        ledger_rows.c.incarnation == stretch.incarnation,
        ledger_rows.c.branch == stretch.branch,
        ledger_rows.c.seq.between(stretch.from_seq, stretch.to_seq),
    )
    return [StoredRow(*row) for row in connection.execute(query).all()]


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


def cards_of_tags(
    connection: Connection, tags: Collection[tuple[int, bytes]]
) -> dict[tuple[int, bytes], int]:
    """The register's card numbers of (epoch, tag) pairs; unknown ones are left out."""
    found: dict[tuple[int, bytes], int] = {}
    query = select(card_tags.c.tag, card_tags.c.card).where(
        card_tags.c.epoch == bindparam("its_epoch"),
        card_tags.c.tag.in_(bindparam("values", expanding=True)),
    )
    for epoch in {epoch for epoch, _ in tags}:
        for chunk in in_chunks(tag for its_epoch, tag in tags if its_epoch == epoch):
            wanted = {"its_epoch": epoch, "values": chunk}
            for tag, card in connection.execute(query, wanted).all():
                found[epoch, bytes(tag)] = card
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
    columns = [ledger_rows.c[name] for name in StoredRow.__slots__ if name != "aside"]
    return (
        select(*columns, set_aside.c.row_id.is_not(None))
        .outerjoin(set_aside, set_aside.c.row_id == ledger_rows.c.row_id)
        .where(ledger_rows.c.repeats.is_(None))
    )


_WITH_IDS = _select_rows().where(one_of(ledger_rows.c.row_id))
_ABOUT = _select_rows().where(one_of(ledger_rows.c.of_row))
_SAME_TAG = and_(ledger_rows.c.epoch == card_tags.c.epoch, ledger_rows.c.tag == card_tags.c.tag)
_OF_CARDS = _select_rows().join(card_tags, _SAME_TAG).where(one_of(card_tags.c.card))
_IDS = select(ledger_rows.c.row_id)
_IDS_OF_CARDS = _IDS.join(card_tags, _SAME_TAG).where(one_of(card_tags.c.card))
_IDS_ABOUT = _IDS.where(one_of(ledger_rows.c.of_row))
_IDS_OF_CORRECTIONS = _IDS.where(one_of(ledger_rows.c.correction))
