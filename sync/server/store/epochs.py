"""Epochs of the list key, and the tags that cards and the cards of rows have in each of them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, and_, bindparam, delete, func, insert, select, update

from sync.protocol.tags import tag_of
from sync.server.store.chunks import in_chunks, insert_rows, one_of
from sync.server.store.rewriting import note_erased
from sync.server.store.tables import (
    card_tags,
    cards,
    changes,
    devices,
    epochs,
    ledger_rows,
    unjudged,
)

_FORGOTTEN = 1000
"""No copy is so old that more epochs were made since: a row beyond is made up."""
_NUMBERED_SINCE = datetime(2000, 1, 1, tzinfo=UTC)
_ASLEEP = -1
"""What stands in place of `tagged` where an epoch's tags were let go."""


@dataclass(frozen=True, slots=True)
class Epoch:
    """A list key and from when it is in force. Cards up to number `to_tag` were there when it was
    made; those up to `tagged` have a tag in it by now, and later cards got theirs at once. The key
    stays for good; one that is `asleep` has no tags.
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

    @property
    def asleep(self) -> bool:
        """Whether its tags were let go."""
        return self.tagged == _ASLEEP


def all_epochs(connection: Connection) -> list[Epoch]:
    """Every epoch, the oldest first."""
    return [Epoch(number, bytes(key), *rest) for number, key, *rest in connection.execute(_ALL)]


def in_force(known: Sequence[Epoch], now: datetime) -> Epoch:
    """The newest epoch that has begun and is ready: one that was overtaken before its moment came
    never comes into force.
    """
    begun = [each for each in known if each.is_ready and each.begins <= now]
    return begun[-1] if begun else known[0]


def number_at(moment: datetime) -> int:
    """The least number of an epoch made at a moment: its minutes since 2000.

    A database that is put back has forgotten which numbers were given since, and a desk that was
    told a key under such a number would never ask for another one. Time is not put back with it.
    """
    return (moment - _NUMBERED_SINCE) // timedelta(minutes=1)


def begin_epoch(connection: Connection, list_key: bytes, begins: datetime, now: datetime) -> Epoch:
    """A new epoch behind all others, also those that only rows know of, for clocks are set back.
    The register's lock is the caller's: no card comes between.
    """
    least = number_at(now)
    last = connection.scalar(select(func.max(epochs.c.epoch))) or 0
    named = connection.scalar(
        select(func.max(ledger_rows.c.epoch)).where(
            ledger_rows.c.epoch <= max(last, least) + _FORGOTTEN
        )
    )
    number = max(last + 1, (named or 0) + 1, least)
    put_back(connection, number, list_key, begins)
    return next(each for each in all_epochs(connection) if each.number == number)


def put_back(connection: Connection, number: int, list_key: bytes, begins: datetime) -> None:
    """An epoch with its number, no card tagged in it yet. The register's lock is the caller's."""
    to_tag = connection.scalar(select(func.max(cards.c.id))) or 0
    connection.execute(
        insert(epochs).values(
            epoch=number, list_key=list_key, from_moment=begins, tagged=0, to_tag=to_tag
        )
    )


def tag_some(connection: Connection, epoch: Epoch, most: int) -> Epoch:
    """Give some more of the cards that were there before an epoch their tags in it. Behind the last
    one, rows that named the epoch before are judged again by their cards.
    """
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
    if tagged >= epoch.to_tag:
        given = (
            select(card_tags.c.card)
            .join(ledger_rows, ledger_rows.c.tag == card_tags.c.tag)
            .where(ledger_rows.c.epoch == epoch.number, card_tags.c.epoch == epoch.number)
            .distinct()
        )
        connection.execute(insert(unjudged).from_select(["card"], given))
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


def is_named(connection: Connection, epoch: int) -> bool:
    """Whether a stored row names an epoch."""
    named = select(ledger_rows.c.row_id).where(ledger_rows.c.epoch == epoch).limit(1)
    return connection.scalar(named) is not None


def is_needed(connection: Connection, epoch: int) -> bool:
    """Whether a stored row names an epoch, or a desk in use has no newer key."""
    waits = (
        select(devices.c.id)
        .where(devices.c.revoked_at.is_(None), devices.c.departed_at.is_(None))
        .where(devices.c.list_epoch <= epoch)
        .limit(1)
    )
    return is_named(connection, epoch) or connection.scalar(waits) is not None


def let_sleep(connection: Connection, epoch: int) -> None:
    """Drop all tags in an epoch; its key stays, for a desk may come back after years."""
    connection.execute(delete(card_tags).where(card_tags.c.epoch == epoch))
    note_erased(connection, card_tags.name)
    asleep = update(epochs).where(epochs.c.epoch == epoch).values(tagged=_ASLEEP, to_tag=0)
    connection.execute(asleep)


def wake(connection: Connection, epoch: int) -> None:
    """Have the cards tagged in an epoch again. The register's lock is the caller's."""
    to_tag = connection.scalar(select(func.max(cards.c.id))) or 0
    woken = update(epochs).where(epochs.c.epoch == epoch, epochs.c.tagged == _ASLEEP)
    connection.execute(woken.values(tagged=0, to_tag=to_tag))


_MADE = card_tags.alias("made")
_ASKED = card_tags.alias("asked")
_TAGS_UNDER = (
    select(ledger_rows.c.row_id, _ASKED.c.tag)
    .join(_MADE, and_(_MADE.c.epoch == ledger_rows.c.epoch, _MADE.c.tag == ledger_rows.c.tag))
    .join(_ASKED, _ASKED.c.card == _MADE.c.card)
    .where(one_of(ledger_rows.c.row_id), _ASKED.c.epoch == bindparam("asked"))
)


_ALL = select(
    epochs.c.epoch, epochs.c.list_key, epochs.c.from_moment, epochs.c.tagged, epochs.c.to_tag
).order_by(epochs.c.epoch)
