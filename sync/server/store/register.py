"""The card register: cards, the history of their states, and their tags in every epoch."""

import struct
from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import islice
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    LargeBinary,
    Row,
    Select,
    and_,
    bindparam,
    case,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)

from sync.protocol.days import DAY_ZERO
from sync.protocol.kinds import CardKind, CardStatus
from sync.protocol.list_files import Columns, pack_flags
from sync.protocol.tags import tag_of
from sync.server.judging.facts import CardFacts, CardState
from sync.server.store.chunks import in_chunks, insert_rows, one_of
from sync.server.store.given_tables import registered_counts
from sync.server.store.settings import Lock, list_keys, take
from sync.server.store.tables import card_states, card_tags, cards, ledger_rows, unjudged

_READ_AT_ONCE = 10_000
_ADDED_AT_ONCE, _READ_AT_ONCE = 100_000, 20_000
_COMMUNITY = pack_flags(CardKind.COMMUNITY, CardStatus.ACTIVE, 0)
_BLOCKED = pack_flags(CardKind.PERSONAL, CardStatus.BLOCKED, 0)
_A_CHILD = pack_flags(CardKind.PERSONAL, CardStatus.ACTIVE, 1)
_STATUS = {status.value: status for status in CardStatus}


@dataclass(frozen=True, slots=True)
class NewCard:
    """A card to register: its normalised code, and its states, oldest first and at least one."""

    code: str
    kind: CardKind
    states: tuple[CardState, ...]
    home_region: str | None = None


@dataclass(frozen=True, slots=True)
class RegisteredCard:
    """A card with its number in the register, its code and its present state."""

    number: int
    code: str
    kind: CardKind
    state: CardState


def to_day_number(day: date) -> int:
    """Days since 2000-01-01, as on card lists."""
    return (day - DAY_ZERO).days


@lru_cache(maxsize=4096)
def from_day_number(number: int) -> date:
    """The date of a number of days since 2000-01-01."""
    return DAY_ZERO + timedelta(days=number)


def add_cards(connection: Connection, new: Iterable[NewCard]) -> int:
    """Register many new cards with their histories; how many they were.

    Rows given on them before they were registered wait to be judged again.
    """
    take(connection, Lock.REGISTER)
    keys = list_keys(connection)
    before = connection.scalar(select(func.max(cards.c.id))) or 0
    entries, added = iter(new), 0
    while chunk := list(islice(entries, _ADDED_AT_ONCE)):
        _insert(connection, before + added, chunk, keys)
        added += len(chunk)
    if connection.scalar(select(ledger_rows.c.row_id).limit(1)) is not None:
        _judge_again(connection, before)
    return added


def change_card(connection: Connection, number: int, state: CardState) -> None:
    """Give a card a new state; its rows wait to be judged again."""
    take(connection, Lock.REGISTER)
    columns = _columns(state)
    connection.execute(update(cards).where(cards.c.id == number).values(columns))
    connection.execute(insert(card_states).values(card=number, **columns))
    connection.execute(insert(unjudged).values(card=number))


def card_with_code(connection: Connection, code: str) -> RegisteredCard | None:
    """The card of a normalised code."""
    row = connection.execute(select(cards).where(cards.c.code == code)).one_or_none()
    return _registered(row) if row else None


def home_regions(connection: Connection, numbers: Collection[int]) -> dict[int, str]:
    """Where cards are at home, by their number; empty where the register does not say it."""
    query = select(cards.c.id, cards.c.home_region).where(one_of(cards.c.id))
    return {
        number: home or ""
        for chunk in in_chunks(sorted(numbers))
        for number, home in connection.execute(query, {"values": chunk})
    }


def code_ends(connection: Connection, numbers: Collection[int], length: int) -> dict[int, str]:
    """The last characters of the codes of cards, by their number."""
    found: dict[int, str] = {}
    query = select(cards.c.id, cards.c.code).where(one_of(cards.c.id))
    for chunk in in_chunks(numbers):
        rows = connection.execute(query, {"values": chunk})
        found.update((number, code[-length:]) for number, code in rows)
    return found


def _in_use(day: date) -> ColumnElement[bool]:
    """Active, and the last valid day not past."""
    return and_(
        cards.c.status == CardStatus.ACTIVE.value, cards.c.last_valid_day >= to_day_number(day)
    )


def cards_in_use(connection: Connection, day: date) -> dict[str, int]:
    """How many cards are in use on a day, by home region; the whole register is read."""
    home = func.coalesce(cards.c.home_region, "")
    query = select(home, func.count()).where(_in_use(day)).group_by(home)
    return {region: number for region, number in connection.execute(query)}


