"""What a desk knows of a card: never who holds it, nor who gave it (domain, Privacy)."""

from dataclasses import dataclass
from datetime import date, timedelta

from sync.protocol.days import DAY_ZERO
from sync.protocol.kinds import CardKind, CardStatus
from sync.protocol.list_files import unpack_flags


@dataclass(frozen=True, slots=True)
class Card:
    """One entry of the card list; the last valid day is included in its validity."""

    kind: CardKind
    status: CardStatus
    last_valid_day: date
    child_allowance: int


def card_of(day: int, flags: int) -> Card:
    """The card of a list entry: days since 2000-01-01 and the flag byte of the list file."""
    kind, status, allowance = unpack_flags(flags)
    return Card(kind, status, DAY_ZERO + timedelta(days=day), allowance)
