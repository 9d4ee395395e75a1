"""The verdict rules: from what a desk knows of a card to what the clerk may do.

Source of every rule: the domain's tables *Limits* and *Verdicts*. A rule reads in the order in
which it wins: no code, no list by policy, blocked, expired, unknown, then what was given before.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from boxoffice.domain.allowances import Standing, allowances, anything_limited_left
from boxoffice.domain.cards import Card
from boxoffice.domain.event_days import event_day
from boxoffice.domain.face import Face
from boxoffice.domain.issues import KnownUse
from boxoffice.domain.list_age import ListAge, ListState
from boxoffice.domain.verdicts import Action, Allowance, Verdict, VerdictKind
from sync.protocol.card_codes import CardCode
from sync.protocol.days import valid_for
from sync.protocol.kinds import CardKind, CardSource, CardStatus, Channel, EventKind
from sync.protocol.limits import Tickets, count_uses, day_of_use
from sync.protocol.programme import Event, Policy


@dataclass(frozen=True, slots=True)
class Facts:
    """All that a decision rests on. `uses` are the card's unvoided uses that the desk knows,
    `events` the programme's events by id, `now` corrected time, `online` whether the centre
    answered lately, `repeated` whether the same reading came twice.
    """

    event: Event
    events: Mapping[str, Event]
    policy: Policy
    source: CardSource
    text: str
    now: datetime
    list_state: ListState
    online: bool
    card: Card | None = None
    uses: Sequence[KnownUse] = ()
    face: Face | None = None
    old_list_confirmed: bool = False
    repeated: bool = False

    @property
    def today(self) -> date:
        """The network's local day."""
        return self.policy.days.day_of(self.now)

    @property
    def centre_has_spoken(self) -> bool:
        """Whether a card's absence from the list is the centre's own word: a fresh list, and the
        centre at hand. Without it, some 55 new cards a day are missing from any list.
        """
        return self.online and self.list_state.age is ListAge.FRESH


def decide(code: CardCode | None, facts: Facts) -> Verdict:
    """The verdict on a reading: `code` is None where no configured format fits it."""
    if code is None:
        return _not_a_code(facts)
    if not facts.policy.card_list.use_list:
        return _by_face(VerdictKind.NOT_ON_LIST, code, replace(facts, card=None))
    card = facts.card
    if card is None:
        return _unknown(code, facts)
    if card.status is CardStatus.BLOCKED:
        return _verdict(VerdictKind.BLOCKED, code, facts, Action.REFUSE)
    if not _admits(card.last_valid_day, facts):
        return _expired(code, facts)
    return _usable(code, card, facts)


def held_for(event: Event, card_kind: CardKind, facts: Facts) -> tuple[KnownUse, ...]:
    """The uses that stand for this event, oldest first.

    A standing event counts by the day. A community card may visit several times a day, so that
    of its tickets there only those ordered by phone and not yet collected stand.
    """
    held = [use for use in facts.uses if use.event == event.id]
    if event.kind is EventKind.VISIT:
        held = [use for use in held if facts.policy.days.day_of(use.at) == facts.today]
        if card_kind is CardKind.COMMUNITY:
            held = [each for each in held if each.channel is Channel.PHONE and not each.collected]
    return tuple(sorted(held, key=lambda use: (use.at, use.row_id)))


def _admits(last_valid_day: date, facts: Facts) -> bool:
    return valid_for(last_valid_day, facts.today, event_day(facts.event, facts.policy.days))


def _usable(code: CardCode, card: Card, facts: Facts) -> Verdict:
    before = _given_before(code, facts, card.kind, card.child_allowance, Action.GIVE)
    if before is not None:
        return before
    last_day = card.last_valid_day == facts.today
    kind = VerdictKind.VALID_LAST_DAY if last_day else VerdictKind.VALID
    verdict = _verdict(kind, code, facts, Action.GIVE)
    return replace(verdict, allowances=_allowances(facts, card.kind, card.child_allowance, 1))


def _unknown(code: CardCode, facts: Facts) -> Verdict:
    """Not on the list: refused on the centre's word unless the policy says face; otherwise given
    on the card's face at any age of the list.
    """
    refused = facts.centre_has_spoken and facts.policy.card_list.unknown_when_online == "refuse"
    if not refused:
        return _by_face(VerdictKind.NOT_ON_LIST, code, facts)
    held = held_for(facts.event, CardKind.PERSONAL, facts)
    if held and _second_look(facts.event):
        verdict = _verdict(VerdictKind.HAS_TICKETS, code, facts, Action.LET_IN)
        return replace(verdict, given=held)
    return _verdict(VerdictKind.NOT_ON_LIST, code, facts, Action.REFUSE)


