"""What organisations did with cards, and which random codes were printed."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Connection, select

from sync.server.store.chunks import in_chunks, insert_rows, one_of
from sync.server.store.handing_out.tables import card_acts, printed_codes
from sync.server.store.register import from_day_number, to_day_number
from sync.server.store.tables import cards


class Act(StrEnum):
    """What is done with a card."""

    HANDED_OUT = "handed_out"
    RENEWED = "renewed"
    CORRECTED = "corrected"
    REPLACED = "replaced"
    """The old card; its act comes before that of the new one."""
    REPLACEMENT = "replacement"
    WITHDRAWN = "withdrawn"
    LOST = "lost"
    TAKEN_BACK = "taken_back"
    """Into use again: it was found, or withdrawn by mistake."""


GIVING = frozenset({Act.HANDED_OUT, Act.REPLACEMENT, Act.RENEWED})
"""By what a card becomes one of an organisation's."""


@dataclass(frozen=True, slots=True)
class CardAct:
    """One act; `last_valid_day` as it was after, no organisation where a coordinator did it."""

    card: int
    organisation: str | None
    act: Act
    at: datetime
    last_valid_day: date
    replaces: int | None = None


def add(connection: Connection, acts: Iterable[CardAct]) -> None:
    """Add acts."""
    insert_rows(
        connection,
        card_acts,
        ("card", "organisation", "act", "at", "last_valid_day", "replaces"),
        [
            (
                each.card,
                each.organisation,
                each.act.value,
                each.at,
                to_day_number(each.last_valid_day),
                each.replaces,
            )
            for each in acts
        ],
    )


def of_card(connection: Connection, card: int) -> list[CardAct]:
    """The acts of a card, oldest first."""
    query = select(card_acts).where(card_acts.c.card == card).order_by(card_acts.c.id)
    return [
        CardAct(
            row.card,
            row.organisation,
            Act(row.act),
            row.at,
            from_day_number(row.last_valid_day),
            row.replaces,
        )
        for row in connection.execute(query)
    ]


def handed_out_since(
    connection: Connection, codes: Collection[str], since: datetime
) -> dict[str, str]:
    """Which of these codes were handed out since a moment, each with the organisation."""
    query = (
        select(cards.c.code, card_acts.c.organisation)
        .join(card_acts, card_acts.c.card == cards.c.id)
        .where(one_of(cards.c.code), card_acts.c.at >= since)
        .where(card_acts.c.act.in_([Act.HANDED_OUT.value, Act.REPLACEMENT.value]))
    )
    found: dict[str, str] = {}
    for chunk in in_chunks(codes):
        for code, organisation in connection.execute(query, {"values": chunk}):
            found[code] = organisation
    return found


def add_printed(connection: Connection, hashes: Iterable[bytes], now: datetime) -> None:
    """Keep the hashes of codes that are printed."""
    rows = [(each, now) for each in hashes]
    insert_rows(connection, printed_codes, ("code_hash", "printed_at"), rows)


def is_printed(connection: Connection, code_hash: bytes) -> bool:
    """Whether the code of a hash was printed."""
    query = select(printed_codes.c.code_hash).where(printed_codes.c.code_hash == code_hash)
    return connection.scalar(query) is not None
