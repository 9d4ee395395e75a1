"""What a card-giver does with cards. Desks learn it by their next head (`settle` hastens lists)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from sync.protocol.card_codes import normalise, recognise
from sync.protocol.kinds import CardKind, CardStatus
from sync.server.centre import Centre
from sync.server.handing_out import checking, organisations
from sync.server.handing_out.policies import GivingPolicy, last_valid_day, policy_of
from sync.server.handing_out.refusing import Problem, Refused
from sync.server.judging.facts import CardState
from sync.server.store import register, settings
from sync.server.store.database import Transaction
from sync.server.store.handing_out import audit, card_acts, door, handed_counts
from sync.server.store.handing_out.audit import Entry
from sync.server.store.handing_out.card_acts import GIVING, Act, CardAct
from sync.server.store.handing_out.organisations import Organisation
from sync.server.store.register import NewCard


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
    """Who acts: an account by its name (the command line's is `terminal`), for an organisation by
    its id. A coordinator does so with any card, and takes cards out of use for no organisation too;
    others know only the cards of their own organisation.
    """

    account: str
    organisation: str | None
    is_coordinator: bool = False


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
    state: CardState
    acts: tuple[CardAct, ...] = ()

    @property
    def status(self) -> CardStatus:
        """Whether it is in use."""
        return self.state.status

    @property
    def last_valid_day(self) -> date:
        """Until when, this day included."""
        return self.state.last_valid_day

    @property
    def child_allowance(self) -> int:
        """For how many children."""
        return self.state.child_allowance

    @property
    def organisation(self) -> str | None:
        """The organisation that handed it out or renewed it last."""
        of = (each.organisation for each in reversed(self.acts) if each.act in GIVING)
        return next(of, None)

    @property
    def is_replaced(self) -> bool:
        """Whether there is a new card in its place."""
        return any(each.act is Act.REPLACED for each in self.acts)

    @property
    def is_lost(self) -> bool:
        """Whether it was reported lost, and nothing done since."""
        return bool(self.acts) and self.acts[-1].act is Act.LOST


@dataclass(frozen=True, slots=True)
class Acting:
    """What holds for one act: the transaction, who acts, and the moment."""

    connection: Transaction
    centre: Centre
    giver: Giver
    now: datetime

    @property
    def today(self) -> date:
        """The network's day."""
        return self.centre.network.days.day_of(self.now)


@dataclass(frozen=True, slots=True)
class Giving(Acting):
    """An act that lets a card be valid: an organisation does it, by the policy of its region."""

    organisation: Organisation
    policy: GivingPolicy


def look(centre: Centre, giver: Giver, text: str) -> GivenCard:
    """The card of a code with what was done with it. Raises `Refused`: not a code, unknown card, an
    organisation that is closed.
    """
    with door.reading(centre.store) as connection:
        _require_may(connection, giver)
        return _card(connection, giver, text)


def hand_out(centre: Centre, giver: Giver, card: HandOut) -> GivenCard:
    """Hand a new card out. Raises `Refused` for what is wrong with it."""
    with door.writing(centre.store) as connection:
        giving = begin_giving(connection, centre, giver)
        [given] = add_new(giving, [checked(giving, card)], Act.HANDED_OUT)
    return given


def renew(
    centre: Centre,
    giver: Giver,
    text: str,
    until: date | None = None,
    child_allowance: int | None = None,
) -> GivenCard:
    """Let a card in use, valid or expired, be valid until a day (None: as the policy says)."""
    with door.writing(centre.store) as connection:
        giving = begin_giving(connection, centre, giver)
        card = _in_use(_card(connection, giver, text))
        day = until or last_valid_day(giving.today, giving.policy.valid_months)
        return _put(giving, card, _state(giving, card, day, child_allowance), Act.RENEWED)


def correct(
    centre: Centre,
    giver: Giver,
    text: str,
    until: date | None = None,
    child_allowance: int | None = None,
) -> GivenCard:
    """Set right what was written wrong, or what changed: the last valid day, the children."""
    with door.writing(centre.store) as connection:
        giving = begin_giving(connection, centre, giver)
        card = _in_use(_card(connection, giver, text))
        return _put(giving, card, _state(giving, card, until, child_allowance), Act.CORRECTED)


def withdraw(centre: Centre, giver: Giver, text: str, reason: Reason) -> GivenCard:
    """Take a card out of use; desks refuse it with their next head, without the reason."""
    return _take_out(centre, giver, text, Act.WITHDRAWN, reason)


def report_lost(centre: Centre, giver: Giver, text: str) -> GivenCard:
    """Take a lost card out of use at once."""
    return _take_out(centre, giver, text, Act.LOST, Reason.LOST)


def take_back(centre: Centre, giver: Giver, text: str, reason: Reason) -> GivenCard:
    """Take a card back into use that was found, or withdrawn by mistake; none that was replaced."""
    with door.writing(centre.store) as connection:
        acting = begin(connection, centre, giver)
        card = _card(connection, giver, text, must_be_own=True)
        if card.status is CardStatus.ACTIVE:
            raise Refused(Problem.IN_USE)
        if card.is_replaced:
            raise Refused(Problem.REPLACED)
        state = replace(card.state, since=acting.now, status=CardStatus.ACTIVE)
        return _put(acting, card, state, Act.TAKEN_BACK, reason)


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
        giving = begin_giving(connection, centre, giver)
        old = _card(connection, giver, text, must_be_own=True)
        if old.is_replaced:
            raise Refused(Problem.REPLACED)
        if old.status is CardStatus.BLOCKED and not old.is_lost:
            raise Refused(Problem.NOT_IN_USE)
        _put(giving, old, _blocked(giving, old), Act.REPLACED, reason)
        card = HandOut(new_code, old.last_valid_day, old.child_allowance, old.kind, typed, retyped)
        new = checked(giving, card, as_is=True)
        [given] = add_new(giving, [new], Act.REPLACEMENT, replaces=old.number)
    return given


def begin(connection: Transaction, centre: Centre, giver: Giver, *, looks: bool = False) -> Acting:
    """Begin an act: it takes its moment under the register's lock. Who only `looks` what an act
    would do keeps nobody waiting. Raises `Refused`.
    """
    if not looks:
        settings.take(connection, settings.Lock.REGISTER)
    _require_may(connection, giver)
    return Acting(connection, centre, giver, centre.now())


def _require_may(connection: Transaction, giver: Giver) -> None:
    """That who acts does so for an organisation that is open, or is a coordinator. Raises
    `Refused`.
    """
    if giver.organisation is not None:
        organisations.handing_out(connection, giver.organisation)
    elif not giver.is_coordinator:
        raise Refused(Problem.NO_ORGANISATION)


def begin_giving(
    connection: Transaction, centre: Centre, giver: Giver, *, looks: bool = False
) -> Giving:
    """Begin an act that an organisation has to do, as `begin`. Raises `Refused`."""
    acting = begin(connection, centre, giver, looks=looks)
    if giver.organisation is None:
        raise Refused(Problem.NO_ORGANISATION)
    organisation = organisations.known(connection, giver.organisation)
    policy = policy_of(connection, organisation.region, acting.today)
    return Giving(connection, centre, giver, acting.now, organisation, policy)


def checked(giving: Giving, card: HandOut, *, as_is: bool = False) -> NewCard:
    """The card as it would be registered. Raises `Refused`; `as_is` it has the day and the children
    of an older card, whatever today's policy says.
    """
    formats = settings.network(giving.connection).code_formats
    code = checking.recognised(card.code, formats, giving.policy)
    day = card.last_valid_day or last_valid_day(giving.today, giving.policy.valid_months)
    if not as_is:
        checking.check_day(day, giving.today, giving.policy)
        checking.check_children(card.child_allowance, card.kind, giving.policy)
    lately = checking.since_lately(giving.now, giving.policy)
    typed = card.typed and not card.retyped
    checking.check_new(giving.connection, code, giving.organisation.id, lately, typed=typed)
    state = CardState(giving.now, CardStatus.ACTIVE, day, card.child_allowance)
    return NewCard(code.text, card.kind, (state,), giving.organisation.region)


def add_new(
    giving: Giving, new: Sequence[NewCard], act: Act, replaces: int | None = None
) -> list[GivenCard]:
    """Register cards that were checked, and keep who handed them out."""
    register.add_cards(giving.connection, new)
    known = [_card(giving.connection, giving.giver, each.code) for each in new]
    return [_noted(giving, card, act, None, replaces=replaces) for card in known]


def _put(
    acting: Acting, card: GivenCard, state: CardState, act: Act, reason: Reason | None = None
) -> GivenCard:
    changed = replace(card, state=state)
    if replace(state, since=card.state.since) != card.state:
        register.change_card(acting.connection, card.number, state)
    return _noted(acting, changed, act, card.state, reason=reason)


def _noted(
    acting: Acting,
    card: GivenCard,
    act: Act,
    before: CardState | None,
    *,
    reason: Reason | None = None,
    replaces: int | None = None,
) -> GivenCard:
    """The card, now that it is kept what was done with it and by whom."""
    giver = acting.giver
    day = card.last_valid_day
    done = CardAct(card.number, giver.organisation, act, acting.now, day, replaces)
    card_acts.add(acting.connection, [done])
    if isinstance(acting, Giving) and act in GIVING:
        region = acting.organisation.region
        handed_counts.count(acting.connection, region, acting.today.year, act)
    entry = Entry(
        acting.now,
        giver.account,
        act.value,
        "card",
        str(card.number),
        reason.value if reason else None,
        _facts(before) if before else None,
        _facts(card.state)
        | {"organisation": giver.organisation, "handed_out_by": card.organisation},
    )
    audit.note(acting.connection, entry)
    return replace(card, acts=(*card.acts, done))


def _take_out(centre: Centre, giver: Giver, text: str, act: Act, reason: Reason) -> GivenCard:
    with door.writing(centre.store) as connection:
        acting = begin(connection, centre, giver)
        card = _in_use(_card(connection, giver, text, must_be_own=True))
        return _put(acting, card, _blocked(acting, card), act, reason)


def _blocked(acting: Acting, card: GivenCard) -> CardState:
    return replace(card.state, since=acting.now, status=CardStatus.BLOCKED)


def _state(
    giving: Giving, card: GivenCard, until: date | None, child_allowance: int | None
) -> CardState:
    day = card.last_valid_day if until is None else until
    children = card.child_allowance if child_allowance is None else child_allowance
    if until is not None:
        checking.check_day(until, giving.today, giving.policy)
    if child_allowance is not None:
        checking.check_children(child_allowance, card.kind, giving.policy)
    return CardState(giving.now, card.status, day, children)


def _in_use(card: GivenCard) -> GivenCard:
    if card.status is not CardStatus.ACTIVE:
        raise Refused(Problem.NOT_IN_USE)
    return card


def _card(
    connection: Transaction, giver: Giver, text: str, *, must_be_own: bool = False
) -> GivenCard:
    """The card of a code; a code that fits no format any more is found as it was written.

    Another organisation's card is as unknown as one that there is not. One that no organisation
    handed out here, from the register before, may be looked at and renewed, and so become one's
    own.
    """
    formats = settings.network(connection).code_formats
    found = recognise(text, formats)
    known = register.card_with_code(connection, found.text if found else normalise(text))
    if known is None and found is None:
        raise Refused(Problem.NOT_A_CODE, examples=[each.example for each in formats])
    if known is None:
        raise Refused(Problem.UNKNOWN_CARD)
    acts = card_acts.of_card(connection, known.number)
    card = GivenCard(known.number, known.kind, known.state, tuple(acts))
    is_free = card.organisation is None and not must_be_own
    if not (giver.is_coordinator or is_free or card.organisation == giver.organisation):
        raise Refused(Problem.UNKNOWN_CARD)
    return card


def _facts(state: CardState) -> dict[str, object]:
    return {
        "status": state.status.value,
        "last_valid_day": state.last_valid_day.isoformat(),
        "child_allowance": state.child_allowance,
    }
