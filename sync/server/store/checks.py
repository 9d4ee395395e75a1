"""What a live check looks up: one card by its tag, and the rows given on it. It only reads."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from sync.protocol.kinds import CardKind, CardStatus
from sync.server.store.ledger import StoredRow, rows_of_cards, rows_with_ids
from sync.server.store.register import from_day_number
from sync.server.store.tables import card_tags, cards, ledger_rows


@dataclass(frozen=True, slots=True)
class TaggedCard:
    """A card of the register as it stands now."""

    number: int
    kind: CardKind
    status: CardStatus
    last_valid_day: date
    child_allowance: int


def card_with_tag(connection: Connection, epoch: int, tag: bytes) -> TaggedCard | None:
    """The card that has this tag in an epoch."""
    query = (
        select(
            cards.c.id,
            cards.c.kind,
            cards.c.status,
            cards.c.last_valid_day,
            cards.c.child_allowance,
        )
        .join(card_tags, card_tags.c.card == cards.c.id)
        .where(card_tags.c.epoch == epoch, card_tags.c.tag == tag)
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        return None
    number, kind, status, day, children = row
    return TaggedCard(number, CardKind(kind), CardStatus(status), from_day_number(day), children)


def rows_on(
    connection: Connection, card: TaggedCard | None, epoch: int, tag: bytes
) -> list[StoredRow]:
    """The rows given on a card under its tags of all epochs, or, of one that no register knows,
    under the tag that was asked for.
    """
    if card is not None:
        return rows_of_cards(connection, [card.number])
    named = select(ledger_rows.c.row_id).where(
        ledger_rows.c.epoch == epoch, ledger_rows.c.tag == tag
    )
    return rows_with_ids(connection, list(connection.scalars(named)))