def _expired(code: CardCode, facts: Facts) -> Verdict:
    """The last valid day is past. Tickets it got while valid stand. Where the centre cannot be
    asked, a card that shows a later day goes by its face; on an old list that is the first way.
    """
    held = held_for(facts.event, _kind(facts), facts)
    if held and _second_look(facts.event):
        verdict = _verdict(VerdictKind.HAS_TICKETS, code, facts, Action.LET_IN)
        return replace(verdict, given=held)
    if facts.centre_has_spoken:
        return _verdict(VerdictKind.EXPIRED, code, facts, Action.REFUSE)
    by_face = _by_face(VerdictKind.EXPIRED, code, facts)
    if facts.list_state.age is ListAge.OLD or facts.face is not None:
        return by_face
    if by_face.action is not Action.GIVE_ON_FACE:
        return by_face
    return replace(by_face, action=Action.REFUSE, alternative=Action.GIVE_ON_FACE)


def _by_face(kind: VerdictKind, code: CardCode, facts: Facts) -> Verdict:
    """Give on the card's face, once the clerk has read that its printed last day is not past."""
    card_kind, children = _kind(facts), facts.face.children if facts.face else None
    before = _given_before(code, facts, card_kind, children, Action.GIVE_ON_FACE)
    if before is not None:
        return before
    if facts.face is not None and not _admits(facts.face.last_valid_day, facts):
        return _verdict(VerdictKind.EXPIRED, code, facts, Action.REFUSE)
    verdict = _verdict(kind, code, facts, Action.GIVE_ON_FACE)
    return replace(verdict, allowances=_allowances(facts, card_kind, children, 1))


def _not_a_code(facts: Facts) -> Verdict:
    """Read it again; after a second identical reading it may be recorded as written."""
    verdict = _verdict(VerdictKind.NOT_A_CODE, None, facts, Action.REFUSE)
    if not facts.repeated:
        return verdict
    if facts.face is not None and not _admits(facts.face.last_valid_day, facts):
        return verdict
    children = facts.face.children if facts.face else None
    return replace(
        verdict,
        alternative=Action.RECORD_AS_WRITTEN,
        allowances=_allowances(facts, _kind(facts), children, 1),
    )


def _given_before(
    code: CardCode, facts: Facts, card_kind: CardKind, children: int | None, add: Action
) -> Verdict | None:
    """`has_tickets` where tickets stand for this event, `used` where nothing is left; else None.

    A standing event and a course admit no second look: with nothing left of their limits they are
    `used`, and so is any card whose limits were used up at other events of the same group.
    """
    held = held_for(facts.event, card_kind, facts)
    more = _allowances(facts, card_kind, children, 0)
    left = anything_limited_left(more)
    if held and (left or _second_look(facts.event)):
        verdict = _verdict(VerdictKind.HAS_TICKETS, code, facts, Action.LET_IN, add)
        return replace(verdict, given=held, allowances=more)
    if left:
        return None
    return replace(_verdict(VerdictKind.USED, code, facts, Action.REFUSE), given=held)


def _second_look(event: Event) -> bool:
    return event.kind in {EventKind.PERFORMANCE, EventKind.PASS}


def _kind(facts: Facts) -> CardKind:
    known = facts.card or facts.face
    return known.kind if known else CardKind.PERSONAL


def _allowances(
    facts: Facts, card_kind: CardKind, children: int | None, first: int
) -> tuple[Allowance, ...]:
    standing = Standing(
        event=facts.event,
        day=day_of_use(facts.event, facts.today, event_day(facts.event, facts.policy.days)),
        used=count_uses(_dated(facts)),
        held=held_for(facts.event, card_kind, facts),
        children_need_holder=facts.policy.children_need_holder,
    )
    return allowances(card_kind, children, standing, first=first)


def _dated(facts: Facts) -> Iterable[tuple[Event, date, Tickets]]:
    days = facts.policy.days
    for use in facts.uses:
        event = facts.events.get(use.event)
        if event is not None:
            day = day_of_use(event, days.day_of(use.at), event_day(event, days))
            yield event, day, dict(use.tickets)


def _verdict(
    kind: VerdictKind,
    code: CardCode | None,
    facts: Facts,
    action: Action,
    alternative: Action | None = None,
) -> Verdict:
    old = facts.policy.card_list.use_list and facts.list_state.age is ListAge.OLD
    giving = {action, alternative} & {Action.GIVE, Action.GIVE_ON_FACE}
    return Verdict(
        kind=kind,
        event=facts.event.id,
        source=facts.source,
        text=facts.text,
        code=code,
        card=facts.card,
        list_state=facts.list_state,
        decided_at=facts.now,
        action=action,
        alternative=alternative,
        face=facts.face,
        needs_confirmation=bool(giving) and old and not facts.old_list_confirmed,
        old_list=old,
        online=facts.online,
    )
