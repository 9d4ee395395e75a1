"""Epochs of the list key, and the tags that cards and the cards of rows have in each of them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, and_, bindparam, delete, func, insert, select, update

from sync.protocol.tags import tag_of
from sync.server.store.chunks import in_chunks, insert_rows, one_of
from sync.server.store.tables import (
    card_tags,
    cards,
    changes,
    devices,
    epochs,
    ledger_rows,
)

_FORGOTTEN = 1000
"""No copy is so old that more epochs were made since: a row beyond is made up."""


@dataclass(frozen=True, slots=True)
class Epoch:
    """A list key and from when it is in force. Cards up to number `to_tag` were there when it was
    made; those up to `tagged` have a tag in it by now, and later cards got theirs at once.
    """

    number: int
    list_key: bytes = field(repr=False)
    begins: datetime
    tagged: int
    to_tag: int

    @property
    def is_ready(self) -> bool:
        """Whether every card has a tag in it."""
        return self.tagged >= self.to_tag


def all_epochs(connection: Connection) -> list[Epoch]:
    """Every epoch whose key is kept, the oldest first."""
    found = connection.execute(
        select(
            epochs.c.epoch,
            epochs.c.list_key,
            epochs.c.from_moment,
            epochs.c.tagged,
            epochs.c.to_tag,
        ).order_by(epochs.c.epoch)
    )
    return [Epoch(number, bytes(key), *rest) for number, key, *rest in found]


def in_force(known: Sequence[Epoch], now: datetime) -> Epoch:
    """The newest epoch that has begun and is ready: one that was overtaken before its moment came
    never comes into force.
    """
    begun = [each for each in known if each.is_ready and each.begins <= now]
    return begun[-1] if begun else known[0]


def begin_epoch(connection: Connection, list_key: bytes, begins: datetime) -> Epoch:
    """A new epoch behind all others, also those that only rows know of: a centre put back from a
    copy must not give their numbers to other keys. The register's lock is the caller's: no card
    comes between.
    """
    last = connection.scalar(select(func.max(epochs.c.epoch))) or 0
    named = connection.scalar(
        select(func.max(ledger_rows.c.epoch)).where(ledger_rows.c.epoch <= last + _FORGOTTEN)
    )
    number = max(last, named or 0) + 1
    to_tag = connection.scalar(select(func.max(cards.c.id))) or 0
    connection.execute(
        insert(epochs).values(
            epoch=number, list_key=list_key, from_moment=begins, tagged=0, to_tag=to_tag
        )
    )
    return Epoch(number, list_key, begins, 0, to_tag)


def tag_some(connection: Connection, epoch: Epoch, most: int) -> Epoch:
    """Give some more of the cards that were there before an epoch their tags in it."""
    query = (
        select(cards.c.id, cards.c.code)
        .where(cards.c.id > epoch.tagged, cards.c.id <= epoch.to_tag)
        .order_by(cards.c.id)
        .limit(most)
    )
    found = connection.execute(query).all()
    rows = sorted((epoch.number, tag_of(epoch.list_key, code), card) for card, code in found)
    insert_rows(connection, card_tags, ("epoch", "tag", "card"), rows)
    tagged = found[-1].id if len(found) == most else epoch.to_tag
    connection.execute(update(epochs).where(epochs.c.epoch == epoch.number).values(tagged=tagged))
    return Epoch(epoch.number, epoch.list_key, epoch.begins, tagged, epoch.to_tag)


def tags_under(connection: Connection, epoch: int, row_ids: Collection[str]) -> dict[str, bytes]:
    """The tag that the card of each row has in an epoch, for rows of any epoch whose card is
    known.
    """
    found: dict[str, bytes] = {}
    for chunk in in_chunks(row_ids):
        values = {"values": chunk, "asked": epoch}
        found.update((row, bytes(tag)) for row, tag in connection.execute(_TAGS_UNDER, values))
    return found


def rows_told(connection: Connection, venue: str, after: int, most: int) -> list[tuple[int, str]]:
    """(number, row) of what a venue's feed told all its desks behind a number, in order."""
    query = (
        select(changes.c.number, changes.c.row_id)
        .where(changes.c.venue == venue, changes.c.number > after, changes.c.device.is_(None))
        .order_by(changes.c.number)
        .limit(most)
    )
    return [(number, row_id) for number, row_id in connection.execute(query)]


def sealing_key_of(connection: Connection, device: str) -> bytes:
    """The key that a desk's secrets are sealed to."""
    return bytes(
        connection.execute(select(devices.c.sealing_key).where(devices.c.id == device)).scalar_one()
    )


def note_keys_given(connection: Connection, device: str, epoch: int) -> None:
    """Remember the newest epoch whose key a desk was given."""
    connection.execute(
        update(devices)
        .where(devices.c.id == device, devices.c.list_epoch < epoch)
        .values(list_epoch=epoch)
    )


def is_needed(connection: Connection, epoch: int) -> bool:
    """Whether a stored row names an epoch, or a desk in use has no newer key."""
    named = select(ledger_rows.c.row_id).where(ledger_rows.c.epoch == epoch).limit(1)
    waits = (
        select(devices.c.id)
        .where(devices.c.revoked_at.is_(None), devices.c.departed_at.is_(None))
        .where(devices.c.list_epoch <= epoch)
        .limit(1)
    )
    return any(connection.scalar(each) is not None for each in (named, waits))


def forget_epoch(connection: Connection, epoch: int) -> None:
    """Drop an epoch's key and all tags in it."""
    connection.execute(delete(card_tags).where(card_tags.c.epoch == epoch))
    connection.execute(delete(epochs).where(epochs.c.epoch == epoch))


_MADE = card_tags.alias("made")
_ASKED = card_tags.alias("asked")
_TAGS_UNDER = (
    select(ledger_rows.c.row_id, _ASKED.c.tag)
    .join(_MADE, and_(_MADE.c.epoch == ledger_rows.c.epoch, _MADE.c.tag == ledger_rows.c.tag))
    .join(_ASKED, _ASKED.c.card == _MADE.c.card)
    .where(one_of(ledger_rows.c.row_id), _ASKED.c.epoch == bindparam("asked"))
)