def every_code(connection: Connection, day: date, after: int = 0) -> list[tuple[int, str, bool]]:
    """(number, code, whether it is in use on a day) of the next cards behind a number, in order;
    none behind the last.
    """
    query = (
        select(cards.c.id, cards.c.code, case((_in_use(day), 1), else_=0))
        .where(cards.c.id > after)
        .order_by(cards.c.id)
        .limit(_READ_AT_ONCE)
    )
    return [(number, code, bool(used)) for number, code, used in connection.execute(query)]


def cards_like(
    connection: Connection,
    *,
    status: CardStatus | None = None,
    kind: CardKind | None = None,
    valid_from: date | None = None,
    valid_to: date | None = None,
    least_children: int = 0,
    most: int = 10,
) -> list[RegisteredCard]:
    """Cards in the order they were registered; both days belong to the range of last valid days."""
    query = select(cards).where(cards.c.child_allowance >= least_children)
    if status is not None:
        query = query.where(cards.c.status == status.value)
    if kind is not None:
        query = query.where(cards.c.kind == kind.value)
    if valid_from is not None:
        query = query.where(cards.c.last_valid_day >= to_day_number(valid_from))
    if valid_to is not None:
        query = query.where(cards.c.last_valid_day <= to_day_number(valid_to))
    found = connection.execute(query.order_by(cards.c.id).limit(most))
    return [_registered(row) for row in found]


def last_state(connection: Connection) -> int:
    """The number of the newest card state, 0 where there is none."""
    return connection.scalar(select(func.max(card_states.c.id))) or 0


def listed_cards(
    connection: Connection, epoch: int, usable_since: date, usable_since_moment: datetime
) -> Columns:
    """The columns of the cards that were usable on or after a day, sorted by tag."""
    query = (
        select(card_tags.c.tag, cards.c.last_valid_day, _FLAGS.label("flags"))
        .join(cards, cards.c.id == card_tags.c.card)
        .where(card_tags.c.epoch == epoch)
        .where(_usable_since(usable_since, usable_since_moment))
        .order_by(card_tags.c.tag)
    )
    if connection.dialect.name == "postgresql":
        return _columns_as_values(connection, query)
    tags: list[bytes] = []
    days, flags = array("H"), bytearray()
    found = connection.execution_options(yield_per=_READ_AT_ONCE).execute(query)
    for rows in found.partitions():
        some_tags, some_days, some_flags = zip(*rows, strict=True)
        tags += some_tags
        days.extend(some_days)
        flags.extend(some_flags)
    return Columns(struct.unpack(f">{len(tags)}Q", b"".join(tags)), days, flags)


def _columns_as_values(connection: Connection, query: Select[bytes, int, int]) -> Columns:
    """Three values of a million cards each travel and are read in a tenth of the time that a
    million rows take.
    """
    rows = query.subquery()
    columns = (rows.c.tag, func.int4send(rows.c.last_valid_day), func.int4send(rows.c.flags))
    nothing = literal(b"", LargeBinary)
    found = connection.execute(select(*(func.string_agg(each, nothing) for each in columns)))
    tags, days, flags = (bytes(each or b"") for each in found.one())
    count = len(flags) // 4
    return Columns(
        struct.unpack(f">{count}Q", tags),
        array("H", struct.unpack(f">{count}i", days)),
        bytes(struct.unpack(f">{count}i", flags)),
    )


def card_facts(connection: Connection, numbers: Collection[int]) -> dict[str, CardFacts]:
    """What the register knows of cards, by their number as text."""
    states: dict[int, tuple[CardState, ...]] = {}
    for chunk in in_chunks(numbers):
        found = connection.execute(_CARD_STATES, {"values": chunk})
        for number, since, status, last_valid_day, child_allowance in found.all():
            state = CardState(
                since, _STATUS[status], from_day_number(last_valid_day), child_allowance
            )
            before = states.get(number)
            states[number] = (*before, state) if before else (state,)
    return {str(card): CardFacts(str(card), history) for card, history in states.items()}


def blocked_since(connection: Connection, epoch: int, state: int, most: int) -> list[bytes]:
    """The tags of cards that are out of use by a state newer than the given one, newest first."""
    # In two steps, for a join of all three tables has SQLite walk through every card there is.
    changed = connection.scalars(_BLOCKED_SINCE, {"state": state})
    tags: list[bytes] = []
    for chunk in in_chunks(dict.fromkeys(changed)):
        rows = connection.execute(_TAGS_OF_BLOCKED, {"values": chunk, "epoch": epoch})
        found = {card: bytes(tag) for card, tag in rows}
        tags += [found[card] for card in chunk if card in found]
        if len(tags) >= most:
            break
    return tags[:most]


