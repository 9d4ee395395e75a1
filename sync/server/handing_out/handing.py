"""What a card-giver does with cards. Desks learn it by their next head (`settle` hastens lists)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from sync.protocol.card_codes import normalise, recognise
from sync.protocol.kinds import CardKind, CardStatus
from sync.server.centre import Centre
from sync.server.handing_out import checking, organisations
from sync.server.handing_out.policies import GivingPolicy, last_valid_day, policy_of
from sync.server.handing_out.refusing import Problem, Refused
from sync.server.judging_facts import CardState
from sync.server.store import register, settings
from sync.server.store.database import Transaction
from sync.server.store.handing_out import audit, card_acts, door
from sync.server.store.handing_out.audit import Entry
from sync.server.store.handing_out.card_acts import Act, CardAct
from sync.server.store.handing_out.organisations import Organisation
from sync.server.store.register import NewCard, RegisteredCard


class Reason(StrEnum):
    """Why a card was taken out of use, or back into it: for the audit trail, never for a desk."""

    NO_LONGER_ENTITLED = "no_longer_entitled"
    HANDED_BACK = "handed_back"
    MISUSED = "misused"
    BY_MISTAKE = "by_mistake"
    LOST = "lost"
    WORN = "worn"
    FOUND = "found"


@dataclass(frozen=True, slots=True)
class Giver:
    """Who acts: an account (the command line's is `terminal`), for an organisation by its id."""

    account: str
    organisation: str


@dataclass(frozen=True, slots=True)
class HandOut:
    """A card to hand out. Without a last valid day the region's policy says it. `typed` codes are
    compared with those handed out lately, unless they were `retyped` alike.
    """

    code: str
    last_valid_day: date | None = None
    child_allowance: int = 0
    kind: CardKind = CardKind.PERSONAL
    typed: bool = True
    retyped: bool = False


@dataclass(frozen=True, slots=True)
class GivenCard:
    """A card as the register has it, by its number there, with what is known to be done with it."""

    number: int
    kind: CardKind
    status: CardStatus
    last_valid_day: date
    child_allowance: int
    acts: tuple[CardAct, ...] = ()

    @property
    def organisation(self) -> str | None:
        """The organisation that handed it out or renewed it last."""
        for act in reversed(self.acts):
            if act.act in _GIVING:
                return act.organisation
        return None


@dataclass(frozen=True, slots=True)
class Acting:
    """What holds for one act: the transaction, the moment, the organisation and its policy."""

    connection: Transaction
    centre: Centre
    giver: Giver
    organisation: Organisation
    policy: GivingPolicy
    now: datetime

    @property
    def today(self) -> date:
        """The network's day."""
        return self.centre.network.days.day_of(self.now)


_GIVING = frozenset({Act.HANDED_OUT, Act.REPLACEMENT, Act.RENEWED})


def look(centre: Centre, text: str) -> GivenCard:
    """The card of a code with what was done with it. Raises `Refused`: not a code, unknown card."""
    with door.reading(centre.store) as connection:
        return _given(connection, _card(connection, text))


def hand_out(centre: Centre, giver: Giver, card: HandOut) -> GivenCard:
    """Hand a new card out. Raises `Refused` for what is wrong with it."""
    with door.writing(centre.store) as connection:
        return add_new(begin(connection, centre, giver), card, Act.HANDED_OUT)


def renew(
    centre: Centre,
    giver: Giver,
    text: str,
    until: date | None = None,
    child_allowance: int | None = None,
) -> GivenCard:
    """Let a card in use, valid or expired, be valid until a day (None: as the policy says)."""

    def renewed(acting: Acting, card: RegisteredCard) -> CardState:
        _only_in_use(card)
        day = until or last_valid_day(acting.today, acting.policy.valid_months)
        return _state(acting, card, day, child_allowance)

    return _change(centre, giver, text, Act.RENEWED, renewed)


def correct(
    centre: Centre,
    giver: Giver,
    text: str,
    until: date | None = None,
    child_allowance: int | None = None,
) -> GivenCard:
    """Set right what was written wrong, or what changed: the last valid day, the children."""

    def corrected(acting: Acting, card: RegisteredCard) -> CardState:
        _only_in_use(card)
        return _state(acting, card, until, child_allowance)

    return _change(centre, giver, text, Act.CORRECTED, corrected)


def withdraw(centre: Centre, giver: Giver, text: str, reason: Reason) -> GivenCard:
    """Take a card out of use; desks refuse it with their next head, without the reason."""
    return _change(centre, giver, text, Act.WITHDRAWN, _out_of_use, reason=reason)


def report_lost(centre: Centre, giver: Giver, text: str) -> GivenCard:
    """Take a lost card out of use at once."""
    return _change(centre, giver, text, Act.LOST, _out_of_use, reason=Reason.LOST)


def take_back(centre: Centre, giver: Giver, text: str, reason: Reason) -> GivenCard:
    """Take a card back into use that was found, or withdrawn by mistake; none that was replaced."""

    def back(acting: Acting, card: RegisteredCard) -> CardState:
        if card.state.status is CardStatus.ACTIVE:
            raise Refused(Problem.IN_USE)
        if any(
            each.act is Act.REPLACED for each in card_acts.of_card(acting.connection, card.number)
        ):
            raise Refused(Problem.REPLACED)
        return replace(card.state, since=acting.now, status=CardStatus.ACTIVE)

    return _change(centre, giver, text, Act.TAKEN_BACK, back, reason=reason)


def replace_card(
    centre: Centre,
    giver: Giver,
    text: str,
    new_code: str,
    reason: Reason,
    *,
    typed: bool = True,
    retyped: bool = False,
) -> GivenCard:
    """Give a new card for an old one, or a lost one: it is valid as the old one is, which ends at
    once. Raises `Refused`.
    """
    with door.writing(centre.store) as connection:
        acting = begin(connection, centre, giver)
        old = _card(connection, text)
        earlier = card_acts.of_card(connection, old.number)
        if any(each.act is Act.REPLACED for each in earlier):
            raise Refused(Problem.REPLACED)
        if old.state.status is CardStatus.BLOCKED and not _is_lost(earlier):
            raise Refused(Problem.NOT_IN_USE)
        blocked = replace(old.state, since=acting.now, status=CardStatus.BLOCKED)
        _put(acting, old, blocked, Act.REPLACED, reason)
        card = HandOut(
            new_code,
            old.state.last_valid_day,
            old.state.child_allowance,
            old.kind,
            typed,
            retyped,
        )
        return add_new(acting, card, Act.REPLACEMENT, replaces=old.number)


def begin(connection: Transaction, centre: Centre, giver: Giver) -> Acting:
    """Begin an act: it takes its moment under the register's lock. Raises `Refused`."""
    settings.take(connection, settings.Lock.REGISTER)
    now = centre.now()
    organisation = organisations.handing_out(connection, giver.organisation)
    policy = policy_of(connection, organisation.region, centre.network.days.day_of(now))
    return Acting(connection, centre, giver, organisation, policy, now)


def checked(acting: Acting, card: HandOut, *, as_is: bool = False) -> NewCard:
    """The card as it would be registered. Raises `Refused`; `as_is` it has the day and the children
    of an older card, whatever today's policy says.
    """
    formats = settings.network(acting.connection).code_formats
    code = checking.recognised(card.code, formats, acting.policy)
    day = card.last_valid_day or last_valid_day(acting.today, acting.policy.valid_months)
    if not as_is:
        checking.check_day(day, acting.today, acting.policy)
        checking.check_children(card.child_allowance, card.kind, acting.policy)
    lately = checking.since_lately(acting.now, acting.policy)
    typed = card.typed and not card.retyped
    checking.check_new(acting.connection, code, acting.organisation.id, lately, typed=typed)
    state = CardState(acting.now, CardStatus.ACTIVE, day, card.child_allowance)
    return NewCard(code.text, card.kind, (state,), acting.organisation.region)


def add_new(acting: Acting, card: HandOut, act: Act, replaces: int | None = None) -> GivenCard:
    """Register a card and keep who handed it out. Raises `Refused`."""
    new = checked(acting, card, as_is=act is Act.REPLACEMENT)
    (known,) = register_new(acting, [new], act, replaces)
    return _given(acting.connection, known)


def register_new(
    acting: Acting, new: Sequence[NewCard], act: Act, replaces: int | None = None
) -> list[RegisteredCard]:
    """Register cards that were checked, and keep who handed them out."""
    register.add_cards(acting.connection, new)
    known = [_card(acting.connection, each.code) for each in new]
    for card in known:
        note(acting, card, act, None, replaces=replaces)
    return known


def note(
    acting: Acting,
    card: RegisteredCard,
    act: Act,
    before: CardState | None,
    *,
    reason: Reason | None = None,
    replaces: int | None = None,
) -> None:
    """Keep what was done with a card as it now is, and by whom."""
    day = card.state.last_valid_day
    done = CardAct(card.number, acting.organisation.id, act, acting.now, day, replaces)
    card_acts.add(acting.connection, [done])
    entry = Entry(
        acting.now,
        acting.giver.account,
        act.value,
        "card",
        str(card.number),
        reason.value if reason else None,
        _facts(before) if before else None,
        {**_facts(card.state), "organisation": acting.organisation.id},
    )
    audit.note(acting.connection, entry)


def _change(
    centre: Centre,
    giver: Giver,
    text: str,
    act: Act,
    new_state: Callable[[Acting, RegisteredCard], CardState],
    *,
    reason: Reason | None = None,
) -> GivenCard:
    with door.writing(centre.store) as connection:
        acting = begin(connection, centre, giver)
        card = _card(connection, text)
        changed = _put(acting, card, new_state(acting, card), act, reason)
        return _given(connection, changed)


def _put(
    acting: Acting, card: RegisteredCard, state: CardState, act: Act, reason: Reason | None
) -> RegisteredCard:
    changed = replace(card, state=state)
    if replace(state, since=card.state.since) != card.state:
        register.change_card(acting.connection, card.number, state)
    note(acting, changed, act, card.state, reason=reason)
    return changed


def _out_of_use(acting: Acting, card: RegisteredCard) -> CardState:
    _only_in_use(card)
    return replace(card.state, since=acting.now, status=CardStatus.BLOCKED)


def _state(
    acting: Acting, card: RegisteredCard, until: date | None, child_allowance: int | None
) -> CardState:
    day = card.state.last_valid_day if until is None else until
    children = card.state.child_allowance if child_allowance is None else child_allowance
    if until is not None:
        checking.check_day(until, acting.today, acting.policy)
    if child_allowance is not None:
        checking.check_children(child_allowance, card.kind, acting.policy)
    return CardState(acting.now, card.state.status, day, children)


def _only_in_use(card: RegisteredCard) -> None:
    if card.state.status is not CardStatus.ACTIVE:
        raise Refused(Problem.NOT_IN_USE)


def _is_lost(acts: list[CardAct]) -> bool:
    return bool(acts) and acts[-1].act is Act.LOST


def _card(connection: Transaction, text: str) -> RegisteredCard:
    """The card of a code; a code that fits no format any more is found as it was written."""
    formats = settings.network(connection).code_formats
    found = recognise(text, formats)
    card = register.card_with_code(connection, found.text if found else normalise(text))
    if card is None:
        if found is None:
            raise Refused(Problem.NOT_A_CODE, examples=[each.example for each in formats])
        raise Refused(Problem.UNKNOWN_CARD)
    return card


def _given(connection: Transaction, card: RegisteredCard) -> GivenCard:
    return GivenCard(
        card.number,
        card.kind,
        card.state.status,
        card.state.last_valid_day,
        card.state.child_allowance,
        tuple(card_acts.of_card(connection, card.number)),
    )


def _facts(state: CardState) -> dict[str, object]:
    return {
        "status": state.status.value,
        "last_valid_day": state.last_valid_day.isoformat(),
        "child_allowance": state.child_allowance,
    }
