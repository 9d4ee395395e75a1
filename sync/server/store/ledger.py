"""Ledger rows as desks sent them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from operator import attrgetter
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, and_, bindparam, select

from sync.protocol.kinds import RowKind
from sync.server.store.chains import Branch, Incarnation, move_heads
from sync.server.store.chunks import in_chunks, insert_rows, one_of
from sync.server.store.tables import (
    card_tags,
    ledger_rows,
    set_aside,
    to_milliseconds,
    unjudged,
    verdicts,
)


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
class Addition:
    """Consecutive rows, at least one, for a branch as it ends with them: one of the incarnation's
    or, with the next number, a new one. All are a venue's.
    """

    of: Incarnation
    branch: Branch
    venue: str
    rows: Sequence[NewRow]

    @property
    def after(self) -> Incarnation:
        """The incarnation with these rows."""
        branches = {each.branch: each for each in (*self.of.branches, self.branch)}
        return replace(self.of, branches=tuple(branches.values()))


@dataclass(frozen=True, slots=True)
class Appended:
    """Rows just stored (without those that repeat others), as they would be read."""

    stretch: Stretch
    rows: tuple[StoredRow, ...]


def bodies_of(connection: Connection, row_ids: Collection[str]) -> dict[str, bytes]:
    """The bytes of the rows that have these ids already."""
    found: dict[str, bytes] = {}
    for chunk in in_chunks(row_ids):
        for row_id, body in connection.execute(_BODIES, {"values": chunk}).all():
            found[row_id] = bytes(body)
    return found


def append(connection: Connection, additions: Sequence[Addition], now: datetime) -> list[Appended]:
    """Store consecutive rows of branches, which end with them from now on, and a mark for each that
    they wait to be judged.
    """
    at = to_milliseconds(now)
    insert_rows(
        connection,
        ledger_rows,
        _COLUMNS,
        [
            (each.of.device, each.of.id, each.branch.branch, row.seq, each.venue, at, *_said(row))
            for each in additions
            for row in each.rows
        ],
    )
    move_heads(connection, [(each.of, each.branch) for each in additions], now)
    appended: list[Appended] = []
    for each in additions:
        stretch = Stretch(
            each.of.device, each.of.id, each.branch.branch, each.rows[0].seq, each.rows[-1].seq
        )
        stored = (_as_stored(row, each, now) for row in each.rows if row.repeats is None)
        appended.append(Appended(stretch, tuple(stored)))
    insert_rows(connection, unjudged, Stretch._fields, [each.stretch for each in appended])
    return appended


def _as_stored(row: NewRow, addition: Addition, now: datetime) -> StoredRow:
    """The row as it would be read back."""
    return StoredRow(
        row.row_id,
        addition.of.device,
        addition.of.id,
        addition.branch.branch,
        row.seq,
        addition.venue,
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


def rows_beside(
    connection: Connection, cards: Collection[int], own: Collection[str]
) -> list[tuple[StoredRow, int]]:
    """Rows given on these cards of the register, each with its card; without some of them."""
    return [
        (StoredRow(*row), card)
        for chunk in in_chunks(cards)
        for *row, card in connection.execute(_BESIDE, {"values": chunk, "own": list(own)}).all()
    ]


def rows_in(connection: Connection, stretch: Stretch) -> list[StoredRow]:
    """The rows of a stretch of one branch."""
    return [StoredRow(*row) for row in connection.execute(_IN, stretch._asdict()).all()]


def ids_of_cards(connection: Connection, cards: Collection[int]) -> dict[str, int]:
    """The ids of rows given on these cards, under the tags of any epoch, with the card of each."""
    return {
        row_id: card
        for chunk in in_chunks(cards)
        for row_id, card in connection.execute(_IDS_OF_CARDS, {"values": chunk}).all()
    }


def ids_judged_since(connection: Connection, verdict: int) -> dict[str, int]:
    """The ids of rows with a newer verdict than this one, with the card of each that has one."""
    return {
        row_id: card for row_id, card in connection.execute(_JUDGED_SINCE, {"verdict": verdict})
    }


def related_ids(
    connection: Connection, row_ids: Collection[str], corrections: Collection[str]
) -> set[str]:
    """The ids of rows that refer to these rows, or share a correction."""
    found: set[str] = set()
    for query, values in (
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
_BESIDE = _OF_CARDS.add_columns(card_tags.c.card).where(~one_of(ledger_rows.c.row_id, "own"))
_IDS = select(ledger_rows.c.row_id)
_IDS_OF_CARDS = (
    select(ledger_rows.c.row_id, card_tags.c.card)
    .join(card_tags, _SAME_TAG)
    .where(one_of(card_tags.c.card))
)
_CARDS_OF = (
    select(ledger_rows.c.row_id, card_tags.c.card)
    .join(card_tags, _SAME_TAG)
    .where(one_of(ledger_rows.c.row_id))
)
_JUDGED_SINCE = (
    select(verdicts.c.row_id, card_tags.c.card)
    .join(ledger_rows, ledger_rows.c.row_id == verdicts.c.row_id)
    .join(card_tags, _SAME_TAG)
    .where(verdicts.c.id > bindparam("verdict"))
)
_IDS_ABOUT = _IDS.where(one_of(ledger_rows.c.of_row))
_VOIDED = select(ledger_rows.c.of_row).where(
    one_of(ledger_rows.c.of_row),
    ledger_rows.c.kind == RowKind.VOID.value,
    ledger_rows.c.repeats.is_(None),
)
_IDS_OF_CORRECTIONS = _IDS.where(one_of(ledger_rows.c.correction))