_FLAGS = (
    case((cards.c.kind == CardKind.COMMUNITY.value, _COMMUNITY), else_=0)
    + case((cards.c.status == CardStatus.BLOCKED.value, _BLOCKED), else_=0)
    + cards.c.child_allowance * _A_CHILD
)
"""The flags of a card on lists: each is a part of them."""
_BLOCKED_SINCE = (
    select(card_states.c.card)
    .where(card_states.c.id > bindparam("state"), card_states.c.status == CardStatus.BLOCKED.value)
    .order_by(card_states.c.id.desc())
)
_TAGS_OF_BLOCKED = (
    select(cards.c.id, card_tags.c.tag)
    .join(card_tags, and_(card_tags.c.card == cards.c.id, card_tags.c.epoch == bindparam("epoch")))
    .where(cards.c.status == CardStatus.BLOCKED.value, one_of(cards.c.id))
)


def _usable_since(day: date, moment: datetime) -> ColumnElement[bool]:
    return and_(
        cards.c.last_valid_day >= to_day_number(day),
        or_(cards.c.status == CardStatus.ACTIVE.value, cards.c.since >= moment),
    )


def _same_tag() -> ColumnElement[bool]:
    return and_(ledger_rows.c.epoch == card_tags.c.epoch, ledger_rows.c.tag == card_tags.c.tag)


def _registered(row: Row[Any]) -> RegisteredCard:
    return RegisteredCard(
        number=row.id,
        code=row.code,
        kind=CardKind(row.kind),
        state=_state(row.since, row.status, row.last_valid_day, row.child_allowance),
    )


def _state(since: datetime, status: str, last_valid_day: int, child_allowance: int) -> CardState:
    return CardState(since, CardStatus(status), from_day_number(last_valid_day), child_allowance)


def _judge_again(connection: Connection, after_card: int) -> None:
    """Mark cards that came after a number and whose tags stand in rows already."""
    given = (
        select(card_tags.c.card)
        .join(ledger_rows, _same_tag())
        .where(card_tags.c.card > after_card)
        .distinct()
    )
    marks = [{"card": card} for card in connection.scalars(given)]
    if marks:
        connection.execute(insert(unjudged), marks)


def _insert(
    connection: Connection, before: int, chunk: list[NewCard], keys: Mapping[int, bytes]
) -> None:
    numbered = list(enumerate(chunk, start=before + 1))
    insert_rows(
        connection,
        cards,
        ("id", "code", "kind", "home_region", *_STATE),
        [
            (number, card.code, card.kind.value, card.home_region, *_values(card.states[-1]))
            for number, card in numbered
        ],
    )
    insert_rows(
        connection,
        card_states,
        ("card", *_STATE),
        [(number, *_values(state)) for number, card in numbered for state in card.states],
    )
    insert_rows(
        connection,
        card_tags,
        ("epoch", "tag", "card"),
        # Sorted: neighbours in the table are written together.
        sorted(
            (epoch, tag_of(key, card.code), number)
            for epoch, key in keys.items()
            for number, card in numbered
        ),
    )
    for home, more in sorted(Counter(card.home_region or "" for card in chunk).items()):
        if not connection.execute(_ADD_REGISTERED, {"at": home, "more": more}).rowcount:
            connection.execute(insert(registered_counts).values(home=home, cards=more))


_ADD_REGISTERED = (
    update(registered_counts)
    .where(registered_counts.c.home == bindparam("at"))
    .values(cards=registered_counts.c.cards + bindparam("more"))
)
_CARD_STATES = (
    select(
        card_states.c.card,
        card_states.c.since,
        card_states.c.status,
        card_states.c.last_valid_day,
        card_states.c.child_allowance,
    )
    .where(one_of(card_states.c.card))
    .order_by(card_states.c.card, card_states.c.id)
)
_STATE = ("since", "status", "last_valid_day", "child_allowance")


def _values(state: CardState) -> tuple[object, ...]:
    return (
        state.since,
        state.status.value,
        to_day_number(state.last_valid_day),
        state.child_allowance,
    )


def _columns(state: CardState) -> dict[str, object]:
    return dict(zip(_STATE, _values(state), strict=True))
