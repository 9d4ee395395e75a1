"""Changes of the card register: each takes effect, is published and has its rows judged at once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sync.protocol.kinds import CardKind, CardStatus
from sync.server.centre import Centre
from sync.server.judging.facts import CardState
from sync.server.judging.rounds import Judging
from sync.server.lists.publishing import publish_list
from sync.server.store import register, settings
from sync.server.store.database import Transaction
from sync.server.store.register import NewCard


class UnknownCard(ValueError):
    """There is no card of this code in the register."""


@dataclass(frozen=True, slots=True)
class CardChange:
    """A card to register or renew; what is None stays, or is personal without children."""

    code: str
    last_valid_day: date
    kind: CardKind | None = None
    child_allowance: int | None = None


@dataclass(frozen=True, slots=True)
class Registered:
    """How many cards were added and renewed, and the list version that holds them."""

    added: int
    renewed: int
    list_version: int


def register_cards(centre: Centre, changes: Sequence[CardChange]) -> Registered:
    """Add the cards that are new, renew the others (a blocked card stays blocked)."""
    with centre.store.write() as connection:
        settings.take(connection, settings.Lock.REGISTER)
        now = centre.now()
        new: dict[str, NewCard] = {}
        renewed = 0
        for change in changes:
            if _renew(connection, change, now):
                renewed += 1
            else:
                new[change.code] = _new(change, now)
        added = register.add_cards(connection, new.values())
    return Registered(added, renewed, publish_and_judge(centre))


def block_card(centre: Centre, code: str, *, undo: bool = False) -> int:
    """Take a card out of use, or back into it: desks learn it with the next head. The list version
    published after. Raises `UnknownCard`.
    """
    status = CardStatus.ACTIVE if undo else CardStatus.BLOCKED
    with centre.store.write() as connection:
        settings.take(connection, settings.Lock.REGISTER)
        known = register.card_with_code(connection, code)
        if known is None:
            raise UnknownCard
        if known.state.status is not status:
            state = replace(known.state, since=centre.now(), status=status)
            register.change_card(connection, known.number, state)
    return publish_and_judge(centre)


def _renew(connection: Transaction, change: CardChange, now: datetime) -> bool:
    known = register.card_with_code(connection, change.code)
    if known is None:
        return False
    state = replace(known.state, since=now, last_valid_day=change.last_valid_day)
    if change.child_allowance is not None:
        state = replace(state, child_allowance=change.child_allowance)
    register.change_card(connection, known.number, state)
    return True


def _new(change: CardChange, now: datetime) -> NewCard:
    state = CardState(now, CardStatus.ACTIVE, change.last_valid_day, change.child_allowance or 0)
    return NewCard(change.code, change.kind or CardKind.PERSONAL, (state,))


def publish_and_judge(centre: Centre) -> int:
    """Put what changed in force at once, as the worker does by and by; the list version after."""
    Judging(centre).judge_waiting()
    return publish_list(centre).version
